/** What initialize refuses of a notification. correspondence.md §3.2, §3.3. */
import type { Call } from '../http/call.ts'
import {
  identifiersOf,
  type Channel,
  type NotificationModel,
  type NotificationRecipient,
  type NotificationText,
} from './notification-model.ts'
import { correspondenceError, type CorrespondenceError } from './problems.ts'

const mail = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:"]+$/
const mobile = /^(\+|00)[1-9]\d{6,14}$/
export const isMailAddress = (text: string): boolean => mail.test(text)

const isDirect = ({ emailAddress, mobileNumber }: NotificationRecipient): boolean =>
  emailAddress !== null || mobileNumber !== null

function checkRecipients(call: Call, notification: NotificationModel, count: number): void {
  const { recipients, override, text, reminder } = notification
  if (override && recipients.length === 0) throw correspondenceError(call, 3022)
  if (recipients.length > 0 && count > 1) throw correspondenceError(call, 3017)
  for (const recipient of recipients) {
    const given = identifiersOf(recipient).length
    if (given !== 1) throw correspondenceError(call, given === 0 ? 3019 : 3018)
  }
  const texts = [text, reminder].flatMap(({ subject, email, sms }) => [subject, email, sms])
  const namesRecipient = texts.some((one) => /\$recipientName\$/i.test(one ?? ''))
  if (namesRecipient && recipients.some(isDirect)) throw correspondenceError(call, 3015)
  if (recipients.some(({ emailAddress }) => emailAddress !== null && !mail.test(emailAddress))) {
    throw correspondenceError(call, 3011)
  }
  if (recipients.some(({ mobileNumber }) => mobileNumber !== null && !mobile.test(mobileNumber))) {
    throw correspondenceError(call, 3012)
  }
}

/** Codes for the main text and for the reminder's. */
const missing: Readonly<Record<Channel, readonly [CorrespondenceError, CorrespondenceError]>> = {
  Email: [3002, 3003],
  Sms: [3004, 3005],
  EmailPreferred: [3006, 3007],
  SmsPreferred: [3006, 3007],
  EmailAndSms: [3024, 3025],
}

function isComplete(channel: Channel, { subject, email, sms }: NotificationText): boolean {
  const hasMail = Boolean(subject?.trim()) && Boolean(email?.trim())
  const hasSms = Boolean(sms?.trim())
  if (channel === 'Email') return hasMail
  return channel === 'Sms' ? hasSms : hasMail && hasSms
}

export function checkNotification(call: Call, notification: NotificationModel, count: number): void {
  checkRecipients(call, notification, count)
  // The general sentence needs no text of the sender's own.
  if (notification.template === 'GenericAltinnMessage') return
  const { channel, reminderChannel, text, reminder, sendReminder } = notification
  if (!isComplete(channel, text)) throw correspondenceError(call, missing[channel][0])
  const second = reminderChannel ?? channel
  if (sendReminder && !isComplete(second, reminder)) throw correspondenceError(call, missing[second][1])
}
