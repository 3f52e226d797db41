/**
 * Recipients and references out of file names: `{recipient}_{reference}_{any}.pdf`. No regular expressions of
 * the person's own, so that none can hang the engine.
 */

/** More of them could divide a long name in millions of ways. */
const mostWild = 3
const pieces = /\{(recipient|reference|any)\}|\{[^}]*\}|[^{]+|\{/g

export interface NameMatch {
  /** As it stands in the name; checked by whoever uses it. */
  readonly recipient: string
  readonly reference: string | null
}

const groups: Readonly<Record<string, string>> = {
  // Digits in groups as people write them; whether the number exists is told apart from a name that does not fit.
  recipient: '(?<recipient>\\d[\\d ]{7,10})',
  reference: '(?<reference>.+?)',
  any: '.*?',
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')

function compile(pattern: string): RegExp | null {
  const counts = { recipient: 0, reference: 0, any: 0 }
  let source = ''
  let before: string | undefined
  for (const [piece, name] of pattern.normalize('NFC').matchAll(pieces)) {
    if (name === undefined) {
      if (piece.startsWith('{')) return null
      source += escaped(piece)
    } else if (name === 'recipient' || name === 'reference' || name === 'any') {
      // Two wild ones in a row could divide a name in any way.
      if (before !== undefined && before !== 'recipient' && name !== 'recipient') return null
      counts[name] += 1
      source += groups[name] ?? ''
    }
    before = name
  }
  const { recipient, reference, any } = counts
  const fits = recipient === 1 && reference <= 1 && any + reference <= mostWild
  return fits ? new RegExp(`^${source}$`, 'isu') : null
}

/** A pattern with exactly one `{recipient}`, at most one `{reference}` and some `{any}`. */
export const isNamePattern = (pattern: string): boolean => compile(pattern) !== null

/** What a checked pattern finds in a name; null when the name does not fit. Upper and lower case are one. */
export function matchName(pattern: string, name: string): NameMatch | null {
  const found = compile(pattern)?.exec(name.normalize('NFC'))?.groups
  const recipient = found?.['recipient']
  return recipient === undefined ? null : { recipient, reference: found?.['reference'] ?? null }
}
