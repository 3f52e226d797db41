/** A fault as a person reads it, in the window and at the command line alike. */
import type { Fault, FaultCode } from '../fault.ts'
import type { Language } from '../models.ts'
import { en } from './en.ts'
import { fill } from './fill.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'
import type { Sentence } from './sentence.ts'
import { words } from './words.ts'

export type { Sentence } from './sentence.ts'
export { plain } from './plain.ts'
export { sizeText } from './sizes.ts'

export const sentences: Readonly<Record<Language, Readonly<Record<FaultCode, Sentence>>>> = { nb, nn, en }

/** What happened and what to do, with the fault's values filled in. */
export function sentenceOf(fault: Fault, language: Language): Sentence {
  const { what, next } = sentences[language][fault.code]
  return { what: fill(what, fault, words[language]), next: fill(next, fault, words[language]) }
}
