/** Everything that keeps a message from being sent, told before it is tried. */
import type { FileReference, MessageService } from '../../../preload/contract/models.ts'
import { moreProblems } from './check-more.ts'
import { noticeProblems } from './check-notice.ts'
import { textProblems } from './check-text.ts'
import { mayForward, type Letter } from './letter.ts'
import { limits } from './limits.ts'
import { missing, wrong, type Place, type Problem } from './problem.ts'

export interface Checked {
  readonly letter: Letter
  readonly service: MessageService | null
  /** With what is wrong with each (`asAttachment`). */
  readonly files: readonly FileReference[]
  readonly adding: boolean
  /** Something stands in the field for recipients that is nobody yet. */
  readonly typing: boolean
  /** Epoch milliseconds. */
  readonly now: number
}

function* recipientProblems({ letter: { recipients }, typing }: Checked): Generator<Problem> {
  const count = recipients.length
  if (typing) yield missing('recipients', 'recipientsTyped')
  else if (count === 0) yield missing('recipients', 'recipients')
  if (count > limits.recipients)
    yield wrong('recipients', 'recipientsMany', { count, limit: limits.recipients })
}

function* fileProblems({ letter, service, files, adding }: Checked): Generator<Problem> {
  const count = files.length
  if (adding) yield missing('files', 'filesAdding')
  if (count > limits.files) yield wrong('files', 'filesMany', { count, limit: limits.files })
  if (files.some(({ fault }) => fault !== null)) yield missing('files', 'filesRefused')
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (mayForward(letter, service) && bytes > limits.forwarded) yield wrong('files', 'filesForward')
}

/** In the order of the form. */
export function problemsOf(checked: Checked): readonly Problem[] {
  const { letter, service, now } = checked
  return [
    ...(service === null ? [missing('service', 'service')] : []),
    ...recipientProblems(checked),
    ...textProblems(letter),
    ...fileProblems(checked),
    ...moreProblems(letter, now),
    ...noticeProblems(letter.notification, letter.recipients.length),
  ]
}

export const problemsAt = (problems: readonly Problem[], place: Place): readonly Problem[] =>
  problems.filter((problem) => problem.place === place)
