/** What is typed about bandwidth, and what is wrong with it. */
import type { Bandwidth } from '../../preload/contract/queue-models.ts'

export interface BandwidthDraft {
  readonly up: string
  readonly down: string
  readonly limited: boolean
  readonly from: number
  readonly to: number
}

type RateError = 'notANumber' | 'outOfRange'
export interface BandwidthErrors {
  readonly up: RateError | null
  readonly down: RateError | null
  readonly hours: 'sameHour' | null
}

/** Mbit/s; the contract takes no others. */
const least = 0.1
const most = 100_000
/** When somebody first wants hours: those in which others are at work. */
const working = { from: 8, to: 16 }

/** `number` writes as the language does: of that only the decimal sign, as groups of digits cannot be read back. */
export function draftOf({ up, down, hours }: Bandwidth, number: (value: number) => string): BandwidthDraft {
  const sign = number(0.5).slice(1, 2)
  const text = (rate: number | null): string => (rate === null ? '' : String(rate).replace('.', sign))
  return { up: text(up), down: text(down), limited: hours !== null, ...(hours ?? working) }
}

/** `2,5`, `2.5` and `1 000` are numbers, `1,000` could be two; nothing is no limit. Mbit/s. */
export function rateOf(text: string): number | null | RateError {
  const plain = text.replaceAll(/\s/gu, '')
  if (plain === '') return null
  if (!/^\d+([.,]\d{1,2})?$/u.test(plain)) return 'notANumber'
  const rate = Number(plain.replace(',', '.'))
  return rate >= least && rate <= most ? rate : 'outOfRange'
}

const errorOf = (rate: number | null | RateError): RateError | null =>
  typeof rate === 'string' ? rate : null

/** The limits that are meant, or what must be mended first. */
export function bandwidthOf(draft: BandwidthDraft): Bandwidth | BandwidthErrors {
  const { limited, from, to } = draft
  const [up, down] = [rateOf(draft.up), rateOf(draft.down)]
  const hours = limited && from % 24 === to % 24 ? 'sameHour' : null
  if (typeof up === 'string' || typeof down === 'string' || hours !== null)
    return { up: errorOf(up), down: errorOf(down), hours }
  return { up, down, hours: limited ? { from, to } : null }
}

export const isMistaken = (read: Bandwidth | BandwidthErrors): read is BandwidthErrors =>
  typeof read.up === 'string' || typeof read.down === 'string' || typeof read.hours === 'string'
