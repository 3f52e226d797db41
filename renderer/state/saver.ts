/** Saves what is being written, a moment after it stands still and one time at a time. */
import type { Result } from '../../preload/contract/result.ts'

export type SaveState = 'nothing' | 'waiting' | 'saving' | 'saved' | 'failed'

export interface SaverOptions<T> {
  save(value: T): Promise<Result<unknown>>
  /** Runs the task after a moment; the answer cancels it. Tests run it when they want. */
  later(task: () => void): () => void
  onState(state: SaveState): void
}

export interface Saver<T> {
  changed(value: T): void
  /** Saves at once what is not saved; done when nothing is left to save, or when it could not be. */
  flush(): Promise<void>
  /** From now on nothing is saved. */
  stop(): void
}

export function createSaver<T>({ save, later, onState }: SaverOptions<T>): Saver<T> {
  let unsaved: { readonly value: T } | null = null
  let cancel: (() => void) | null = null
  let underWay: Promise<void> | null = null
  let stopped = false

  const calm = (): void => {
    cancel?.()
    cancel = null
  }

  const run = async (): Promise<void> => {
    while (unsaved !== null && !stopped) {
      const taken = unsaved
      unsaved = null
      onState('saving')
      const reply = await save(taken.value)
      if (!reply.ok) {
        // What was written meanwhile is newer than what failed.
        unsaved ??= taken
        onState('failed')
        return
      }
      onState(unsaved === null ? 'saved' : 'waiting')
    }
  }

  const flush = async (): Promise<void> => {
    calm()
    underWay ??= run().finally(() => {
      underWay = null
    })
    await underWay
  }

  return {
    changed(value) {
      if (stopped) return
      unsaved = { value }
      onState('waiting')
      calm()
      cancel = later(() => {
        cancel = null
        void flush()
      })
    },
    flush,
    stop() {
      stopped = true
      calm()
    },
  }
}
