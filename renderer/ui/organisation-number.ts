/** Organisation numbers as people type and paste them. */

const weights = [3, 2, 7, 6, 5, 4, 3, 2]

/** Nine digits of which the last checks the others (modulus 11). */
export function isOrganisationNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false
  const sum = weights.reduce((total, weight, position) => total + weight * Number(text[position]), 0)
  const check = (11 - (sum % 11)) % 11
  return check === Number(text[8])
}

export interface TypedRecipients {
  /** Valid numbers, each once, in the order they came. */
  readonly numbers: readonly string[]
  /** Nine digits that fail the check. */
  readonly wrong: readonly string[]
  /** What is left and is no number: a name to search for, or one half typed. */
  readonly rest: string
}

/**
 * Finds organisation numbers in typed or pasted text: separated by anything, themselves written in threes or
 * not, with country prefix `0192:` or «MVA» after them.
 */
export function parseRecipients(text: string): TypedRecipients {
  const found: string[] = []
  // Inside a number only what people put there: a space, a point, a hyphen.
  const rest = text
    .replace(/0192:/g, ' ')
    .replace(/(?<!\d)\d{3}[ \u00A0.-]?\d{3}[ \u00A0.-]?\d{3}(?!\d)/g, (written) => {
      found.push(written.replace(/\D/g, ''))
      return ' '
    })
    .replace(/\bMVA\b/gi, ' ')
    .replace(/[\s,;]+/g, ' ')
    .trim()
  const unique = [...new Set(found)]
  return {
    numbers: unique.filter(isOrganisationNumber),
    wrong: unique.filter((number) => !isOrganisationNumber(number)),
    rest,
  }
}

/** Only digits so far, and nine of them not yet reached or passed. */
export function isUnfinishedNumber(rest: string): boolean {
  const digits = rest.replace(/[\s.-]/g, '')
  return /^\d+$/.test(digits) && digits.length !== 9
}
