/**
 * Correspondence's answers about messages, parsed: unknown fields and unknown names are tolerated, wrong types are
 * not. correspondence.md §1.7.
 */
import { z } from 'zod'
import { byTime, checksum, properties, textOrNone, time } from '../answer-fields.ts'
import { notificationSchema } from './notification-answers.ts'
import type {
  Accepted,
  AttachmentDetails,
  AttachmentOverview,
  AttachmentStatus,
  MessageDetails,
  MessageOverview,
  MessageStatus,
} from './types.ts'

/** A name that has been added since is no reason to hide a message. */
const nameOf = <T extends string>(names: readonly T[]) =>
  z.string().transform((name): T | 'Unknown' => names.find((known) => known === name) ?? 'Unknown')

const messageStatus: z.ZodType<MessageStatus> = nameOf([
  ...(['Initialized', 'ReadyForPublish', 'Published', 'Fetched', 'Read', 'Replied', 'Confirmed'] as const),
  ...(['PurgedByRecipient', 'PurgedByAltinn', 'Archived', 'Reserved', 'Failed'] as const),
  ...(['AttachmentsDownloaded', 'Forwarded'] as const),
])
const attachmentStatus: z.ZodType<AttachmentStatus> = nameOf([
  ...(['Initialized', 'UploadProcessing', 'Published', 'Purged', 'Failed', 'Expired'] as const),
])

const timeOrNone = time.nullish().transform((at) => at ?? null)
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)
const listOf = <T>(entry: z.ZodType<T>) =>
  z
    .array(entry)
    .nullish()
    .transform((list): readonly T[] => list ?? [])

/** Of a message, of a file; also what acts answer: the one that they were about, in quotes. */
export const guid = z.guid()
export const createdSchema = guid.transform((id) => ({ id }))

export const acceptedSchema: z.ZodType<Accepted> = z
  .object({
    correspondences: z.array(
      z.object({ correspondenceId: guid, status: messageStatus, recipient: z.string() }),
    ),
    attachmentIds: listOf(guid),
  })
  .transform(({ correspondences, attachmentIds }) => ({
    messages: correspondences.map(({ correspondenceId, status, recipient }) => ({
      ...{ id: correspondenceId, status, recipient },
    })),
    attachmentIds,
  }))

export const listSchema: z.ZodType<readonly string[]> = z
  .object({ ids: z.array(guid) })
  .transform(({ ids }) => ids)

const messageAttachment = z
  .object({
    id: guid,
    fileName: z.string(),
    displayName: textOrNone,
    isEncrypted: flag,
    checksum,
    sendersReference: textOrNone,
    status: attachmentStatus,
    statusText: textOrNone,
    statusChanged: time,
    created: time,
    dataType: textOrNone,
    expirationTime: timeOrNone,
  })
  .transform(({ sendersReference, statusChanged, created, dataType, expirationTime, ...same }) => ({
    ...same,
    reference: sendersReference,
    statusChangedAt: statusChanged,
    createdAt: created,
    contentType: dataType,
    expiresAt: expirationTime,
  }))

const content = z
  .object({
    language: textOrNone,
    messageTitle: textOrNone,
    messageSummary: textOrNone,
    messageBody: textOrNone,
    attachments: listOf(messageAttachment),
  })
  .transform(({ language, messageTitle, messageSummary, messageBody, attachments }) => ({
    ...{ language, title: messageTitle, summary: messageSummary, body: messageBody, attachments },
  }))

const externalReference = z
  .object({ referenceType: z.string(), referenceValue: textOrNone })
  .transform(({ referenceType, referenceValue }) => ({ type: referenceType, value: referenceValue }))
const replyOption = z
  .object({ linkURL: z.string(), linkText: textOrNone })
  .transform(({ linkURL, linkText }) => ({ address: linkURL, text: linkText }))

