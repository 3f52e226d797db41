/** Small texts of ours in folders of other people: whole and on disk, or not there. */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { faultOfDiskError } from '../lib/disk.ts'
import type { Disk } from '../ports.ts'

/**
 * Writes a text whole and syncs it. `create` never touches what is there; `resume` replaces what an earlier try
 * of ours has left. Faults: disk-full, disk-unwritable, folder-missing.
 */
export async function writeText(
  disk: Disk,
  file: string,
  text: string,
  mode: 'create' | 'resume',
): Promise<Result<null>> {
  const opened = await disk.openWrite(file, mode)
  if (!opened.ok) return opened
  const handle = opened.value
  try {
    await handle.truncate(0)
    await handle.write([Buffer.from(text, 'utf8')], 0)
    await handle.sync()
    await handle.close()
    return success(null)
  } catch (error) {
    await handle.close().catch(() => undefined)
    return failure(faultOfDiskError(error, file, 'folder-missing', 'disk-unwritable'))
  }
}

/**
 * Makes folders one below the other and syncs each name, so that what is moved into the last one stays. The root
 * itself is never made: where a disk is unplugged there is nothing to write to.
 */
export async function makeFolders(disk: Disk, root: string, below: string): Promise<Result<string>> {
  const there = await disk.identity(root)
  if (!there.ok) return failure(fault('folder-missing', { values: { path: root } }))
  let folder = root
  for (const name of below.split('/').filter((part) => part !== '')) {
    const next = path.join(folder, name)
    const known = await disk.identity(next)
    if (known.ok && known.value.kind !== 'folder')
      return failure(fault('disk-unwritable', { values: { path: next } }))
    if (!known.ok) {
      const made = await disk.makeFolder(next)
      if (!made.ok) return made
      const synced = await disk.syncFolder(folder)
      if (!synced.ok) return synced
    }
    folder = next
  }
  return success(folder)
}
