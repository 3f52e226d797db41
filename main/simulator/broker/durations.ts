/** Durations come in as ISO 8601 and go out as .NET prints them (broker.md §1.7). Milliseconds. */

const iso =
  /^(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Null when it is no duration. Years and months count as .NET counts them: 365 and 30 days. */
export function parseDuration(text: string): number | null {
  const match = iso.exec(text)
  if (match === null) return null
  const [, sign, ...parts] = match
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
    Number(part ?? 0),
  )
  const total = (((years * 365 + months * 30 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
  return (sign === undefined ? 1 : -1) * Math.round(total * 1_000)
}

/** `30.00:00:00`, `02:00:00`: never ISO 8601. */
export function formatTimeSpan(milliseconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const absolute = Math.abs(milliseconds)
  const seconds = absolute / 1_000
  const days = Math.floor(seconds / 86_400)
  const rest = absolute % 1_000
  const clock = [(seconds / 3_600) % 24, (seconds / 60) % 60, seconds % 60].map(two).join(':')
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}0000`
  return `${milliseconds < 0 ? '-' : ''}${days === 0 ? '' : `${days}.`}${clock}${fraction}`
}