const common = z.object({
  correspondenceId: guid,
  resourceId: z.string(),
  sender: textOrNone,
  recipient: z.string(),
  sendersReference: textOrNone,
  messageSender: textOrNone,
  content,
  created: time,
  requestedPublishTime: timeOrNone,
  dueDateTime: timeOrNone,
  published: timeOrNone,
  read: timeOrNone,
  status: messageStatus,
  statusText: textOrNone,
  statusChanged: time,
  externalReferences: listOf(externalReference),
  propertyList: properties,
  replyOptions: listOf(replyOption),
  ignoreReservation: flag,
  isConfirmationNeeded: flag,
  isConfidential: flag,
  allowForwarding: flag,
})

function commonOf(answer: z.infer<typeof common>): Omit<MessageOverview, 'notifications'> {
  return {
    id: answer.correspondenceId,
    resourceId: answer.resourceId,
    sender: answer.sender,
    recipient: answer.recipient,
    reference: answer.sendersReference,
    senderName: answer.messageSender,
    content: answer.content,
    createdAt: answer.created,
    publishRequestedAt: answer.requestedPublishTime,
    dueAt: answer.dueDateTime,
    publishedAt: answer.published,
    readAt: answer.read,
    status: answer.status,
    statusText: answer.statusText,
    statusChangedAt: answer.statusChanged,
    externalReferences: answer.externalReferences,
    properties: answer.propertyList,
    replyOptions: answer.replyOptions,
    ignoreReservation: answer.ignoreReservation,
    needsConfirmation: answer.isConfirmationNeeded,
    isConfidential: answer.isConfidential,
    allowsForwarding: answer.allowForwarding,
  }
}

const notificationOrder = z
  .object({ notificationOrderId: guid.nullish(), isReminder: flag })
  .transform(({ notificationOrderId, isReminder }) => ({ orderId: notificationOrderId ?? null, isReminder }))

export const overviewSchema: z.ZodType<MessageOverview> = common
  .extend({ notifications: listOf(notificationOrder) })
  .transform((answer) => ({ ...commonOf(answer), notifications: answer.notifications }))

const historyOf = <Status extends string>(status: z.ZodType<Status>) =>
  z
    .array(
      z
        .object({ status, statusText: textOrNone, statusChanged: time })
        .transform((entry) => ({ status: entry.status, text: entry.statusText, at: entry.statusChanged })),
    )
    .transform((history) => history.toSorted(byTime))

export const detailsSchema: z.ZodType<MessageDetails> = common
  .extend({
    statusHistory: historyOf(messageStatus),
    notifications: listOf(notificationSchema),
    systemLabel: textOrNone,
  })
  .transform((answer) => ({
    ...commonOf(answer),
    history: answer.statusHistory,
    notifications: answer.notifications,
    label: answer.systemLabel,
  }))

const attachment = z.object({
  attachmentId: guid,
  resourceId: z.string(),
  fileName: z.string(),
  displayName: textOrNone,
  checksum,
  sendersReference: textOrNone,
  expirationInDays: z.number().int().nullish(),
  status: attachmentStatus,
  statusText: textOrNone,
  statusChanged: time,
  correspondenceIds: listOf(guid),
})

const attachmentOf = (answer: z.infer<typeof attachment>): AttachmentOverview => ({
  id: answer.attachmentId,
  resourceId: answer.resourceId,
  fileName: answer.fileName,
  displayName: answer.displayName,
  checksum: answer.checksum,
  reference: answer.sendersReference,
  expiresInDays: answer.expirationInDays ?? null,
  status: answer.status,
  statusText: answer.statusText,
  statusChangedAt: answer.statusChanged,
  messageIds: answer.correspondenceIds,
})

export const attachmentSchema: z.ZodType<AttachmentOverview> = attachment.transform(attachmentOf)
export const attachmentDetailsSchema: z.ZodType<AttachmentDetails> = attachment
  .extend({ statusHistory: historyOf(attachmentStatus) })
  .transform((answer) => ({ ...attachmentOf(answer), history: answer.statusHistory }))
