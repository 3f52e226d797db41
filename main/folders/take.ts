/**
 * Takes a whole file out of a watched folder: one atomic rename into a folder of its own below `.sending`, so
 * that no other machine, program or second run of ours can take it too (field-notes.md §5.3).
 */
import path from 'node:path'
import type { Fault } from '../../preload/contract/fault.ts'
import { success, type Result } from '../../preload/contract/result.ts'
import type { ClaimRecord, Piece } from './claim-rows.ts'
import { sendingFolder } from './names.ts'
import type { FolderDisk } from './ports.ts'
import { isSameFile } from './quiet.ts'
import { makeFolders } from './write-text.ts'

/** Where a piece of a claim lies while it is on its way. */
export function claimedPath(root: string, claim: Pick<ClaimRecord, 'id'>, piece: Piece): string {
  return path.join(root, sendingFolder, claim.id, piece.name)
}

/** What came of it; `reason` is null when somebody else was quicker. */
export type Taken = { readonly isTaken: true } | { readonly isTaken: false; readonly reason: Fault | null }

const lost = (reason: Fault | null): Result<Taken> => success({ isTaken: false, reason })

/**
 * Moves the file and what goes along with it. Asked again after a crash it goes on, but takes no file that it had
 * not taken before: what lies under the name now may be another, and is judged anew. A file that cannot be taken
 * is an answer; a fault is trouble after it has been taken. Faults: folder-file-held, disk-full, disk-unwritable.
 */
export async function takePieces(
  disk: FolderDisk,
  root: string,
  claim: ClaimRecord,
  isNew: boolean,
): Promise<Result<Taken>> {
  const [file, ...companions] = claim.pieces
  const home = path.join(root, sendingFolder, claim.id)
  const source = (piece: Piece): string => path.join(root, claim.subFolder, piece.name)
  const target = (piece: Piece): string => claimedPath(root, claim, piece)
  const giveUp = async (reason: Fault | null): Promise<Result<Taken>> => {
    await disk.removeEmpty(home)
    return lost(reason)
  }

  const isThere = !isNew && (await disk.identity(target(file))).ok
  if (!isThere && !isNew) return giveUp(null)
  if (!isThere) {
    const made = await makeFolders(disk, root, `${sendingFolder}/${claim.id}`)
    if (!made.ok) return lost(made.fault)
    const moved = await disk.claim(source(file), target(file))
    if (!moved.ok) return giveUp(moved.fault.code === 'file-missing' ? null : moved.fault)
  }
  for (const piece of companions) {
    // What has come under its name since belongs to the next file. What this one said is in the row.
    const there = await disk.identity(source(piece))
    if (!there.ok || !isSameFile(there.value, piece)) continue
    const moved = await disk.claim(source(piece), target(piece))
    if (!moved.ok && moved.fault.code !== 'file-missing') return moved
  }
  for (const folder of [home, path.dirname(source(file))]) {
    const synced = await disk.syncFolder(folder)
    if (!synced.ok) return synced
  }
  return success({ isTaken: true })
}
