/** Watched folders as a door sees them: what they do, how they stand, what lies in them. */
import { z } from 'zod'
import {
  faultSchema,
  folderEntrySchema,
  idSchema,
  organisationNumberSchema,
  organisationSchema,
} from './models.ts'

const time = z.number().int()
const count = z.number().int().nonnegative()
const longestGlob = 200
const globs = z.array(z.string().min(1).max(longestGlob)).max(50)

/** One is kept for our own (broker.md §1.4: ten). */
const mostProperties = 9
/** As of a transfer that is sent by hand. */
export const longestReference = 500

/** Who gets what lies in an out-folder. */
export const recipientRuleSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('fixed'), recipients: z.array(organisationNumberSchema).min(1).max(1_000) }),
  /** The file lies in a sub-folder that bears the recipient's number, alone or before a space and a name. */
  z.object({ from: z.literal('sub-folder') }),
  /** Exactly one `{recipient}`, at most one `{reference}`, and some `{any}`. */
  z.object({ from: z.literal('name'), pattern: z.string().min(1).max(255) }),
  /** `report.pdf` is sent as `report.pdf.json` says. */
  z.object({ from: z.literal('side-car') }),
])
export type RecipientRule = z.infer<typeof recipientRuleSchema>

export const folderPropertiesSchema = z
  .record(z.string().min(1).max(50), z.string().max(3_000))
  .refine((properties) => Object.keys(properties).length <= mostProperties)

export const outFolderRuleSchema = z.object({
  serviceId: z.string().min(1).max(255),
  recipients: recipientRuleSchema,
  /** Names that are sent; none means every name. */
  include: globs.default([]),
  exclude: globs.default([]),
  /** May hold `{name}`, `{stem}`, `{folder}` and, with a pattern that has it, `{reference}`. */
  reference: z.string().max(longestReference).nullable().default(null),
  properties: folderPropertiesSchema.default({}),
  /**
   * `marker`: only beside a `name.done`. `rename`: only files that are whole when they get their name; one that
   * is seen growing under it is held back.
   */
  strict: z.enum(['none', 'marker', 'rename']).default('none'),
})
export type OutFolderRule = z.infer<typeof outFolderRuleSchema>

/** What is done with a message when it is safe in its folder; the sender is told of both. */
const messageRuleSchema = z.object({
  /** Null takes what comes from any. */
  serviceId: z.string().min(1).max(255).nullable().default(null),
  /** The person has agreed that it counts as read by being put there. */
  marksRead: z.boolean().default(false),
  /** Also where the sender asks for a confirmation, which is a legal act: agreed to for itself. */
  confirms: z.boolean().default(false),
})

export const inFolderRuleSchema = z.object({
  /** Null takes what comes from any. */
  serviceId: z.string().min(1).max(255).nullable().default(null),
  sender: organisationNumberSchema.nullable().default(null),
  /** `{sender}/{year}-{month}`, of `{year} {month} {day} {date} {sender} {service}`; '' is the folder itself. */
  subFolder: z.string().max(200).default(''),
  /** Writes `name.json` beside each file. */
  withMetadata: z.boolean().default(false),
  /** Confirms when the file is safe; without it the person does. */
  confirms: z.boolean().default(true),
  /** Messages are put here as well, each as a folder; null = only files. */
  messages: messageRuleSchema.nullable().default(null),
})
export type InFolderRule = z.infer<typeof inFolderRuleSchema>

/** What a folder is for. */
export const folderPurposeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('out'), rule: outFolderRuleSchema }),
  z.object({ kind: z.literal('in'), rule: inFolderRuleSchema }),
])
export type FolderPurpose = z.infer<typeof folderPurposeSchema>

/** Why a file is not sent yet. */
export const folderWaitingSchema = z.enum([
  /** It has changed lately, or has not been watched for long enough. */
  'growing',
  /** It has no bytes; most of these get some. */
  'empty',
  'side-car',
  'marker',
  'written-in-place',
  'online-only',
  'turn',
  'held',
])
export type FolderWaiting = z.infer<typeof folderWaitingSchema>

/** Why a file is never sent. */
export const folderIgnoredSchema = z.enum([
  'ours',
  'being-written',
  'lock',
  'backup',
  'system',
  'hidden',
  'excluded',
  /** It goes along with another file. */
  'companion',
  'not-a-file',
  /** It lies in a sub-folder where there should be none, or in none where there should be one. */
  'wrong-level',
  /** Its bytes lie with a cloud drive only. */
  'online-only',
])
export type FolderIgnored = z.infer<typeof folderIgnoredSchema>

