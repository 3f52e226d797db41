/** Files on their way from the person to the engine: one drop at a time, in the order they came. */
import type { AddFilesProgress, Bridge, ChosenFile } from '../../preload/contract/bridge.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import type { FileReference } from '../../preload/contract/models.ts'

export interface Intake {
  readonly files: readonly FileReference[]
  readonly adding: AddFilesProgress | null
  /** Why the last drop or choice could not be taken. */
  readonly fault: Fault | null
}

export const emptyIntake: Intake = { files: [], adding: null, fault: null }

export interface IntakeActions {
  add(files: readonly ChosenFile[]): Promise<void>
  /** Files that the desktop has taken over already. */
  adopt(files: readonly FileReference[]): void
  /** Stops taking over files; those that have come stay. */
  stopAdding(): void
  remove(ids: readonly string[]): void
}

export function createIntake(
  bridge: Bridge,
  read: () => Intake,
  change: (part: Partial<Intake>) => void,
): IntakeActions {
  /** What is dropped meanwhile waits its turn. */
  let queue: Promise<void> = Promise.resolve()
  let ending = new AbortController()

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
    adopt(files) {
      const known = new Set(read().files.map(({ id }) => id))
      change({ files: [...read().files, ...files.filter(({ id }) => !known.has(id))], fault: null })
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
  }
}
