/**
 * Norwegian organisation numbers as people and services write them: with spaces, as a VAT number, with
 * the ISO 6523 prefix or as a URN (broker.md §1.4, platform.md §2).
 */

const weights = [3, 2, 7, 6, 5, 4, 3, 2] as const
const urn = /^urn:altinn:organization:identifier-no:/i
/** NTRNO stands in certificates, NO before a VAT number; any four digits and a colon are an ISO 6523 authority. */
const prefix = /^(?:\d{4}:|NTRNO-|NO)/i
const vatSuffix = /MVA$/i
/** Spaces of every kind, the invisible marks that copying brings along, dots and hyphens between groups. */
const filler = /[\s.\p{Cf}-]/gu

/** Modulus 11 with weights 3 2 7 6 5 4 3 2; a number that would need the check digit 10 does not exist. */
export function isOrganisationNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  const check = (11 - (sum % 11)) % 11
  return check === Number(digits[8])
}

/** Nine digits with a right check digit, or null. Takes every way of writing named above. */
export function parseOrganisationNumber(text: string): string | null {
  const digits = text.trim().replace(urn, '').replace(prefix, '').replace(vatSuffix, '').replace(filler, '')
  const tidy = digits.replace(vatSuffix, '')
  return isOrganisationNumber(tidy) ? tidy : null
}
