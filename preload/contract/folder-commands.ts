/** Calls about watched folders. Changes come as `list.stale` for `folders`, with the ids of the folders. */
import { z } from 'zod'
import { byId, command, none, nothing } from './command.ts'
import {
  folderItemSchema,
  folderPreviewSchema,
  folderPurposeSchema,
  folderStatusSchema,
  watchedFolderSchema,
} from './folder-models.ts'
import { idSchema } from './models.ts'

/** `folderId` is one of `folders.list` or `folders.register`. */
const place = { profileId: idSchema, folderId: idSchema, purpose: folderPurposeSchema }

export const folderCommands = {
  /** All of them, of every profile, oldest first. */
  'folder.list': command(none, z.object({ revision: z.number(), folders: z.array(watchedFolderSchema) })),
  /** Marks the folder and, unless `enabled` is false, begins at once. */
  'folder.add': command(z.object({ ...place, enabled: z.boolean().default(true) }), watchedFolderSchema),
  /** The kind stays, and so does the place. */
  'folder.change': command(z.object({ id: idSchema, purpose: folderPurposeSchema }), watchedFolderSchema),
  /** Switching on marks the folder anew: the person says that this is the one. */
  'folder.setEnabled': command(z.object({ id: idSchema, enabled: z.boolean() }), watchedFolderSchema),
  /** What has begun stays where it is; nothing on the disk is touched. */
  'folder.remove': command(byId, nothing),
  /** What would go where; changes nothing. */
  'folder.preview': command(z.object(place), folderPreviewSchema),
  'folder.status': command(byId, folderStatusSchema),
  /** The files of a folder, newest first. Of those that only lie there yet the first two hundred are told. */
  'folder.claims': command(
    z.object({
      id: idSchema,
      filter: z.enum(['all', 'waiting', 'asks', 'moving', 'done', 'failed']).default('all'),
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ revision: z.number(), total: z.number().int(), items: z.array(folderItemSchema) }),
  ),
  /** Everything that waits for its next try has its turn now; with `itemId`, a failed file goes back into the folder. */
  'folder.tryAgain': command(z.object({ id: idSchema, itemId: idSchema.nullable().default(null) }), nothing),
  /** To a file that `asks`: it is sent all the same, or goes to `Failed` unsent. */
  'folder.answer': command(z.object({ id: idSchema, itemId: idSchema, send: z.boolean() }), nothing),
  /** The folder itself, or where one of its files lies now. */
  'folder.showInFolder': command(
    z.object({ id: idSchema, itemId: idSchema.nullable().default(null) }),
    nothing,
  ),
} as const
