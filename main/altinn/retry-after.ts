/** When a service wants to be asked again (RFC 9110 §10.2.3). */

/** A service that asks for more than this is asked after an hour all the same. */
const longestWait = 60 * 60_000

/**
 * Milliseconds to wait, or null when the answer does not say. A date is compared with the answer's own
 * `Date`, because our clock may be wrong; `now` (epoch ms) serves when there is none.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | null {
  const value = headers['retry-after']?.trim()
  if (value === undefined || value === '') return null
  const wait = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1_000 : untilDate(value, headers['date'], now)
  return Number.isNaN(wait) ? null : Math.min(Math.max(0, wait), longestWait)
}

function untilDate(value: string, date: string | undefined, now: number): number {
  // Every form of an HTTP date begins with the day of the week; the parser takes «-5» for a date as well.
  if (!/^[A-Za-z]{3,9},? /.test(value)) return Number.NaN
  const theirNow = date === undefined ? Number.NaN : Date.parse(date)
  return Date.parse(value) - (Number.isNaN(theirNow) ? now : theirNow)
}
