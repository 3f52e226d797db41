/** Notices by e-mail and SMS. correspondence.md §1.4, §2.6. */
import type { NotificationOrder } from '../../../preload/contract/message-models.ts'
import { isOrganisationNumber } from '../../ui/organisation-number.ts'
import { isPersonNumber } from '../../ui/person-number.ts'
import { limits } from './limits.ts'
import { missing, wrong, type Problem } from './problem.ts'

export type Channel = NotificationOrder['channel']
type Text = NotificationOrder['text']

export const usesMail = (channel: Channel): boolean => channel !== 'sms'
export const usesSms = (channel: Channel): boolean => channel !== 'email'

const mail = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:"]+$/u
const mobile = /^(?:\+|00)[1-9]\d{6,14}$/u

export type NoticeRecipientKind = 'email' | 'mobile' | 'organisation' | 'person'

/** What a typed line means; null = nobody. Numbers may be written with spaces. */
export function noticeRecipientKind(line: string): NoticeRecipientKind | null {
  const text = line.trim()
  if (mail.test(text)) return 'email'
  const digits = text.replace(/[\s.-]/gu, '')
  if (mobile.test(digits)) return 'mobile'
  if (isOrganisationNumber(digits)) return 'organisation'
  return isPersonNumber(digits) ? 'person' : null
}

/** Lines as the engine takes them. */
export function noticeRecipients(text: string): string[] {
  return text
    .split(/[\n;,]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (line.includes('@') ? line : line.replace(/[\s.-]/gu, '')))
}

/** Where the words of the notice stand in the form, and those of the reminder. */
export const noticePlaces = { subject: 'noticeSubject', body: 'noticeBody', sms: 'noticeSms' } as const
export const reminderPlaces = {
  subject: 'reminderSubject',
  body: 'reminderBody',
  sms: 'reminderSms',
} as const
export type NoticePlaces = typeof noticePlaces | typeof reminderPlaces

function* textOf(
  { subject, body, sms }: Text,
  channel: Channel,
  needed: boolean,
  places: NoticePlaces,
): Generator<Problem> {
  const fields = [
    [usesMail(channel), subject, places.subject, limits.noticeSubject],
    [usesMail(channel), body, places.body, limits.noticeBody],
    [usesSms(channel), sms, places.sms, limits.noticeSms],
  ] as const
  for (const [used, text, place, limit] of fields) {
    if (!used) continue
    if (text.length > limit) yield wrong(place, place, { limit })
    else if (needed && text.trim() === '') yield missing(place, place, { limit })
  }
}

const namesRecipient = ({ subject, body, sms }: Text): boolean =>
  /\$recipient(?:Name|Number)\$/iu.test(`${subject} ${body} ${sms}`)

function* recipientProblems(notice: NotificationOrder, messageRecipients: number): Generator<Problem> {
  const { recipients, onlyThese, text, reminder } = notice
  const place = 'noticeRecipients'
  if (recipients.length === 0) {
    if (onlyThese) yield missing(place, 'noticeNobody')
    return
  }
  if (messageRecipients > 1) yield wrong(place, 'noticeOne')
  if (recipients.length > limits.noticeRecipients)
    yield wrong(place, 'noticeMany', { limit: limits.noticeRecipients })
  const nobody = recipients.find((line) => noticeRecipientKind(line) === null)
  if (nobody !== undefined) yield missing(place, 'noticeWho', { text: nobody })
  const direct = recipients.some((line) => ['email', 'mobile'].includes(noticeRecipientKind(line) ?? ''))
  if (direct && [text, reminder?.text].some((one) => one !== undefined && namesRecipient(one)))
    yield wrong(place, 'noticeKeyword')
}

/** `messageRecipients` is how many the message itself goes to. */
export function* noticeProblems(
  notice: NotificationOrder | null,
  messageRecipients: number,
): Generator<Problem> {
  if (notice === null) return
  const { template, channel, text, reminder } = notice
  // The general sentence needs no text of the sender's own.
  const needed = template === 'custom'
  yield* textOf(text, channel, needed, noticePlaces)
  if (reminder !== null) yield* textOf(reminder.text, reminder.channel ?? channel, needed, reminderPlaces)
  yield* recipientProblems(notice, messageRecipients)
}
