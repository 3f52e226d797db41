/** An order in the service's own words: one shape for JSON and for the form. correspondence.md §1.4. */
import { formatServiceTime } from '../broker/times.ts'
import type {
  FileFacts,
  MessageOrder,
  NewAttachment,
  NotificationOrder,
  NotificationRecipient,
  NotificationText,
} from './order-types.ts'

/** Leaves that are null are left out of a form and are null in JSON. */
export type Leaf = string | number | boolean | null
export type Model = Leaf | readonly Model[] | { readonly [name: string]: Model }

/** Search and our own tables know the bare id only. */
export const bareId = (resourceId: string): string => resourceId.replace(/^urn:altinn:resource:/, '')

const orNull = (text: string): string | null => (text === '' ? null : text)
const timeOrNull = (at: number | null): string | null => (at === null ? null : formatServiceTime(at))

/** Nine bare digits are refused (correspondence.md §1.4). */
export function partyOf(recipient: string): string {
  return /^\d{9}$/.test(recipient) ? `urn:altinn:organization:identifier-no:${recipient}` : recipient
}

/** What was not written is left out, or the texts of another channel would be asked for. */
function textOf(text: NotificationText) {
  return {
    emailSubject: orNull(text.subject),
    emailBody: orNull(text.body),
    emailContentType: text.contentType,
    smsBody: orNull(text.sms),
  }
}

function recipientOf(recipient: NotificationRecipient): Model {
  if ('email' in recipient) return { emailAddress: recipient.email }
  if ('mobile' in recipient) return { mobileNumber: recipient.mobile }
  if ('organisation' in recipient) return { organizationNumber: recipient.organisation }
  return { nationalIdentityNumber: recipient.person }
}

function reminderOf(reminder: NotificationOrder['reminder']) {
  if (reminder === null) return { sendReminder: false }
  const { emailSubject, emailBody, emailContentType, smsBody } = textOf(reminder.text)
  return {
    sendReminder: true,
    reminderNotificationChannel: reminder.channel,
    reminderEmailSubject: emailSubject,
    reminderEmailBody: emailBody,
    reminderEmailContentType: emailContentType,
    reminderSmsBody: smsBody,
  }
}

const notificationOf = (notification: NotificationOrder): Model => ({
  notificationTemplate: notification.template,
  notificationChannel: notification.channel,
  ...textOf(notification.text),
  ...reminderOf(notification.reminder),
  // Empty lists are said to be given: nobody at all would be told.
  customRecipients: notification.recipients.length === 0 ? null : notification.recipients.map(recipientOf),
  overrideRegisteredContactInformation: notification.onlyThese,
})

export const fileModel = (file: FileFacts) => ({
  fileName: file.fileName,
  displayName: orNull(file.displayName),
  isEncrypted: file.isEncrypted,
  checksum: file.checksum,
  sendersReference: file.reference,
  expirationInDays: file.expiresInDays,
})

export const attachmentModel = ({ resourceId, ...file }: NewAttachment) => ({
  resourceId: bareId(resourceId),
  ...fileModel(file),
})

/** `files` are new ones: only the form can carry them (fact 1). */
export function orderModel(order: MessageOrder, files: readonly FileFacts[]) {
  return {
    correspondence: {
      resourceId: bareId(order.resourceId),
      sendersReference: order.reference,
      messageSender: orNull(order.senderName),
      content: {
        language: order.language,
        messageTitle: order.title,
        messageSummary: orNull(order.summary),
        messageBody: order.body,
        attachments: files.map(fileModel),
      },
      requestedPublishTime: timeOrNull(order.publishAt),
      dueDateTime: timeOrNull(order.dueAt),
      externalReferences: order.externalReferences.map(({ type, value }) => ({
        ...{ referenceType: type, referenceValue: value },
      })),
      propertyList: order.properties,
      replyOptions: order.replyOptions.map(({ address, text }) => ({
        ...{ linkURL: address, linkText: orNull(text) },
      })),
      notification: order.notification === null ? null : notificationOf(order.notification),
      ignoreReservation: order.ignoreReservation ? true : null,
      isConfirmationNeeded: order.needsConfirmation,
      isConfidential: order.isConfidential,
      allowForwarding: order.allowsForwarding,
    },
    recipients: order.recipients.map(partyOf),
    existingAttachments: order.existingAttachments,
    idempotentKey: order.idempotentKey,
  } satisfies Model
}
