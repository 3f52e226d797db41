/** Puts values into a sentence. Whatever is missing gets words in its place: `{{…}}` is never shown. */
import type { Fault } from '../fault.ts'
import { plain, shortened } from './plain.ts'
import { sizeText } from './sizes.ts'
import type { Words } from './words.ts'

const placeholder = /\{\{(\w+)(?:\|([^}]*))?\}\}/g
const longestValue = 80

const quoted = (value: string, { quotes }: Words): string => `${quotes[0]}${value}${quotes[1]}`

function organisationText(value: string): string {
  return /^\d{9}$/.test(value) ? value.replace(/(\d{3})(?=\d)/g, '$1\u00A0') : value
}

function durationText(value: string | number, language: Words): string {
  const seconds = Math.abs(Number(value))
  const [amount, unit] =
    seconds < 120
      ? [seconds, language.seconds]
      : seconds < 7200
        ? [seconds / 60, language.minutes]
        : [seconds / 3600, language.hours]
  return `${Math.round(amount).toLocaleString(language.locale)} ${unit}`
}

/** Epoch milliseconds as a day; anything else stays as it is. */
function dateText(value: string, { locale }: Words): string {
  const date = new Date(Number(value))
  return Number.isNaN(date.getTime())
    ? value
    : date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'Europe/Oslo' })
}

/** A value as the sentence needs it: with its noun, unit or quotation marks. */
function valueText(key: string, value: string | number, fault: Fault, language: Words): string {
  const text = shortened(plain(String(value)), longestValue)
  switch (key) {
    case 'free':
    case 'size':
      return sizeText(Number(value), language.locale)
    case 'limit':
      return fault.code === 'files-too-many'
        ? Number(value).toLocaleString(language.locale)
        : sizeText(Number(value), language.locale)
    case 'seconds':
      return durationText(value, language)
    case 'date':
      return dateText(text, language)
    case 'service':
      return `${language.service} ${quoted(text, language)}`
    case 'owner':
      return `${language.owner} (${organisationText(text)})`
    case 'organisation':
      return /^\d{9}$/.test(text) ? `${language.organisation} ${organisationText(text)}` : text
    // Names of machines and of access scopes are typed elsewhere letter by letter: no quotation marks.
    case 'host':
    case 'scope':
      return text
    default:
      return quoted(text, language)
  }
}

function missingText(key: string, language: Words): string {
  if (key === 'service' || key === 'owner' || key === 'organisation') return language[key]
  return language.missing[key] ?? language.anything
}

/** Fills `template` with the values of `fault`; the first letter of every sentence is a capital. */
export function fill(template: string, fault: Fault, language: Words): string {
  return template.replace(placeholder, (_all, key: string, fallback: string | undefined, offset: number) => {
    const value = fault.values[key]
    const known = value !== undefined && value !== ''
    const text = known ? valueText(key, value, fault, language) : (fallback ?? missingText(key, language))
    const opens = offset === 0 || template.slice(0, offset).endsWith('. ')
    // A host name keeps its small letters even at the beginning.
    return opens && !(known && key === 'host') ? text.charAt(0).toUpperCase() + text.slice(1) : text
  })
}
