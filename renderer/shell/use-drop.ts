/** The whole window accepts files at any time; what is no file is explained, never swallowed. */
import { useEffect, useState } from 'react'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { useWindow } from '../store.ts'
import { carriesFiles, fromDrop, mostFiles, type Dropped } from '../ui/chosen-files.ts'

/** A text field may take dropped text as usual. */
const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea') !== null

function reasonAgainst({ files, folders }: Dropped): Fault | null {
  if (files.length > mostFiles) return fault('files-too-many', { values: { limit: mostFiles } })
  if (files.length > 0) return null
  return fault(folders > 0 ? 'folder-empty' : 'drag-without-file')
}

/** True while files are held over the window. */
export function useDrop(enabled: boolean): boolean {
  const { draft, go, dropTaker } = useWindow()
  const [over, setOver] = useState(false)

  useEffect(() => {
    if (!enabled) return
    const listening = new AbortController()
    const options = { signal: listening.signal }

    const refuse = (reason: Fault): void => {
      const taker = dropTaker()
      if (taker !== null) return taker.refuse(reason)
      draft.change({ fault: reason })
      go({ view: 'send', id: null })
    }
    const take = async (transfer: DataTransfer): Promise<void> => {
      let dropped: Dropped
      try {
        dropped = await fromDrop(transfer)
      } catch {
        return refuse(fault('file-unreadable'))
      }
      const reason = reasonAgainst(dropped)
      if (reason !== null) return refuse(reason)
      const taker = dropTaker()
      if (taker !== null) return taker.take(dropped.files)
      go({ view: 'send', id: null })
      await draft.add(dropped.files)
    }

    const onOver = (event: DragEvent): void => {
      if (takesText(event.target) && !carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
      if (carriesFiles(event.dataTransfer)) setOver(true)
    }
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent): void => {
      setOver(false)
      const { dataTransfer } = event
      if (dataTransfer === null) return
      if (takesText(event.target) && !carriesFiles(dataTransfer)) return
      event.preventDefault()
      if (carriesFiles(dataTransfer)) void take(dataTransfer)
      else refuse(fault('drag-without-file'))
    }

    addEventListener('dragenter', onOver, options)
    addEventListener('dragover', onOver, options)
    addEventListener('dragleave', onLeave, options)
    addEventListener('drop', onDrop, options)
    return () => listening.abort()
  }, [draft, dropTaker, enabled, go])

  return over
}
