/** Birth numbers, D numbers and their made-up kin, as people type and paste them. */
import { parseRecipients, type TypedRecipients } from './organisation-number.ts'

const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

const checks = (text: string, weights: readonly number[]): boolean =>
  weights.reduce((sum, weight, position) => sum + weight * Number(text[position]), 0) % 11 === 0

/** Eleven digits of which the last two each check those before them (modulus 11; correspondence.md §1.4). */
export function isPersonNumber(text: string): boolean {
  return /^\d{11}$/.test(text) && checks(text, firstWeights) && checks(text, secondWeights)
}

/** Organisations and persons in typed or pasted text, separated by anything. */
export function parseParties(text: string): TypedRecipients {
  const found: string[] = []
  const others = text.replace(/(?<!\d)\d{6}[ \u00A0]?\d{5}(?!\d)/g, (written) => {
    found.push(written.replace(/\D/g, ''))
    return ' '
  })
  const persons = [...new Set(found)]
  const { numbers, wrong, rest } = parseRecipients(others)
  return {
    numbers: [...numbers, ...persons.filter(isPersonNumber)],
    wrong: [...wrong, ...persons.filter((number) => !isPersonNumber(number))],
    rest,
  }
}

/** Only digits so far, and neither nine nor eleven of them. */
export function isUnfinishedParty(rest: string): boolean {
  const digits = rest.replace(/[\s.-]/g, '')
  return /^\d+$/.test(digits) && digits.length !== 9 && digits.length !== 11
}
