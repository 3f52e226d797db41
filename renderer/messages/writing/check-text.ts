/** Title, summary, sender's name and body. correspondence.md §2.12, §3.4. */
import type { Letter } from './letter.ts'
import { limits } from './limits.ts'
import { missing, wrong, type Problem } from './problem.ts'

const tag = /<\/?[a-z!][^>]*>/iu
const heading = /^ {0,3}#{1,6}\s/mu
/** Tags that Markdown has no form for; the service finds that they do not survive. */
const lost =
  /<\/?(?:script|style|iframe|object|embed|form|input|button|select|textarea|svg|meta|link|base)\b|<!--/iu

/** Signs that Markdown knows pass; tags and headings do not. */
export const isPlainText = (text: string): boolean => !tag.test(text) && !heading.test(text)

/** As the service counts: UTF-16 code units of what is left without spaces around it. */
const lengthOf = (text: string): number => text.trim().length

const plainPlaces = [
  ['title', 'titleLong', 'titlePlain'],
  ['summary', 'summaryLong', 'summaryPlain'],
  ['senderName', 'senderNameLong', 'senderNamePlain'],
] as const

function* plainProblems(letter: Letter): Generator<Problem> {
  for (const [place, long, plain] of plainPlaces) {
    const [count, limit] = [lengthOf(letter[place]), limits[place]]
    if (count > limit) yield wrong(place, long, { count, limit })
    else if (!isPlainText(letter[place])) yield wrong(place, plain)
  }
}

export function* textProblems(letter: Letter): Generator<Problem> {
  if (lengthOf(letter.title) === 0) yield missing('title', 'title')
  yield* plainProblems(letter)
  const count = lengthOf(letter.body)
  if (count === 0) yield missing('body', 'body')
  else if (count > limits.body) yield wrong('body', 'bodyLong', { count, limit: limits.body })
  else if (lost.test(letter.body)) yield wrong('body', 'bodyCode')
  const reference = lengthOf(letter.reference)
  if (reference > limits.reference)
    yield wrong('reference', 'reference', { count: reference, limit: limits.reference })
}
