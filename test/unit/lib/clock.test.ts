/** The machine's clock as the engine uses it: sleeps can be left at once and are never cut short. */
import { describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../../main/lib/clock.ts'

describe('sleep', () => {
  it('longer than a timer can count is slept in pieces, not at once', async () => {
    vi.useFakeTimers()
    try {
      let awake = false
      const days30 = 30 * 24 * 60 * 60_000
      const sleeping = systemClock.sleep(days30).then(() => (awake = true))
      await vi.advanceTimersByTimeAsync(days30 - 1)
      expect(awake).toBe(false)
      await vi.advanceTimersByTimeAsync(1)
      await sleeping
      expect(awake).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })

  it('ends at once when left, with the reason, and leaves no timer behind', async () => {
    vi.useFakeTimers()
    try {
      const controller = new AbortController()
      const sleeping = systemClock.sleep(60_000, controller.signal)
      const reason = new Error('closing')
      controller.abort(reason)
      await expect(sleeping).rejects.toBe(reason)
      expect(vi.getTimerCount()).toBe(0)
      await expect(systemClock.sleep(60_000, controller.signal)).rejects.toBe(reason)
    } finally {
      vi.useRealTimers()
    }
  })
})
