/**
 * Machines that share an in-folder settle there who puts a file into it: whoever creates the claim file. Broker
 * knows nothing of machines, and would give the file to each (issue: In-folders).
 */
import path from 'node:path'
import { z } from 'zod'
import { success, type Result } from '../../preload/contract/result.ts'
import type { Arrival } from './arrival.ts'
import { arrivalsFolder } from './names.ts'
import type { FolderDisk, Installation } from './ports.ts'
import { makeFolders, writeText } from './write-text.ts'

const claimSchema = z.object({ installation: z.string(), host: z.string() })
const placedSchema = z.object({ host: z.string(), file: z.string(), md5: z.string() })
const longest = 16_384

export type ArrivalClaim =
  | { readonly kind: 'ours' }
  /** Another machine has it; `file` once it lies in the folder. */
  | { readonly kind: 'theirs'; readonly host: string; readonly file: string | null }

/** The id comes from the service; on a disk it may be nothing but an id. */
const idOf = ({ fileTransferId }: Arrival): string =>
  fileTransferId.replaceAll(/[^0-9a-z-]/giu, '_').slice(0, 100)

async function read<T>(disk: FolderDisk, file: string, schema: z.ZodType<T>): Promise<T | null> {
  const content = await disk.readText(file, longest)
  if (!content.ok) return null
  try {
    return schema.parse(JSON.parse(content.value))
  } catch {
    return null
  }
}

/** Creates `name` in the folder of claims with `content`, whole or not at all; harmless when it is there. */
async function createOnce(
  disk: FolderDisk,
  root: string,
  name: string,
  content: object,
  us: Installation,
): Promise<Result<null>> {
  const folder = await makeFolders(disk, root, arrivalsFolder)
  if (!folder.ok) return folder
  const draft = path.join(folder.value, `${name}.${us.id.slice(0, 8)}`)
  const written = await writeText(disk, draft, `${JSON.stringify(content)}\n`, 'resume')
  if (!written.ok) return written
  const moved = await disk.moveExclusive(draft, path.join(folder.value, name))
  if (!moved.ok) return moved
  if (moved.value === 'taken') await disk.remove(draft)
  return disk.syncFolder(folder.value)
}

/** Takes an arrival for this machine, unless another has it. Faults: disk-full, disk-unwritable, folder-missing. */
export async function claimArrival(
  disk: FolderDisk,
  root: string,
  arrival: Arrival,
  us: Installation,
): Promise<Result<ArrivalClaim>> {
  const id = idOf(arrival)
  const claimed = { installation: us.id, host: us.host }
  const created = await createOnce(disk, root, `${id}.claim`, claimed, us)
  if (!created.ok) return created
  const claim = await read(disk, path.join(root, arrivalsFolder, `${id}.claim`), claimSchema)
  if (claim?.installation === us.id) return success({ kind: 'ours' })
  const placed = await read(disk, path.join(root, arrivalsFolder, `${id}.placed`), placedSchema)
  return success({ kind: 'theirs', host: claim?.host ?? '', file: placed?.file ?? null })
}

/** Tells the others that it lies in the folder, with what they can recognise it by. */
export function tellPlaced(
  disk: FolderDisk,
  root: string,
  arrival: Arrival,
  us: Installation,
  placed: { readonly path: string; readonly checksum: string },
): Promise<Result<null>> {
  const file = path.relative(root, placed.path).split(path.sep).join('/')
  return createOnce(disk, root, `${idOf(arrival)}.placed`, { host: us.host, file, md5: placed.checksum }, us)
}
