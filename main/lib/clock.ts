/** The machine's own clock. */
import { performance } from 'node:perf_hooks'
import type { Clock } from '../ports.ts'

/** Node fires timers beyond this at once; longer sleeps are cut into pieces. */
const longestTimer = 2 ** 31 - 1

function abortReason(signal: AbortSignal): Error {
  const reason: unknown = signal.reason
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason })
}

function rest(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortReason(signal))
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    const stop = (): void => {
      clearTimeout(timer)
      if (signal) reject(abortReason(signal))
    }
    signal?.addEventListener('abort', stop, { once: true })
  })
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  async sleep(milliseconds, signal) {
    let left = Math.max(0, milliseconds)
    do {
      const piece = Math.min(left, longestTimer)
      await rest(piece, signal)
      left -= piece
    } while (left > 0)
  },
}
