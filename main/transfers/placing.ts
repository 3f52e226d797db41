/** Gives a whole, checked file its name; or keeps a wrong one aside, where nobody takes it for good. */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import type { NameNote } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { numberedFileName, safeFileName } from '../lib/file-names.ts'
import type { Disk } from '../ports.ts'

/** So many files of one name in one folder is no accident any more. */
const mostNumbers = 10_000
const asideFolder = '_satt-til-side'

/**
 * Moves the partial file under the first free name, syncs the folder and answers the path. `intend` is
 * told each name before it is tried, so that a crash in between leaves a row that knows where to look.
 * Faults: disk-unwritable, folder-missing.
 */
export async function placeFile(
  disk: Disk,
  folder: string,
  partialPath: string,
  receivedName: string,
  from: string,
  intend: (savedPath: string, note: NameNote | null) => void,
): Promise<Result<string>> {
  const safe = safeFileName(receivedName)
  // Marked while nobody can have opened it yet.
  await disk.markAsDownloaded(partialPath, from)
  for (let number = 1; number <= mostNumbers; number += 1) {
    const target = path.join(folder, numberedFileName(safe.name, number))
    // A free name is looked for first: only a name that is really tried may be written down.
    if ((await disk.identity(target)).ok) continue
    intend(target, number === 1 ? safe.note : (safe.note ?? 'taken'))
    const moved = await disk.moveExclusive(partialPath, target)
    if (!moved.ok) return moved
    if (moved.value === 'taken') continue
    const synced = await disk.syncFolder(folder)
    return synced.ok ? success(target) : synced
  }
  return failure(fault('disk-unwritable', { values: { name: safe.name, path: folder } }))
}

/** Moves a file whose checksum is wrong into a folder of its own; answers where it lies. */
export async function setAside(
  disk: Disk,
  folder: string,
  partialPath: string,
  fileTransferId: string,
): Promise<Result<string>> {
  const aside = path.join(folder, asideFolder)
  const made = await disk.makeFolder(aside)
  if (!made.ok) return made
  for (let number = 1; number <= mostNumbers; number += 1) {
    const target = path.join(aside, numberedFileName(`${fileTransferId}.feil-kontrollsum`, number))
    const moved = await disk.moveExclusive(partialPath, target)
    if (!moved.ok) return moved
    if (moved.value === 'taken') continue
    const synced = await disk.syncFolder(aside)
    return synced.ok ? success(target) : synced
  }
  return failure(fault('disk-unwritable', { values: { path: aside } }))
}
