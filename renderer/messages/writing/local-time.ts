/** Times as the browser's own field for date and time writes them, in the person's own zone. */

const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-24T14:00`; '' = none. `at` is in epoch milliseconds. */
export function fieldText(at: number | null): string {
  if (at === null) return ''
  const time = new Date(at)
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`
}

/** Null for what is no whole time. */
export function fieldTime(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/u.test(text)) return null
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? null : at
}
