/** Broker's times: microseconds, with an offset or without one, which then means UTC. broker.md §1.6. */

const pattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})?$/i

/** Epoch milliseconds, or null when the text is no time. */
export function parseServiceTime(text: string): number | null {
  const parts = pattern.exec(text)
  if (parts === null) return null
  const [, seconds = '', fraction = '', zone = 'Z'] = parts
  const parsed = Date.parse(`${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${zone.toUpperCase()}`)
  return Number.isNaN(parsed) ? null : parsed
}

/** As a query wants it: UTC, without a `+` that would have to be encoded. */
export function formatServiceTime(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString()
}
