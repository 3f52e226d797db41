/** A loop that does what is due, sleeps until the next thing is, and can be woken. */
import type { Clock } from '../ports.ts'

export interface Loop {
  wake(): void
  /** Resolves when the running step has ended. */
  stop(): Promise<void>
}

/**
 * `step` does what is due now and answers how many milliseconds it may sleep. A wake during a step makes
 * it run once more at once, so that no change between its query and its sleep is missed.
 */
export function createLoop(clock: Clock, step: (signal: AbortSignal) => Promise<number>): Loop {
  const stopping = new AbortController()
  let sleeping: AbortController | null = null
  let woken = false

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      woken = false
      const pause = await step(stopping.signal)
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
