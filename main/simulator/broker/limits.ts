/** The gateway's call limits: per client, per operation, per minute. broker.md §1.11. */
import type { Clock } from '../clock.ts'
import { json, Refused } from '../http/reply.ts'

export interface Limits {
  /** Counts a call; refuses with 429 when there have been too many. */
  count(clientId: string, operation: string): void
  set(limits: {
    readonly enabled?: boolean | undefined
    readonly perMinute?: Readonly<Record<string, number>> | undefined
  }): void
  get(): { readonly enabled: boolean; readonly perMinute: Readonly<Record<string, number>> }
}

const published: Readonly<Record<string, number>> = {
  initialize: 120,
  upload: 120,
  'form-upload': 120,
  overview: 120,
  download: 120,
  confirm: 120,
  details: 10,
  search: 10,
}
const minute = 60_000

export function createLimits(clock: Clock, initially: boolean): Limits {
  let enabled = initially
  let perMinute = published
  /** Start of the window and calls in it. */
  const windows = new Map<string, { start: number; calls: number }>()
  return {
    get: () => ({ enabled, perMinute }),
    set(limits) {
      enabled = limits.enabled ?? enabled
      perMinute = { ...perMinute, ...limits.perMinute }
      windows.clear()
    },
    count(clientId, operation) {
      const most = perMinute[operation]
      if (!enabled || most === undefined) return
      const now = clock.brokerNow()
      const key = `${operation} ${clientId}`
      const known = windows.get(key)
      const window = known === undefined || now - known.start >= minute ? { start: now, calls: 0 } : known
      windows.set(key, window)
      window.calls += 1
      if (window.calls <= most) return
      const seconds = Math.max(1, Math.ceil((window.start + minute - now) / 1_000))
      throw new Refused(
        json(
          429,
          { statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` },
          { 'Retry-After': String(seconds) },
        ),
      )
    },
  }
}
