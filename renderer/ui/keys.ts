/**
 * Every key that the window listens to. Handlers ask `isKey` and no event themselves, and the map of the keys is drawn
 * from this table: what it tells is what happens, and a test finds a handler that goes past it.
 */
import { views, type View } from '../store.ts'

export interface KeyLine {
  readonly keys: readonly string[]
}

/** `keys` as a browser names them; any of them will do. */
const line = <Text extends string>(text: Text, ...keys: readonly string[]) => ({ text, keys })

export const keys = {
  /** Without Ctrl or Alt, and therefore only while the person has them on (WCAG 2.1.4). */
  anywhere: {
    map: line('keyMap.rows.anywhere.map', '?'),
    search: line('keyMap.rows.anywhere.search', '/'),
  },
  list: {
    next: line('keyMap.rows.list.next', 'ArrowDown'),
    previous: line('keyMap.rows.list.previous', 'ArrowUp'),
    pageDown: line('keyMap.rows.list.pageDown', 'PageDown'),
    pageUp: line('keyMap.rows.list.pageUp', 'PageUp'),
    first: line('keyMap.rows.list.first', 'Home'),
    last: line('keyMap.rows.list.last', 'End'),
    open: line('keyMap.rows.list.open', 'Enter', ' '),
  },
  search: { clear: line('keyMap.rows.search.clear', 'Escape') },
  recipients: {
    next: line('keyMap.rows.recipients.next', 'ArrowDown'),
    previous: line('keyMap.rows.recipients.previous', 'ArrowUp'),
    take: line('keyMap.rows.recipients.take', 'Enter'),
    close: line('keyMap.rows.recipients.close', 'Escape'),
    removeLast: line('keyMap.rows.recipients.removeLast', 'Backspace'),
  },
  service: { take: line('keyMap.rows.service.take', 'Enter') },
  closing: { close: line('keyMap.rows.closing.close', 'Escape') },
} as const

/** Views are numbered as they stand in the menu. */
export const viewKeys: readonly (KeyLine & { readonly view: View })[] = views.map((view, index) => ({
  view,
  keys: [`${index + 1}`],
}))

/** Whether the key that was pressed is one of the line's. */
export const isKey = (of: KeyLine, { key }: { readonly key: string }): boolean => of.keys.includes(key)
