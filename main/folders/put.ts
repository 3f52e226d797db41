/** Moves something of a claim to its last place, under the first free name. Nothing is ever overwritten. */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { numberedFileName, shortenedFileName } from '../lib/file-names.ts'
import type { Disk } from '../ports.ts'
import type { FolderDisk } from './ports.ts'
import { writeText } from './write-text.ts'

/** So many files of one name in one folder is no accident any more. */
const mostNumbers = 10_000
/** Of one name, on most file systems. */
const mostBytes = 255

/** A name with something of ours at its end, which must not be what is cut off. */
export function withSuffix(name: string, suffix: string): string {
  return shortenedFileName(name, mostBytes - Buffer.byteLength(suffix)) + suffix
}

export interface Put {
  readonly from: string
  readonly folder: string
  /** The wished name; ` (2)` and so on is put before its suffix when it is taken. */
  readonly name: string
  /** The name that was tried last before a crash; null when none was. */
  readonly tried: string | null
  /** Told each name before it is tried. */
  readonly intend: (name: string) => void
  /** Other names that must be free as well, so that what belongs together is called alike. */
  readonly beside?: (name: string) => readonly string[]
}

/**
 * Answers the name it got. Both names for one file is a move that was killed half-way; a file that is at its
 * place and no longer where it came from has arrived. Faults: file-missing (it is in neither place),
 * disk-unwritable, disk-full, folder-missing.
 */
export async function put(
  disk: Disk,
  { from, folder, name, tried, intend, beside }: Put,
): Promise<Result<string>> {
  const source = await disk.identity(from)
  if (tried !== null) {
    const placed = await disk.identity(path.join(folder, tried))
    if (!source.ok && placed.ok) return success(tried)
    if (source.ok && placed.ok && placed.value.fileId === source.value.fileId) {
      const removed = await disk.remove(from)
      return removed.ok ? success(tried) : removed
    }
  }
  if (!source.ok) return source
  for (let count = 1; count <= mostNumbers; count += 1) {
    const candidate = count === 1 ? name : numberedFileName(shortenedFileName(name, mostBytes - 8), count)
    const names = [candidate, ...(beside?.(candidate) ?? [])]
    const taken = await Promise.all(names.map((one) => disk.identity(path.join(folder, one))))
    if (taken.some(({ ok }) => ok)) continue
    intend(candidate)
    const moved = await disk.moveExclusive(from, path.join(folder, candidate))
    if (!moved.ok) return moved
    if (moved.value === 'moved') return success(candidate)
  }
  return failure(fault('disk-unwritable', { values: { name, path: folder } }))
}

/**
 * Puts a small text of ours into a folder, whole: written to `draft` first, on the same disk. Done already when the
 * very same text stands under the wished name. Faults: as of `put`.
 */
export async function putText(
  disk: FolderDisk,
  draft: string,
  folder: string,
  wished: string,
  content: string,
): Promise<Result<string>> {
  const there = await disk.readText(path.join(folder, wished), Buffer.byteLength(content))
  if (there.ok && there.value === content) {
    // A killed move may have left the draft under its first name.
    const removed = await disk.remove(draft)
    return removed.ok ? success(wished) : removed
  }
  const written = await writeText(disk, draft, content, 'resume')
  if (!written.ok) return written
  return put(disk, { from: draft, folder, name: wished, tried: wished, intend: () => undefined })
}