/**
 * One file of a folder. `moving` = being sent, or being put in the folder; `done` = sent, or safe in the folder;
 * `asks` = a person is to say whether it shall go: the same has been sent to the same recipient today.
 */
export const folderItemSchema = z.object({
  /** What `folder.tryAgain` takes; null for a file that only lies there yet. */
  id: idSchema.nullable(),
  name: z.string(),
  /** '' for the folder itself. */
  subFolder: z.string(),
  state: z.enum(['waiting', 'asks', 'moving', 'done', 'failed', 'elsewhere']),
  waitingFor: folderWaitingSchema.nullable(),
  /** What is in the way, or why it failed. */
  fault: faultSchema.nullable(),
  retryAt: time.nullable(),
  /** Recipients of what is sent; the sender of what is received. */
  parties: z.array(organisationSchema),
  /** The transfer, for `outgoing.get` or `inbox.get`; of a message, for `message.get`. */
  transferId: idSchema.nullable(),
  isMessage: z.boolean(),
  /** Where it lies now, from the folder: `Sent/2026-11-20/report.pdf`. */
  filedAs: z.string().nullable(),
  updatedAt: time.nullable(),
})
export type FolderItem = z.infer<typeof folderItemSchema>

const viewFields = {
  id: idSchema,
  profileId: idSchema,
  /** `name` as a person says it; the id is the one of `folders.list`. */
  folder: folderEntrySchema,
  /** Only the local doors see it. */
  path: z.string().nullable(),
  enabled: z.boolean(),
  /** `paused`: it goes on by itself when `fault` is out of the way. */
  state: z.enum(['watching', 'paused', 'off']),
  /** Why it is paused; while it watches: why what it sends or fetches does not get through. */
  fault: faultSchema.nullable(),
  /** Why the system tells of no events, so that files are found a little later; null when it does. */
  silentBy: faultSchema.nullable(),
  counts: z.object({ waiting: count, asks: count, moving: count, doneToday: count, failed: count }),
}

export const watchedFolderSchema = z.discriminatedUnion('kind', [
  z.object({ ...viewFields, kind: z.literal('out'), rule: outFolderRuleSchema }),
  z.object({ ...viewFields, kind: z.literal('in'), rule: inFolderRuleSchema }),
])
export type WatchedFolder = z.infer<typeof watchedFolderSchema>

const ignoredSchema = {
  /** How many files stay where they are, and some of them. */
  ignored: z.array(z.object({ reason: folderIgnoredSchema, count })),
  examples: z.array(z.object({ name: z.string(), reason: folderIgnoredSchema })),
}

export const folderStatusSchema = z.object({
  folder: watchedFolderSchema,
  /** What waits, moves or has ended lately; newest first, at most fifty. */
  recent: z.array(folderItemSchema),
  ...ignoredSchema,
  /**
   * Folders below `.sending` that nobody here knows: another machine is at work, or an older database was put back.
   * Moving their files back to the folder sends them.
   */
  strangers: count,
  /** When the folder was last looked through in full; null before the first time. */
  sweptAt: time.nullable(),
})
export type FolderStatus = z.infer<typeof folderStatusSchema>

/** What would go where. */
export const folderPreviewSchema = z.object({
  /** How many files the rule does not leave out. */
  total: count,
  /** The first of them. */
  files: z.array(
    z.object({
      name: z.string(),
      subFolder: z.string(),
      plan: z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('send'),
          recipients: z.array(organisationSchema),
          reference: z.string().nullable(),
        }),
        /** It has been received, lies at Altinn, and would be put in `subFolder`. */
        z.object({
          kind: z.literal('fetch'),
          sender: organisationSchema,
          isMessage: z.boolean(),
          /** What the sender is told of, when it is safe in the folder. */
          acts: z.array(z.enum(['read', 'confirm'])),
        }),
        z.object({ kind: z.literal('waiting'), reason: folderWaitingSchema }),
        z.object({ kind: z.literal('refused'), fault: faultSchema }),
      ]),
    }),
  ),
  ...ignoredSchema,
})
export type FolderPreview = z.infer<typeof folderPreviewSchema>
