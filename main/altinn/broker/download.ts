/** What a download's headers promise: how many bytes will come, and from where. broker.md §5.2. */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { NetworkAnswer } from '../../ports.ts'
import { unreadable, type CallName } from '../answers.ts'

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null
}

/** Bytes of a whole file. Faults: answer-unreadable. */
export function wholeLength(name: CallName, answer: NetworkAnswer): Result<number> {
  const length = numberOf(answer.headers['content-length'])
  return length === null
    ? failure(unreadable(name, answer, 'The answer does not say how long the file is.'))
    : success(length)
}

/** Whether the bytes are those of the file. Faults: answer-unreadable. */
export function notEncoded(name: CallName, answer: NetworkAnswer): Result<null> {
  const encoding = answer.headers['content-encoding'] ?? 'identity'
  return encoding.toLowerCase() === 'identity'
    ? success(null)
    : failure(unreadable(name, answer, `The file came encoded: ${encoding}`))
}

/** Faults: proxy-answer (a page instead of the file), answer-unreadable, range-refused (another part than asked). */
export function downloadExtent(
  name: CallName,
  answer: NetworkAnswer,
  from: number,
): Result<{ start: number; length: number }> {
  const refuse = (reason: Fault) => failure(reason)
  const type = answer.headers['content-type'] ?? ''
  if (/^\s*text\/html/i.test(type)) return refuse(fault('proxy-answer', { values: { host: name.host } }))
  const plain = notEncoded(name, answer)
  if (!plain.ok) return plain
  // A service or proxy that ignores the range sends the whole file: right, only more than was asked for.
  if (answer.status === 200) {
    const length = wholeLength(name, answer)
    return length.ok ? success({ start: 0, length: length.value }) : length
  }
  const range = /^bytes (\d{1,15})-(\d{1,15})\/(?:\d{1,15}|\*)$/.exec(answer.headers['content-range'] ?? '')
  const start = numberOf(range?.[1])
  const end = numberOf(range?.[2])
  if (start === null || end === null || end < start) {
    return refuse(unreadable(name, answer, 'The answer does not say which part it is.'))
  }
  const length = end - start + 1
  const announced = numberOf(answer.headers['content-length'])
  if (start !== from || (announced !== null && announced !== length)) {
    return refuse(fault('range-refused', { values: { host: name.host } }))
  }
  return success({ start, length })
}
