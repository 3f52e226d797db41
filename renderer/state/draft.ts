/** What is about to be sent: it outlives the view, since files may be dropped anywhere at any time. */
import type { AddFilesProgress, Bridge, ChosenFile } from '../../preload/contract/bridge.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import type { FileReference, Organisation } from '../../preload/contract/models.ts'

export interface Draft {
  readonly files: readonly FileReference[]
  readonly adding: AddFilesProgress | null
  /** Why the last drop or choice could not be taken. */
  readonly fault: Fault | null
  readonly recipients: readonly Organisation[]
  readonly serviceId: string | null
  readonly reference: string
  readonly properties: readonly { readonly key: string; readonly value: string }[]
  readonly checksumFirst: boolean
}

export const emptyDraft: Draft = {
  files: [],
  adding: null,
  fault: null,
  recipients: [],
  serviceId: null,
  reference: '',
  properties: [],
  checksumFirst: false,
}

export interface DraftActions {
  add(files: readonly ChosenFile[]): Promise<void>
  /** Stops taking over files; those that have come stay. */
  stopAdding(): void
  remove(ids: readonly string[]): void
  change(part: Partial<Omit<Draft, 'files' | 'adding'>>): void
  /** After sending: the engine keeps what it needs of the files. */
  clear(): void
}

export function createDraftActions(
  bridge: Bridge,
  read: () => Draft,
  write: (draft: Draft) => void,
): DraftActions {
  /** One drop at a time: what is dropped meanwhile waits its turn. */
  let queue: Promise<void> = Promise.resolve()
  let ending = new AbortController()
  const change = (part: Partial<Draft>): void => write({ ...read(), ...part })

  const take = async (files: readonly ChosenFile[], { signal }: AbortController): Promise<void> => {
    if (signal.aborted) return
    const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0)
    change({ adding: { files: 0, bytes: 0, totalBytes }, fault: null })
    const onProgress = (adding: AddFilesProgress): void => change({ adding })
    const added = await bridge.addFiles(files, onProgress, signal)
    if (added.ok) change({ files: [...read().files, ...added.value], adding: null })
    else change({ fault: added.fault, adding: null })
  }

  return {
    add(files) {
      const mine = ending
      queue = queue.then(() => take(files, mine))
      return queue
    },
    stopAdding() {
      ending.abort()
      ending = new AbortController()
    },
    remove(ids) {
      const leaving = new Set(ids)
      const gone = read().files.filter(({ id }) => leaving.has(id))
      change({ files: read().files.filter(({ id }) => !leaving.has(id)) })
      const known = gone.filter(({ fault }) => fault === null).map(({ id }) => id)
      // The engine forgets unsent files by itself in time: nothing hangs on this answer.
      if (known.length > 0) void bridge.call('files.forget', { ids: known })
    },
    change,
    clear: () => write(emptyDraft),
  }
}
