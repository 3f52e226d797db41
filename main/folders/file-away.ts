/** Moves what has come to its end to `Sent/<date>/` or `Failed/`, with a receipt or a reason beside it. */
import path from 'node:path'
import { success, type Result } from '../../preload/contract/result.ts'
import type { ClaimPatch, ClaimRecord } from './claim-rows.ts'
import { dayOf, failedFolder, reasonSuffix, receiptSuffix, sendingFolder, sentFolder } from './names.ts'
import { receiptText, reasonText } from './notes.ts'
import type { FolderPorts } from './ports.ts'
import { put, putText, withSuffix } from './put.ts'
import { claimedPath } from './take.ts'
import { makeFolders } from './write-text.ts'

/** In the claim's own folder until it is whole. */
const noteName = '.note'

/** Where a claim is filed, from the folder; fixed when its end is known, so that midnight changes nothing. */
export function filedFolderOf(claim: Pick<ClaimRecord, 'subFolder'>, isSent: boolean, now: number): string {
  const folder = isSent ? `${sentFolder}/${dayOf(now)}` : failedFolder
  return claim.subFolder === '' ? folder : `${folder}/${claim.subFolder}`
}

/**
 * Goes on wherever an earlier try ended. Faults: disk-full, disk-unwritable, folder-missing. A file that the person
 * has taken out of `.sending` meanwhile is no fault: only the note is written.
 */
export async function fileAway(
  ports: FolderPorts,
  root: string,
  claim: ClaimRecord,
  write: (patch: ClaimPatch) => void,
): Promise<Result<null>> {
  const { disk } = ports
  const { facts, fault } = claim
  const isSent = facts !== null
  const noteSuffix = isSent ? receiptSuffix : reasonSuffix
  const home = path.join(root, sendingFolder, claim.id)
  const made = await makeFolders(
    disk,
    root,
    claim.filedFolder ?? filedFolderOf(claim, isSent, claim.updatedAt),
  )
  if (!made.ok) return made
  const folder = made.value
  const [file, ...companions] = claim.pieces
  const notesFor = (name: string): string => withSuffix(name, noteSuffix)

  const placed = await put(disk, {
    from: claimedPath(root, claim, file),
    folder,
    name: file.name,
    tried: claim.filedName,
    intend: (name) => write({ filedName: name }),
    beside: (name) => [notesFor(name), ...companions.map(({ suffix }) => withSuffix(name, suffix))],
  })
  if (!placed.ok && placed.fault.code !== 'file-missing') return placed
  const name = placed.ok ? placed.value : file.name
  for (const piece of companions) {
    const moved = await putBeside(claimedPath(root, claim, piece), withSuffix(name, piece.suffix))
    if (!moved.ok) return moved
  }
  const text = fault === null ? receiptText(claim) : reasonText(claim, fault, ports.language())
  const again = await makeFolders(disk, root, `${sendingFolder}/${claim.id}`)
  if (!again.ok) return again
  const noted = await putText(disk, path.join(home, noteName), folder, notesFor(name), text)
  if (!noted.ok) return noted
  const synced = await disk.syncFolder(folder)
  if (!synced.ok) return synced
  await disk.removeEmpty(home)
  return success(null)

  /** The wished name was free a moment ago, so it is also the one that a killed try has used. */
  async function putBeside(from: string, wished: string): Promise<Result<null>> {
    const moved = await put(disk, { from, folder, name: wished, tried: wished, intend: () => undefined })
    // Gone, or moved under another number before a crash.
    return moved.ok || moved.fault.code === 'file-missing' ? success(null) : moved
  }
}
