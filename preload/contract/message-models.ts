/** Messages (correspondences) as window, command line and engine talk about them. correspondence.md §1, §2. */
import { z } from 'zod'
import {
  faultSchema,
  fileReferenceSchema,
  idSchema,
  languageSchema,
  organisationSchema,
  serviceSchema,
} from './models.ts'

const time = z.number().int()

/** Whom a message goes to: nine digits, or eleven for a person. */
export const partySchema = z.object({
  kind: z.enum(['organisation', 'person']),
  number: z.string(),
  name: z.string().nullable(),
})
export type Party = z.infer<typeof partySchema>

export const replyOptionSchema = z.object({ address: z.string(), text: z.string() })
export const externalReferenceSchema = z.object({ type: z.string(), value: z.string() })

/** `there` = at Altinn, not on this machine. `aside` = the checksum did not match: kept apart, never trusted. */
export const messageFileStateSchema = z.enum(['there', 'downloading', 'saved', 'aside', 'gone'])
export const messageFileSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Known when it has come. */
  size: z.number().nullable(),
  contentType: z.string(),
  expiresAt: time.nullable(),
  state: messageFileStateSchema,
  /** Name on this machine once it is saved. */
  savedName: z.string().nullable(),
  /** MD5 of what has been saved. */
  checksum: z.string().nullable(),
  fault: faultSchema.nullable(),
})
export type MessageFile = z.infer<typeof messageFileSchema>

/** `new` until the person has opened it, which marks it as read; `confirmed` and `deleted` are ends. */
export const receivedStateSchema = z.enum(['new', 'read', 'confirmed', 'deleted'])

/** A received message in the inbox. */
export const receivedMessageSchema = z.object({
  id: idSchema,
  kind: z.literal('message'),
  profileId: idSchema,
  correspondenceId: z.string(),
  title: z.string(),
  summary: z.string(),
  sender: organisationSchema,
  /** Display name that the sender chose; null = none. */
  senderName: z.string().nullable(),
  service: serviceSchema.pick({ id: true, title: true, owner: true }),
  reference: z.string().nullable(),
  state: receivedStateSchema,
  unread: z.boolean(),
  /** The sender asks for a confirmation, which is a legal act. */
  needsConfirmation: z.boolean(),
  /** Notices must not tell its title. */
  confidential: z.boolean(),
  dueAt: time.nullable(),
  publishedAt: time,
  confirmedAt: time.nullable(),
  attachmentCount: z.number().int(),
  /** What the person has done that the service has not taken yet. */
  pending: z.enum(['read', 'confirm', 'delete']).nullable(),
  fault: faultSchema.nullable(),
  retryAt: time.nullable(),
})
export type ReceivedMessage = z.infer<typeof receivedMessageSchema>

export const receivedMessageDetailSchema = receivedMessageSchema.extend({
  /** Markdown; null until the person has opened it. */
  body: z.string().nullable(),
  language: z.string(),
  attachments: z.array(messageFileSchema),
  replyOptions: z.array(replyOptionSchema),
  externalReferences: z.array(externalReferenceSchema),
  properties: z.record(z.string(), z.string()),
  allowsForwarding: z.boolean(),
})
export type ReceivedMessageDetail = z.infer<typeof receivedMessageDetailSchema>

/** Where a message stands with one recipient; `notified` tells of e-mail or SMS apart from it. */
export const messageRecipientSchema = z.object({
  party: partySchema,
  status: z.enum([
    'waiting',
    'accepted',
    'published',
    'fetched',
    'read',
    'confirmed',
    'deleted',
    'reserved',
    'failed',
    'withdrawn',
  ]),
  /** The service's own words, when it failed. */
  statusText: z.string().nullable(),
  changedAt: time.nullable(),
  /** Null = none ordered or nothing known yet. */
  notification: z.enum(['waiting', 'sent', 'failed']).nullable(),
})
export type MessageRecipient = z.infer<typeof messageRecipientSchema>

