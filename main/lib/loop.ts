/** A loop that does what is due, sleeps until the next thing is, and can be woken. */
import type { Clock } from '../ports.ts'

export interface Loop {
  wake(): void
  /** Resolves when the running step has ended. */
  stop(): Promise<void>
}

/** Rest after a step that threw, milliseconds: what is full or locked now is not better at once. */
export const restAfterTrouble = 5_000

/**
 * `step` does what is due now and answers how many milliseconds it may sleep. A wake during a step makes
 * it run once more at once, so that no change between its query and its sleep is missed. A step that throws
 * is told to `onError` and tried again after five seconds, whatever wakes it meanwhile: the loop never ends
 * by itself.
 */
export function createLoop(
  clock: Clock,
  step: (signal: AbortSignal) => Promise<number>,
  onError: (error: unknown) => void,
): Loop {
  const stopping = new AbortController()
  let sleeping: AbortController | null = null
  let woken = false

  /** Milliseconds to sleep, or null when the step threw. */
  const tryStep = async (): Promise<number | null> => {
    try {
      return await step(stopping.signal)
    } catch (error) {
      tellSafely(onError, error)
      return null
    }
  }
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      woken = false
      const pause = await tryStep()
      if (pause === null) {
        await clock.sleep(restAfterTrouble, stopping.signal).catch(() => undefined)
        continue
      }
      if (woken || stopping.signal.aborted) continue
      sleeping = new AbortController()
      await clock.sleep(pause, AbortSignal.any([sleeping.signal, stopping.signal])).catch(() => undefined)
      sleeping = null
    }
  }
  const running = run()
  return {
    wake() {
      woken = true
      sleeping?.abort()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Tells of trouble where even the log may fail (it may lie on the same full disk), and nobody is left to tell. */
export function tellSafely(tell: (error: unknown) => void, error: unknown): void {
  try {
    tell(error)
  } catch {
    // The work goes on: that is what matters more than one line.
  }
}
