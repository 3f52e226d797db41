/** One JSON document or lines for a person on standard output; everything else on standard error. */
import type { Fault } from '../../preload/contract/fault.ts'
import type { Language } from '../../preload/contract/models.ts'
import { sentenceOf } from '../../preload/contract/sentences/index.ts'
import { exitCodes, type Outcome } from './exit.ts'

/** Answers when the bytes have been taken, so that a pipe is not cut off by the end of the process. */
export function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve())
  })
}

/** The fault as `--json` shows it: with its sentence, so that a script can hand it to a person. */
export function explain(fault: Fault, language: Language) {
  const { what, next } = sentenceOf(fault, language)
  return { ...fault, sentence: what, next }
}

export function documentOf({ exit, value, fault }: Outcome, language: Language) {
  return {
    ok: exit === exitCodes.done,
    ...(value !== undefined && { value }),
    ...(fault !== undefined && { fault: explain(fault, language) }),
  }
}

/** Control characters from a sender's file name must not drive the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\u{fffd}')
}

export async function report(outcome: Outcome, asJson: boolean, language: Language): Promise<void> {
  if (outcome.fault !== undefined) {
    const { what, next } = sentenceOf(outcome.fault, language)
    await write(process.stderr, `${printable(`${what} ${next}`)}\n`)
  }
  if (asJson) return write(process.stdout, `${JSON.stringify(documentOf(outcome, language))}\n`)
  if (outcome.lines !== undefined && outcome.lines.length > 0) {
    await write(process.stdout, `${outcome.lines.map(printable).join('\n')}\n`)
  }
}
