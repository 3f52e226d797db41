/** The things that window, command line and engine talk about. Times are epoch milliseconds, sizes bytes. */
import { z } from 'zod'
import { faultCodes, type Fault, type FaultCode } from './fault.ts'

const time = z.number().int()
const bytes = z.number().int().nonnegative()

/** Opaque ids: only the engine knows what stands behind one. */
export const idSchema = z.string().min(1).max(100)
export const organisationNumberSchema = z.string().regex(/^\d{9}$/)
export const languageSchema = z.enum(['nb', 'nn', 'en'])
export type Language = z.infer<typeof languageSchema>

/** An organisation; the name is null until somebody has told us. */
export const organisationSchema = z.object({ number: organisationNumberSchema, name: z.string().nullable() })
export type Organisation = z.infer<typeof organisationSchema>

const scalar = z.union([z.string(), z.number()])
export const faultSchema: z.ZodType<Fault> = z.object({
  code: z.enum(faultCodes as [FaultCode, ...FaultCode[]]),
  retry: z.enum(['now', 'later', 'never']),
  action: z.custom<Fault['action']>((value) => typeof value === 'string'),
  reference: z.string().nullable(),
  retryAt: time.nullable(),
  values: z.record(z.string(), scalar),
  technical: z.custom<Fault['technical']>((value) => value === null || typeof value === 'object'),
})

export const environmentKindSchema = z.enum(['production', 'test', 'practice', 'custom'])
/** An environment as the window needs it: its name and whether it must be marked. */
export const environmentViewSchema = z.object({
  id: idSchema,
  kind: environmentKindSchema,
  name: z.string(),
})
export type EnvironmentView = z.infer<typeof environmentViewSchema>

/** A service (resource) at Altinn that a profile sends to and receives from. */
export const serviceSchema = z.object({
  id: z.string().min(1).max(255),
  title: z.string().nullable(),
  /** Who owns it and is asked when access is missing. */
  owner: z.string().nullable(),
  /** Largest file it takes, null = the platform's own limit. */
  maxBytes: bytes.nullable(),
})
export type Service = z.infer<typeof serviceSchema>

/** A service that messages go through. Only its owner, or who has the right from it, sends with it. */
export const messageServiceSchema = z.object({
  id: z.string().min(1).max(255),
  title: z.string().nullable(),
  owner: z.string().nullable(),
  /** Nine digits of the owner; null = not known. */
  ownerOrganisation: z.string().nullable(),
  /** Whether its messages are, may be or may not be confidential; null = not known. */
  confidential: z.enum(['forbidden', 'allowed', 'demanded']).nullable(),
  /** Whether its messages may be forwarded by e-mail; null = not known. */
  forwarding: z.boolean().nullable(),
})
export type MessageService = z.infer<typeof messageServiceSchema>

/** Which system user a token is asked for (platform.md §1.2, §3.5). */
export const systemUserSchema = z.object({
  /** Nine digits of the organisation that owns, that is approved, it. */
  organisation: organisationNumberSchema,
  /** To the letter as in the request; null when none was given. */
  externalRef: z.string().nullable(),
})

/** One organisation's connection to one environment; what is null has not been set up yet. */
export const profileSchema = z.object({
  id: idSchema,
  environment: environmentViewSchema,
  organisation: organisationSchema,
  /** The profile whose client and key are used, when a supplier acts for this organisation. */
  supplierProfileId: idSchema.nullable(),
  clientId: z.string().nullable(),
  /** Null also when the certificate itself identifies the key. */
  keyId: z.string().nullable(),
  systemUser: systemUserSchema.nullable(),
  services: z.array(serviceSchema),
  /** Services that messages go through. */
  messageServices: z.array(messageServiceSchema),
})
export type Profile = z.infer<typeof profileSchema>

/** Why a name had to be changed on its way; the original is always kept beside it. */
export const nameNoteSchema = z.enum([
  'shortened',
  'unsafe-characters',
  'reserved-name',
  'path-removed',
  'taken',
])
export type NameNote = z.infer<typeof nameNoteSchema>

/** A file the person has chosen: an id in place of a path. */
export const fileReferenceSchema = z.object({
  id: idSchema,
  /** Name as the recipient will see it. */
  name: z.string(),
  /** Folder it was found in, relative to what was dropped; '' for a single file. */
  folder: z.string(),
  size: bytes,
  note: nameNoteSchema.nullable(),
  /** Set when this file cannot be sent, so that the rest still can. */
  fault: faultSchema.nullable(),
})
export type FileReference = z.infer<typeof fileReferenceSchema>

/**
 * Where an outgoing file transfer stands. `processing` is the virus scan, `fetched` means that some
 * recipient has begun a download, `confirmed` that all have confirmed (broker.md §2.1).
 */
export const outgoingStateSchema = z.enum([
  'queued',
  'initializing',
  'uploading',
  'processing',
  'published',
  'fetched',
  'confirmed',
  'purged',
  'failed',
  'cancelled',
])
export type OutgoingState = z.infer<typeof outgoingStateSchema>

