/** Sizes for people: decimal units, as disks and networks are sold, one decimal below ten. */

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** `2147483648` → `2,1 GB` in Norwegian. The space does not break. */
export function sizeText(bytes: number, locale: string): string {
  let value = bytes
  let unit = 0
  // 999.5 would be rounded to 1000 of the smaller unit.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0
  const number = value.toLocaleString(locale, { maximumFractionDigits: digits })
  return `${number}\u00A0${units[unit] ?? 'B'}`
}
