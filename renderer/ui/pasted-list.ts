/** A list of recipients as it is pasted from a spreadsheet or a letter: one on each line. */
import { parseRecipients } from './organisation-number.ts'
import { parseParties } from './person-number.ts'

export interface BadLine {
  /** Counted from 1, as in the list it came from. */
  readonly line: number
  readonly text: string
  /** `check` = its check digits are wrong; `nobody` = no number of the right length stands in it. */
  readonly reason: 'check' | 'nobody'
}

export interface PastedList {
  /** Valid numbers, each once, in the order they came. */
  readonly numbers: readonly string[]
  readonly bad: readonly BadLine[]
}

/** More than one line with something in it. */
export const isList = (text: string): boolean => text.trim().includes('\n')

/** What stands beside a number on its line, such as a name, is left alone. */
export function parseList(text: string, persons: boolean): PastedList {
  const numbers = new Set<string>()
  const bad: BadLine[] = []
  for (const [position, whole] of text.split(/\r\n|\r|\n/u).entries()) {
    const found = (persons ? parseParties : parseRecipients)(whole)
    for (const number of found.numbers) numbers.add(number)
    const line = { line: position + 1, text: whole.trim() }
    if (found.wrong.length > 0) bad.push({ ...line, reason: 'check' })
    else if (found.numbers.length === 0 && line.text !== '') bad.push({ ...line, reason: 'nobody' })
  }
  return { numbers: [...numbers], bad }
}
