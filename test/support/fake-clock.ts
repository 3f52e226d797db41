/** A clock that stands still until a test moves it: sleepers wake in order, at their own moment. */
import type { Clock } from '../../main/ports.ts'

export interface FakeClock extends Clock {
  /**
   * Moves time on by `milliseconds`. Sleepers wake one by one in the order of their moments (first come,
   * first woken, when equal), and what a woken one starts is finished before the next one wakes.
   */
  advance(milliseconds: number): Promise<void>
  /** Moves the wall clock alone, as a person or a time server does; `monotonic` and sleepers do not notice. */
  setNow(epochMilliseconds: number): void
  /** How many are asleep now. */
  sleepers(): number
}

interface Sleeper {
  readonly at: number
  wake(): void
}

/** Lets everything that is ready to run do so: promises and what Node has queued behind them. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** `start` is epoch milliseconds; `monotonic` begins at 0. `settled`: what a woken sleeper starts has been done. */
export function createFakeClock(
  start = Date.parse('2026-11-20T09:00:00Z'),
  settled: () => Promise<void> = settle,
): FakeClock {
  let monotonic = 0
  let offset = start
  let asleep: readonly Sleeper[] = []

  const drop = (sleeper: Sleeper): void => {
    asleep = asleep.filter((candidate) => candidate !== sleeper)
  }
  const earliest = (until: number): Sleeper | undefined =>
    asleep
      .filter(({ at }) => at <= until)
      .reduce<Sleeper | undefined>((first, next) => (first && first.at <= next.at ? first : next), undefined)

  return {
    now: () => offset + monotonic,
    monotonic: () => monotonic,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          drop(sleeper)
          const reason: unknown = signal?.reason
          reject(reason instanceof Error ? reason : new Error('aborted', { cause: reason }))
        }
        const sleeper: Sleeper = {
          at: monotonic + Math.max(0, milliseconds),
          wake() {
            drop(sleeper)
            signal?.removeEventListener('abort', stop)
            resolve()
          },
        }
        if (signal?.aborted) return stop()
        signal?.addEventListener('abort', stop, { once: true })
        asleep = [...asleep, sleeper]
      }),
    async advance(milliseconds) {
      const until = monotonic + milliseconds
      await settled()
      for (let next = earliest(until); next !== undefined; next = earliest(until)) {
        monotonic = Math.max(monotonic, next.at)
        next.wake()
        await settled()
      }
      monotonic = until
    },
    setNow(epochMilliseconds) {
      offset = epochMilliseconds - monotonic
    },
    sleepers: () => asleep.length,
  }
}
