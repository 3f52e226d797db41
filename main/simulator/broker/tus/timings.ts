/** How long things take by themselves in a resumable upload, and what the storage bears. Milliseconds, bytes. */
import type { Speed } from '../timings.ts'

export interface TusTimings {
  /** Until accepted bytes are stored for good. */
  readonly durable: () => number
  /** How long an upload stays locked when its sender has gone in the middle of a PATCH. */
  readonly lock: () => number
  /** Until the job comes that makes a file of what is complete. */
  readonly finish: () => number
}

const between = (low: number, high: number) => (): number => low + Math.random() * (high - low)

export const tusTimings: Readonly<Record<Speed, TusTimings>> = {
  practice: { durable: between(100, 800), lock: between(500, 3_000), finish: between(1_000, 3_000) },
  instant: { durable: () => 0, lock: () => 0, finish: () => 0 },
}

/** What may wait, and can be held by the control address. */
export const tusWaits = ['durable', 'lock', 'finish'] as const
export type TusWait = (typeof tusWaits)[number]

export interface TusSwitches {
  /** How long a wait is; null = until it is released. */
  delay(wait: TusWait): number | null
  /** Milliseconds; null = until released; `auto` = as by itself. */
  setDelay(wait: TusWait, delay: number | null | 'auto'): void
  /** Blocks that a file may have (broker.md §3.4). */
  mostBlocks: number
  /** Bytes of one PATCH: it is held in memory, in one array of .NET. */
  largestChunk: number
}

export function createTusSwitches(timings: TusTimings): TusSwitches {
  const set = new Map<TusWait, number | null>()
  return {
    delay(wait) {
      const ordered = set.get(wait)
      return ordered === undefined ? timings[wait]() : ordered
    },
    setDelay(wait, delay) {
      if (delay === 'auto') set.delete(wait)
      else set.set(wait, delay)
    },
    mostBlocks: 50_000,
    largestChunk: 2_147_483_591,
  }
}
