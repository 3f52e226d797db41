/** Keys that work anywhere in the window, while nobody writes and no dialog is open. */
import { useEffect, useState } from 'react'
import { useWindow } from '../store.ts'
import { KeyMap } from '../ui/key-map.tsx'
import { isKey, keys, viewKeys } from '../ui/keys.ts'

const writing = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]'

/** The key is meant for something else: for a field, a dialog, the browser, or it is only held down. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.isComposing) return true
  if (event.ctrlKey || event.altKey || event.metaKey) return true
  if (document.querySelector('dialog[open]') !== null) return true
  return event.target instanceof Element && event.target.closest(writing) !== null
}

/** The search above the list that is in sight; false when there is none. */
function goToSearch(): boolean {
  const field = document.querySelector<HTMLElement>('#main input[type=search]')
  if (!field?.offsetParent) return false
  field.focus()
  return true
}

export function Shortcuts() {
  const { go, state } = useWindow()
  const [isShown, show] = useState(false)

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { snapshot } = state.getState()
      if (snapshot?.settings.singleKeys !== true || isTaken(event)) return
      const to = viewKeys.find((line) => isKey(line, event))
      if (isKey(keys.anywhere.map, event)) show(true)
      else if (to !== undefined) {
        go({ view: to.view, id: null })
        // As after a click in the menu: what is read next is the view and not the place it replaced.
        document.getElementById('main')?.focus()
      } else if (!isKey(keys.anywhere.search, event) || !goToSearch()) return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [go, state])

  return isShown ? <KeyMap onClose={() => show(false)} /> : null
}
