/** Days as a date field writes them, in the person's own time. */

const two = (value: number): string => String(value).padStart(2, '0')

/** Epoch milliseconds → `2026-11-21`; '' when there is none. */
export function inputDate(at: number | null): string {
  if (at === null) return ''
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `2026-11-21` → noon that day, so that no time zone or summer time moves it to another; null if it is none. */
export function dateOf(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return null
  const [year, month, day] = match.slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const date = new Date(year, month - 1, day, 12)
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : null
}
