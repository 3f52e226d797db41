/** Commands about messages: read, confirm, delete, forward; write, send, withdraw. */
import { z } from 'zod'
import { byId, byProfile, command, nothing } from './command.ts'
import {
  messageDraftSchema,
  messageOrderSchema,
  receivedMessageDetailSchema,
  sentMessageDetailSchema,
  sentMessageSchema,
} from './message-models.ts'
import { idSchema, messageServiceSchema } from './models.ts'

export const messageCommands = {
  /** Looks the service up and adds it to the profile. */
  'message.addService': command(
    z.object({ profileId: idSchema, serviceId: z.string().min(1).max(255) }),
    messageServiceSchema,
  ),
  'message.removeService': command(
    z.object({ profileId: idSchema, serviceId: z.string().min(1).max(255) }),
    nothing,
  ),

  /** A received message, without its body until it has been opened. Marks nothing. */
  'message.get': command(byId, receivedMessageDetailSchema),
  /** The person opens it: the sender is told that it was read. Answers the whole message. */
  'message.open': command(byId, receivedMessageDetailSchema),
  /** A legal act. Answers when the service has taken it. */
  'message.confirm': command(byId, nothing),
  /** Possible after a confirmation that was asked for. */
  'message.delete': command(byId, nothing),
  'message.forward': command(
    z.object({ id: idSchema, email: z.string().min(3).max(320), text: z.string().max(200).default('') }),
    nothing,
  ),
  /** One attachment, or all of them when `attachmentId` is null; `folderId` null = the folder of the settings. */
  'message.download': command(
    z.object({
      id: idSchema,
      attachmentId: idSchema.nullable().default(null),
      folderId: idSchema.nullable().default(null),
    }),
    nothing,
  ),
  /** Opens a page outside; it must be one that the message itself leads to, and it must have been opened. */
  'message.openLink': command(z.object({ id: idSchema, address: z.string().max(10_000) }), nothing),
  'message.showInFolder': command(z.object({ id: idSchema, attachmentId: idSchema }), nothing),

  /** Everything is checked before anything is sent. Answers the id of the message. */
  'message.send': command(
    z.object({ profileId: idSchema, draftId: idSchema.nullable().default(null), order: messageOrderSchema }),
    z.object({ id: idSchema }),
  ),
  'message.sent': command(
    z.object({
      profileId: idSchema,
      search: z.string().max(200).default(''),
      filter: z.enum(['all', 'active', 'failed']).default('all'),
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ revision: z.number(), total: z.number().int(), items: z.array(sentMessageSchema) }),
  ),
  'message.sentDetail': command(byId, sentMessageDetailSchema),
  'message.retry': command(byId, nothing),
  /** Possible until it is published. */
  'message.withdraw': command(byId, nothing),

  'message.drafts': command(byProfile, z.object({ drafts: z.array(messageDraftSchema) })),
  /** Without an id a new one. */
  'message.saveDraft': command(
    z.object({ profileId: idSchema, id: idSchema.nullable(), order: messageOrderSchema }),
    z.object({ id: idSchema }),
  ),
  'message.removeDraft': command(byId, nothing),
} as const
