/**
 * Every call a door may make, with its checked input and its output.
 *
 * `local` commands name paths or profiles' keys: only the command line and the trusted part of the
 * desktop may make them, never a window (architecture.md, «Files cross the boundary as opaque ids»).
 */
import { z } from 'zod'
import { byId, byProfile, command, none, nothing, path } from './command.ts'
import { folderCommands } from './folder-commands.ts'
import { identityCommands } from './identity-commands.ts'
import { messageCommands } from './message-commands.ts'
import { receivedMessageSchema } from './message-models.ts'
import { networkCommands } from './network-commands.ts'
import { queueCommands } from './queue-commands.ts'
import { setupCommands } from './setup-commands.ts'
import {
  fileReferenceSchema,
  folderEntrySchema,
  idSchema,
  inboxDetailSchema,
  inboxItemSchema,
  organisationSchema,
  outgoingDetailSchema,
  outgoingSchema,
  settingsSchema,
} from './models.ts'
import { upkeepCommands } from './upkeep-commands.ts'
import type { Result } from './result.ts'
import type { Snapshot } from './snapshot.ts'

const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ revision: z.number(), total: z.number().int(), items: z.array(item) })
const pageInput = {
  profileId: idSchema,
  search: z.string().max(200).default(''),
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(500).default(100),
}

export const commands = {
  'app.snapshot': command(
    none,
    z.custom<Snapshot>((value) => typeof value === 'object' && value !== null),
  ),

  ...identityCommands,
  ...setupCommands,
  ...queueCommands,
  ...networkCommands,
  ...upkeepCommands,
  ...folderCommands,
  ...messageCommands,

  /** Turns paths into file references; folders are walked. */
  'files.register': command(
    z.object({ paths: z.array(path).min(1).max(20_000) }),
    z.object({ files: z.array(fileReferenceSchema) }),
    'local',
  ),
  'files.forget': command(z.object({ ids: z.array(idSchema).max(20_000) }), nothing),
  'folders.register': command(z.object({ path }), folderEntrySchema, 'local'),
  /** Sub-folders of a folder the engine has named; without an id, where a person usually begins. */
  'folders.list': command(
    z.object({ id: idSchema.optional() }),
    z.object({
      current: folderEntrySchema,
      parentId: idSchema.nullable(),
      children: z.array(folderEntrySchema),
    }),
  ),

  'recipients.known': command(
    z.object({ profileId: idSchema, search: z.string().max(100).default('') }),
    z.object({ organisations: z.array(organisationSchema) }),
  ),

  'outgoing.send': command(
    z.object({
      profileId: idSchema,
      fileIds: z.array(idSchema).min(1).max(20_000),
      recipients: z.array(z.string().min(1).max(60)).min(1).max(1_000),
      serviceId: z.string().min(1).max(255),
      reference: z.string().max(500).nullable().default(null),
      properties: z.record(z.string(), z.string()).default({}),
      /** Reads the file once more before it is sent, so that the service itself refuses whatever is not this file. */
      checksumFirst: z.boolean().default(false),
    }),
    z.object({ ids: z.array(idSchema) }),
  ),
  'outgoing.list': command(
    z.object({ ...pageInput, filter: z.enum(['all', 'active', 'failed', 'done']).default('all') }),
    pageOf(outgoingSchema),
  ),
  'outgoing.get': command(byId, outgoingDetailSchema),
  /** Asks the service where it stands now; answers when that is written down. */
  'outgoing.refresh': command(byId, nothing),
  'outgoing.retry': command(byId, nothing),
  /** Possible until the upload is complete; the service has no recall (broker.md fact 25). */
  'outgoing.cancel': command(byId, nothing),

  /** Received files. */
  'inbox.list': command(
    z.object({ ...pageInput, filter: z.enum(['all', 'unread', 'unconfirmed']).default('all') }),
    pageOf(inboxItemSchema),
  ),
  /** Received files and messages in one list, newest first. */
  'inbox.all': command(
    z.object({
      ...pageInput,
      filter: z.enum(['all', 'unread', 'unconfirmed']).default('all'),
      /** Null = both. */
      kind: z.enum(['file', 'message']).nullable().default(null),
    }),
    pageOf(z.discriminatedUnion('kind', [inboxItemSchema, receivedMessageSchema])),
  ),
  'inbox.get': command(byId, inboxDetailSchema),
  'inbox.refresh': command(byProfile, nothing),
  'inbox.markRead': command(byId, nothing),
  /** Starts the download; `folderId` null = the folder of the settings. */
  'inbox.download': command(z.object({ id: idSchema, folderId: idSchema.nullable().default(null) }), nothing),
  'inbox.cancelDownload': command(byId, nothing),
  /** Answers when the service has taken the confirmation. */
  'inbox.confirm': command(byId, nothing),
  'inbox.showInFolder': command(byId, nothing),

  'settings.set': command(
    z.object({
      language: settingsSchema.shape.language.optional(),
      confirmAutomatically: z.boolean().optional(),
      lookUpNames: z.boolean().optional(),
      welcomed: z.boolean().optional(),
      singleKeys: z.boolean().optional(),
      downloadFolderId: idSchema.optional(),
    }),
    settingsSchema,
  ),

  /** Makes sure the practice environment runs and has its profiles. */
  'practice.open': command(none, z.object({ profileIds: z.array(idSchema) })),
  /** Throws all practice data away and begins anew. */
  'practice.startOver': command(none, z.object({ profileIds: z.array(idSchema) })),
} as const

export type CommandTable = typeof commands
export type CommandName = keyof CommandTable
/** What a caller passes: defaults may be left out. */
export type CommandInput<Name extends CommandName> = z.input<CommandTable[Name]['input']>
/** What a handler receives: checked, defaults filled in. */
export type CommandChecked<Name extends CommandName> = z.output<CommandTable[Name]['input']>
export type CommandOutput<Name extends CommandName> = z.output<CommandTable[Name]['output']>
export type CommandReply<Name extends CommandName> = Result<CommandOutput<Name>>
