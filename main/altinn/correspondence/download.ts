/** What the headers of an attachment promise. correspondence.md §5. */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { NetworkAnswer } from '../../ports.ts'
import { unreadable, type CallName } from '../answers.ts'
import { notEncoded, wholeLength } from '../broker/download.ts'
import type { AttachmentDownload } from './types.ts'

/**
 * Attachments may well be pages of HTML: what tells them from a proxy's page is the disposition that the service
 * always gives. Faults: proxy-answer, answer-unreadable.
 */
export function attachmentDownload(name: CallName, answer: NetworkAnswer): Result<AttachmentDownload> {
  const contentType = answer.headers['content-type'] ?? ''
  if (answer.headers['content-disposition'] === undefined) {
    if (/^\s*text\/html/i.test(contentType)) {
      return failure(fault('proxy-answer', { values: { host: name.host } }))
    }
    return failure(unreadable(name, answer, 'The answer does not say that it is a file.'))
  }
  const plain = notEncoded(name, answer)
  if (!plain.ok) return plain
  const length = wholeLength(name, answer)
  if (!length.ok) return length
  return success({ length: length.value, contentType, body: answer.body, discard: answer.discard })
}
