/** Norwegian national identity numbers and D-numbers: eleven digits, the last two of which check the others. */

const first = [3, 7, 6, 1, 8, 9, 4, 5, 2] as const
const second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2] as const
/** Spaces of every kind, and the invisible marks that copying brings along. */
const filler = /[\s.\p{Cf}-]/gu

function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return (11 - (sum % 11)) % 11
}

/** Eleven digits with right check digits, or null. */
export function parsePersonNumber(text: string): string | null {
  const digits = text.replace(/^urn:altinn:person:identifier-no:/i, '').replace(filler, '')
  if (!/^\d{11}$/.test(digits)) return null
  const isRight =
    checkDigit(digits, first) === Number(digits[9]) && checkDigit(digits, second) === Number(digits[10])
  return isRight ? digits : null
}
