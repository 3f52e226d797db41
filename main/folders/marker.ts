/**
 * Tells a folder from another that bears its name. An unplugged disk leaves an empty mount point, a replaced share
 * looks like a folder whose files have all been deleted: without its marker a folder is paused, never empty
 * (field-notes.md §3, 16).
 */
import path from 'node:path'
import { z } from 'zod'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Random } from '../ports.ts'
import { markerName } from './names.ts'
import type { FolderDisk } from './ports.ts'
import { writeText } from './write-text.ts'

const markerSchema = z.object({ budstikkeFolder: z.string().min(1).max(100) })
const longestMarker = 4_096

function markerIn(content: string): string | null {
  try {
    return markerSchema.parse(JSON.parse(content)).budstikkeFolder
  } catch {
    return null
  }
}

/** The id in the marker; null when there is no marker, or none that can be read. */
async function readMarker(disk: FolderDisk, folder: string): Promise<Result<string | null>> {
  const content = await disk.readText(path.join(folder, markerName), longestMarker)
  if (content.ok) return success(markerIn(content.value))
  return content.fault.code === 'file-missing' || content.fault.code === 'folder-text-too-long'
    ? success(null)
    : content
}

async function checkIsFolder(disk: FolderDisk, folder: string): Promise<Result<null>> {
  const identity = await disk.identity(folder)
  if (identity.ok && identity.value.kind === 'folder') return success(null)
  const isGone = identity.ok || identity.fault.code === 'file-missing'
  return failure(fault(isGone ? 'folder-missing' : 'folder-unreadable', { values: { path: folder } }))
}

/**
 * Marks a folder and answers the id of its marker: the one that is there when another machine has marked it, for
 * then the two share it. Faults: folder-missing, folder-unreadable, disk-unwritable, disk-full.
 */
export async function markFolder(disk: FolderDisk, random: Random, folder: string): Promise<Result<string>> {
  const there = await checkIsFolder(disk, folder)
  if (!there.ok) return there
  const known = await readMarker(disk, folder)
  if (!known.ok || known.value !== null) return known.ok ? success(known.value ?? '') : known
  const id = random.uuid()
  const file = path.join(folder, markerName)
  const draft = `${file}.${id.slice(0, 8)}`
  const written = await writeText(disk, draft, `${JSON.stringify({ budstikkeFolder: id })}\n`, 'create')
  if (!written.ok) return written
  // Whole or not there: another machine may mark at this moment.
  const moved = await disk.moveExclusive(draft, file)
  if (!moved.ok) return moved
  if (moved.value === 'taken') await disk.remove(draft)
  const agreed = await readMarker(disk, folder)
  if (!agreed.ok) return agreed
  return agreed.value === null
    ? failure(fault('folder-replaced', { values: { path: folder } }))
    : success(agreed.value)
}

/** Faults: folder-missing, folder-unreadable, folder-marker-missing, folder-replaced. All of them pause. */
export async function checkMarker(disk: FolderDisk, folder: string, expected: string): Promise<Result<null>> {
  const there = await checkIsFolder(disk, folder)
  if (!there.ok) return there
  const marker = await readMarker(disk, folder)
  if (!marker.ok) return failure(fault('folder-unreadable', { values: { path: folder } }))
  if (marker.value === expected) return success(null)
  const code = marker.value === null ? 'folder-marker-missing' : 'folder-replaced'
  return failure(fault(code, { values: { path: folder } }))
}
