/** Numbers, sizes, times and organisations as each language writes them. */
import { plain, sizeText } from '../../preload/contract/sentences/index.ts'
import type { Language, Organisation } from '../../preload/contract/models.ts'

const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }
const day = 86_400_000

export interface Format {
  number(value: number): string
  /** Bytes in decimal units. */
  size(bytes: number): string
  /** 0 ≤ share ≤ 1; never 100 % before it is whole. */
  percent(share: number): string
  /** `14.02` today, `24. nov.` this year, otherwise with the year. */
  short(at: number, now: number): string
  /** Day and time of day in full. */
  full(at: number): string
  dayAndTime(at: number): string
  /** `24. november 2026`. */
  day(at: number): string
  /** `14:02` today, otherwise with the day. */
  moment(at: number, now: number): string
  /** `08:00`; 24 is the end of the day. */
  hour(hour: number): string
}

const sameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString()

/** Formats are costly to make and are kept. */
export function createFormat(language: Language): Format {
  const locale = locales[language]
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  const wholeDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  const dayAndTime = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  return {
    number: (value) => numbers.format(value),
    size: (bytes) => sizeText(bytes, locale),
    percent: (share) => percents.format(share >= 1 ? 1 : Math.floor(Math.max(0, share) * 100) / 100),
    short(at, now) {
      if (sameDay(at, now)) return time.format(at)
      const thisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
      return (thisYear ? dayMonth : dayMonthYear).format(at)
    },
    full: (at) => full.format(at),
    day: (at) => wholeDay.format(at),
    dayAndTime: (at) => dayAndTime.format(at),
    hour: (hour) =>
      hour === 24
        ? time.format(new Date(2000, 0, 1)).replace('00', '24')
        : time.format(new Date(2000, 0, 1, hour)),
    moment: (at, now) => (sameDay(at, now) ? time : dayAndTime).format(at),
  }
}

/** Whole days until `at`, counted as the calendar does: 0 = today. */
export function daysUntil(at: number, now: number): number {
  const midnight = (moment: number): number => new Date(moment).setHours(0, 0, 0, 0)
  return Math.max(0, Math.round((midnight(at) - midnight(now)) / day))
}

/** `310904473` → `310 904 473`, with spaces that do not break. */
export function organisationNumber(number: string): string {
  return number.replace(/(\d{3})(?=\d)/g, '$1\u00A0')
}

/** An organisation's in threes, a person's as date and the rest. */
export function partyNumber(number: string): string {
  return number.length === 11 ? number.replace(/^\d{6}/, '$&\u00A0') : organisationNumber(number)
}

/** The name where we know it, otherwise the number. */
export function organisationName({ name, number }: Organisation): string {
  return name === null ? partyNumber(number) : plain(name)
}

/** How long is left, in the largest unit that says enough. */
export function timeLeft(seconds: number): { readonly unit: 'seconds' | 'minutes' | 'hours'; count: number } {
  if (seconds < 55) return { unit: 'seconds', count: Math.max(1, Math.ceil(seconds / 5) * 5) }
  if (seconds < 5_400) return { unit: 'minutes', count: Math.max(1, Math.round(seconds / 60)) }
  return { unit: 'hours', count: Math.round(seconds / 3_600) }
}