export const recipientStatusSchema = z.enum(['waiting', 'fetched', 'confirmed'])
export const recipientSchema = z.object({
  organisation: organisationSchema,
  status: recipientStatusSchema,
  changedAt: time.nullable(),
})
export type Recipient = z.infer<typeof recipientSchema>

/** A step somebody has taken, in the order of a smooth transfer; what goes otherwise comes last. */
export const courseStepSchema = z.enum([
  'queued',
  'initialized',
  'upload-started',
  'uploaded',
  'processing',
  'published',
  'download-started',
  'checked',
  'saved',
  'download-confirmed',
  'all-confirmed',
  'purged',
  'failed',
  'cancelled',
  'retried',
  'adopted',
  'upload-restarted',
])
export type CourseStep = z.infer<typeof courseStepSchema>
export const courseEntrySchema = z.object({
  at: time,
  step: courseStepSchema,
  /** Who did it; null for the service itself. */
  by: organisationSchema.nullable(),
  /** The service's own words, shown under «Details». */
  text: z.string().nullable(),
})
export type CourseEntry = z.infer<typeof courseEntrySchema>

export const outgoingSchema = z.object({
  id: idSchema,
  profileId: idSchema,
  fileTransferId: z.string().nullable(),
  fileName: z.string(),
  /** Name on this machine when it differs. */
  originalName: z.string().nullable(),
  note: nameNoteSchema.nullable(),
  folder: z.string(),
  size: bytes,
  service: serviceSchema,
  recipients: z.array(recipientSchema),
  reference: z.string().nullable(),
  state: outgoingStateSchema,
  /** The person has stopped it for now. */
  paused: z.boolean(),
  /** Set while something is in the way; with `retry: later` it goes on by itself at `retryAt`. */
  fault: faultSchema.nullable(),
  retryAt: time.nullable(),
  createdAt: time,
  updatedAt: time,
  expiresAt: time.nullable(),
})
export type Outgoing = z.infer<typeof outgoingSchema>

export const outgoingDetailSchema = outgoingSchema.extend({
  checksum: z.string().nullable(),
  properties: z.record(z.string(), z.string()),
  course: z.array(courseEntrySchema),
})
export type OutgoingDetail = z.infer<typeof outgoingDetailSchema>

/**
 * Where a received file stands. `aside` = downloaded, but the checksum did not match: kept in quarantine,
 * never confirmed. `unchecked` = safe on disk, but the service has not published its checksum yet.
 */
export const incomingStateSchema = z.enum([
  'new',
  'downloading',
  'unchecked',
  'saved',
  'confirming',
  'confirmed',
  'aside',
  'gone',
])
export type IncomingState = z.infer<typeof incomingStateSchema>

export const inboxItemSchema = z.object({
  id: idSchema,
  kind: z.literal('file'),
  profileId: idSchema,
  fileTransferId: z.string(),
  /** Name as the sender gave it, for showing only. */
  fileName: z.string(),
  size: bytes,
  sender: organisationSchema,
  service: serviceSchema,
  reference: z.string().nullable(),
  state: incomingStateSchema,
  paused: z.boolean(),
  unread: z.boolean(),
  fault: faultSchema.nullable(),
  retryAt: time.nullable(),
  publishedAt: time,
  /** When Altinn deletes it. */
  expiresAt: time.nullable(),
  /** Safe name on this disk once saved. */
  savedName: z.string().nullable(),
  note: nameNoteSchema.nullable(),
  confirmedAt: time.nullable(),
})
export type InboxItem = z.infer<typeof inboxItemSchema>

export const inboxDetailSchema = inboxItemSchema.extend({
  checksum: z.string().nullable(),
  properties: z.record(z.string(), z.string()),
  /** Where it lies, in words for a person; only the local doors see it. */
  savedPath: z.string().nullable(),
  virusScanned: z.boolean(),
  course: z.array(courseEntrySchema),
})
export type InboxDetail = z.infer<typeof inboxDetailSchema>

export const settingsSchema = z.object({
  language: z.enum(['nb', 'nn', 'en', 'system']),
  /** Confirm by itself once a file is whole, checked and on disk. */
  confirmAutomatically: z.boolean(),
  /** Names of organisations may be asked for at Enhetsregisteret, which then learns whom we look up. */
  lookUpNames: z.boolean(),
  /** The window has welcomed this person, and does not do so by itself again. */
  welcomed: z.boolean(),
  /** Keys without Ctrl or Alt act anywhere in the window (WCAG 2.1.4: they can be turned off). */
  singleKeys: z.boolean(),
  /** The download folder, as a person would say it. */
  downloadFolder: z.object({ id: idSchema, label: z.string() }),
})
export type Settings = z.infer<typeof settingsSchema>

/** What is moving now. */
export const movingSchema = z.object({
  id: idSchema,
  profileId: idSchema,
  direction: z.enum(['out', 'in']),
  fileName: z.string(),
  done: bytes,
  total: bytes,
  /** Bytes per second over the last seconds; null until known. */
  speed: z.number().nonnegative().nullable(),
  secondsLeft: z.number().nonnegative().nullable(),
})
export type Moving = z.infer<typeof movingSchema>

export const folderEntrySchema = z.object({ id: idSchema, name: z.string() })
export type FolderEntry = z.infer<typeof folderEntrySchema>
