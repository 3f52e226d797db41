/** The real clock, which a test may also move ahead: sleepers whose time has then come wake at once. */
import type { Clock } from '../../main/ports.ts'

export interface SkippingClock extends Clock {
  skip(milliseconds: number): void
  /** While `work` runs nobody pauses between two calls or tries: such pauses are over at once, and no time passes. */
  hurry<T>(work: () => Promise<T>): Promise<T>
}

/** A second between calls, doubled between tries. Any other sleeper waits for its moment, and would only spin. */
const pauses: readonly number[] = [1_000, 2_000, 4_000, 8_000]

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

export function createSkippingClock(): SkippingClock {
  let skipped = 0
  let hurrying = 0
  const sleepers = new Set<Sleeper>()
  const monotonic = (): number => performance.now() + skipped
  return {
    now: () => Date.now() + skipped,
    monotonic,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(new Error('aborted'))
        const finish = (end: () => void) => (): void => {
          clearTimeout(timer)
          sleepers.delete(sleeper)
          signal?.removeEventListener('abort', abort)
          end()
        }
        const wake = finish(resolve)
        const abort = finish(() => reject(new Error('aborted')))
        const timer = setTimeout(wake, hurrying > 0 && pauses.includes(milliseconds) ? 0 : milliseconds)
        const sleeper = { at: monotonic() + milliseconds, wake }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', abort, { once: true })
      }),
    async hurry(work) {
      hurrying += 1
      try {
        return await work()
      } finally {
        hurrying -= 1
      }
    },
    skip(milliseconds) {
      skipped += milliseconds
      for (const sleeper of [...sleepers]) if (sleeper.at <= monotonic()) sleeper.wake()
    },
  }
}
