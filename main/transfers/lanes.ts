/**
 * Runs what is due, a few at a time and in order, in two lanes: small files are not stuck behind a huge
 * one (field-notes.md §3, 30).
 */
import { restAfterTrouble, tellSafely } from '../lib/loop.ts'
import type { Clock } from '../ports.ts'

export interface LaneItem {
  readonly id: string
  readonly size: number
}

export interface Lanes<T extends LaneItem> {
  /** Starts as many as there is room for; answers whether any lane is still free. */
  fill(items: readonly T[]): boolean
  isRunning(id: string): boolean
  /** Cuts one off; resolves when it has ended. */
  cut(id: string): Promise<void>
  /** Cuts all off; resolves when they have ended. */
  stop(): Promise<void>
}

/** From this size on a file uses the lane of the large ones, bytes. */
export const largeBytes = 8 * 1024 * 1024
const room = { small: 4, large: 2 } as const

export interface LaneGuard {
  readonly clock: Clock
  /** Told what `ended` or `crashed` threw. */
  readonly failed: (error: unknown) => void
}

/**
 * `crashed` writes down that `run` threw. When it cannot (a full disk), the row still says that it is due:
 * its lane stays taken for five seconds, so that it is not tried in a hot loop.
 */
export function createLanes<T extends LaneItem>(
  run: (item: T, signal: AbortSignal) => Promise<void>,
  ended: (item: T) => void,
  crashed: (item: T, error: unknown) => void,
  guard: LaneGuard,
): Lanes<T> {
  const running = new Map<
    string,
    { lane: keyof typeof room; stopping: AbortController; ended: Promise<void> }
  >()
  const laneOf = (item: T): keyof typeof room => (item.size >= largeBytes ? 'large' : 'small')
  const free = (lane: keyof typeof room): boolean =>
    [...running.values()].filter((one) => one.lane === lane).length < room[lane]

  const tell = (error: unknown): void => tellSafely((reason) => guard.failed(reason), error)

  const recover = async (item: T, error: unknown, signal: AbortSignal): Promise<void> => {
    try {
      crashed(item, error)
    } catch (worse) {
      tell(worse)
      await guard.clock.sleep(restAfterTrouble, signal).catch(() => undefined)
    }
  }
  const start = (item: T): void => {
    const stopping = new AbortController()
    const work = run(item, stopping.signal)
      .catch((error: unknown) => recover(item, error, stopping.signal))
      .finally(() => {
        running.delete(item.id)
        try {
          ended(item)
        } catch (error) {
          tell(error)
        }
      })
    running.set(item.id, { lane: laneOf(item), stopping, ended: work })
  }
  const cut = async (id: string): Promise<void> => {
    const one = running.get(id)
    one?.stopping.abort()
    await one?.ended
  }
  return {
    fill(items) {
      for (const item of items) {
        if (!running.has(item.id) && free(laneOf(item))) start(item)
      }
      return free('small') || free('large')
    },
    isRunning: (id) => running.has(id),
    cut,
    async stop() {
      await Promise.all([...running.keys()].map(cut))
    },
  }
}