/** `preparing` = files on their way; `sending` = the call under way; `accepted` = published soon, or at its time. */
export const sentStateSchema = z.enum([
  'queued',
  'preparing',
  'sending',
  'accepted',
  'published',
  'failed',
  'withdrawn',
])

export const sentMessageSchema = z.object({
  id: idSchema,
  profileId: idSchema,
  title: z.string(),
  service: serviceSchema.pick({ id: true, title: true, owner: true }),
  recipients: z.array(messageRecipientSchema),
  state: sentStateSchema,
  fault: faultSchema.nullable(),
  retryAt: time.nullable(),
  needsConfirmation: z.boolean(),
  confidential: z.boolean(),
  publishAt: time.nullable(),
  dueAt: time.nullable(),
  attachmentCount: z.number().int(),
  createdAt: time,
  updatedAt: time,
})
export type SentMessage = z.infer<typeof sentMessageSchema>

const channelSchema = z.enum(['email', 'sms', 'emailPreferred', 'smsPreferred', 'emailAndSms'])
const noticeTextSchema = z.object({
  subject: z.string().max(512).default(''),
  body: z.string().max(10_000).default(''),
  sms: z.string().max(2_144).default(''),
})
export const notificationOrderSchema = z.object({
  /** The service's own words with these inserted, or these alone. */
  template: z.enum(['generic', 'custom']),
  channel: channelSchema,
  text: noticeTextSchema,
  reminder: z.object({ channel: channelSchema.nullable(), text: noticeTextSchema }).nullable(),
  /** E-mail addresses and mobile numbers beside those that are registered; only with one recipient. */
  recipients: z.array(z.string().max(320)).max(20).default([]),
  onlyThese: z.boolean().default(false),
})
export type NotificationOrder = z.infer<typeof notificationOrderSchema>

/** What a person writes. A draft may be unfinished; what is sent is checked. */
export const messageOrderSchema = z.object({
  serviceId: z.string().max(255),
  /** Nine or eleven digits each. */
  recipients: z.array(z.string().max(60)).max(5_000),
  title: z.string().max(1_000),
  summary: z.string().max(1_000).default(''),
  /** Markdown. */
  body: z.string().max(100_000),
  language: languageSchema,
  senderName: z.string().max(1_000).default(''),
  reference: z.string().max(4_000).default(''),
  fileIds: z.array(idSchema).max(100).default([]),
  publishAt: time.nullable().default(null),
  dueAt: time.nullable().default(null),
  needsConfirmation: z.boolean().default(false),
  confidential: z.boolean().default(false),
  allowsForwarding: z.boolean().default(false),
  /** Why a reservation against digital post is not heeded; null = it is heeded. Kept with the message. */
  ignoreReservation: z.string().max(500).nullable().default(null),
  replyOptions: z.array(replyOptionSchema).max(10).default([]),
  externalReferences: z.array(externalReferenceSchema).max(10).default([]),
  properties: z.record(z.string(), z.string()).default({}),
  notification: notificationOrderSchema.nullable().default(null),
})
export type MessageOrder = z.infer<typeof messageOrderSchema>

export const sentMessageDetailSchema = sentMessageSchema.extend({
  order: messageOrderSchema,
  files: z.array(
    z.object({
      name: z.string(),
      size: z.number(),
      state: z.enum(['waiting', 'uploading', 'scanning', 'ready', 'failed']),
      fault: faultSchema.nullable(),
    }),
  ),
})
export type SentMessageDetail = z.infer<typeof sentMessageDetailSchema>

export const messageDraftSchema = z.object({
  id: idSchema,
  profileId: idSchema,
  order: messageOrderSchema,
  /** Those of its files that are still there, by name and size; the others must be chosen again. */
  files: z.array(fileReferenceSchema).optional(),
  updatedAt: time,
})
export type MessageDraft = z.infer<typeof messageDraftSchema>
