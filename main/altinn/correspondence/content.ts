/** The body of a message as text. correspondence.md §1.3. */
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { NetworkAnswer } from '../../ports.ts'
import { proxyAnswer, readAnswer, unreadable, type CallName } from '../answers.ts'

/**
 * A body may begin with `<`, as a link does: only its type tells it from a proxy's page. Faults: those of reading,
 * proxy-answer, answer-unreadable.
 */
export async function readContent(name: CallName, answer: NetworkAnswer): Promise<Result<string>> {
  const read = await readAnswer(answer)
  if (!read.ok) return read
  const type = answer.headers['content-type'] ?? ''
  if (/^\s*text\/plain/i.test(type)) return success(read.value.text)
  return failure(
    /html/i.test(type)
      ? proxyAnswer(name, read.value)
      : unreadable(name, read.value, `The text is no text: ${type}`),
  )
}
