/** Times, reply options, references, properties and reservation. correspondence.md §1.4, §2.5, §2.10. */
import type { Letter } from './letter.ts'
import { limits } from './limits.ts'
import { missing, wrong, type Problem } from './problem.ts'

export function isReplyAddress(text: string): boolean {
  return text.length <= limits.replyAddress && /^https:\/\//iu.test(text) && URL.canParse(text)
}

function* timeProblems({ publishAt, dueAt, needsConfirmation }: Letter, now: number): Generator<Problem> {
  if (publishAt !== null && publishAt < now) yield wrong('publishAt', 'publishPast')
  if (dueAt === null) {
    if (needsConfirmation) yield missing('dueAt', 'dueNeeded')
  } else if (dueAt < now) yield wrong('dueAt', 'duePast')
  else if (publishAt !== null && dueAt < publishAt) yield wrong('dueAt', 'dueBeforePublish')
}

function* replyProblems({ replies }: Letter): Generator<Problem> {
  for (const [position, [text, address]] of replies.entries()) {
    if (text.trim() === '' && address.trim() === '') continue
    if (!isReplyAddress(address.trim()))
      yield missing('replies', 'reply', { number: position + 1, limit: limits.replyAddress })
  }
}

function* referenceProblems(letter: Letter): Generator<Problem> {
  const { references, recipients, replies, needsConfirmation } = letter
  for (const [position, [, value]] of references.entries()) {
    if (value.trim() === '') yield missing('references', 'referenceValue', { number: position + 1 })
  }
  if (!references.some(([type]) => type === 'DialogportenDialogId')) return
  if (recipients.length > 1) yield wrong('references', 'dialogOne')
  if (needsConfirmation || replies.length > 0) yield wrong('references', 'dialogPlain')
}

function* propertyProblems({ properties }: Letter): Generator<Problem> {
  const seen = new Set<string>()
  for (const [position, pair] of properties.entries()) {
    const [name, value] = pair.map((text) => text.trim())
    if (name === undefined || value === undefined || (name === '' && value === '')) continue
    const number = position + 1
    if (name === '' || name.length > limits.propertyName)
      yield missing('properties', 'propertyKey', { number, limit: limits.propertyName })
    else if (seen.has(name)) yield wrong('properties', 'propertyTwice', { name })
    if (value === '' || value.length > limits.propertyValue)
      yield missing('properties', 'propertyValue', { number, limit: limits.propertyValue })
    seen.add(name)
  }
}

/** `now` is in epoch milliseconds. */
export function* moreProblems(letter: Letter, now: number): Generator<Problem> {
  yield* timeProblems(letter, now)
  if (letter.ignoreReservation !== null && letter.ignoreReservation.trim() === '')
    yield missing('ignoreReservation', 'ignoreReason')
  yield* replyProblems(letter)
  yield* referenceProblems(letter)
  yield* propertyProblems(letter)
}
