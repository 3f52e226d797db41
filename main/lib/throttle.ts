/** Holds streams to a rate: each block waits until those before it have had their time. */
import type { Clock } from '../ports.ts'

export type Direction = 'up' | 'down'

export interface Throttle {
  /** The same bytes, no faster than allowed. Ends as the stream ends; waits end when `signal` is aborted. */
  pass(
    direction: Direction,
    stream: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): AsyncIterable<Uint8Array>
}

/** `rateOf`: bytes per second, asked anew for every block; null = no limit. All streams of a direction share it. */
export function createThrottle(clock: Clock, rateOf: (direction: Direction) => number | null): Throttle {
  /** When the line is free again, monotonic milliseconds. */
  const freeAt: Record<Direction, number> = { up: 0, down: 0 }

  const turn = async (direction: Direction, bytes: number, signal: AbortSignal): Promise<void> => {
    const rate = rateOf(direction)
    if (rate === null) return
    const now = clock.monotonic()
    const from = Math.max(now, freeAt[direction])
    freeAt[direction] = from + (bytes / rate) * 1_000
    if (from > now) await clock.sleep(from - now, signal).catch(() => undefined)
  }
  return {
    async *pass(direction, stream, signal) {
      for await (const block of stream) {
        await turn(direction, block.byteLength, signal)
        yield block
      }
    },
  }
}
