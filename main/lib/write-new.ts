/** A new file that somebody will rely on: whole and flushed before it is told of. */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, type Result } from '../../preload/contract/result.ts'
import type { Disk } from '../ports.ts'

/** Never overwrites. Faults: disk-full, disk-unwritable, folder-missing. */
export async function writeNew(disk: Disk, file: string, bytes: Uint8Array): Promise<Result<null>> {
  const opened = await disk.openWrite(file, 'create')
  if (!opened.ok) return opened
  try {
    await opened.value.write([bytes], 0)
    await opened.value.sync()
  } catch {
    await opened.value.close()
    await disk.remove(file)
    return failure(
      fault('disk-unwritable', { values: { name: path.basename(file), path: path.dirname(file) } }),
    )
  }
  await opened.value.close()
  return disk.syncFolder(path.dirname(file))
}

/** For names of files: `2026-11-21T120000`. */
export const momentName = (at: number): string => new Date(at).toISOString().slice(0, 19).replaceAll(':', '')
