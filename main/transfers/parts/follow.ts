/**
 * Hashes a file behind those who read it in parts: what they have passed a moment ago still lies in the
 * system's memory, so that the disk is read once and no byte is held for the hash.
 */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { faultOfDiskError } from '../../lib/disk.ts'
import type { Disk } from '../../ports.ts'
import type { Hashers } from '../hasher.ts'
import type { Frontier } from './frontier.ts'

/**
 * MD5 of the file's first `size` bytes. Faults: file-missing, file-unreadable, file-changed (it is shorter),
 * stopping (the frontier was given up).
 */
export async function hashBehind(
  ports: { readonly disk: Disk; readonly hashers: Hashers },
  file: { readonly path: string; readonly name: string; readonly size: number },
  frontier: Frontier,
): Promise<Result<string>> {
  const { path, name, size } = file
  const opened = await ports.disk.openRead(path)
  if (!opened.ok) return opened
  const hasher = ports.hashers.createLarge(size)
  let isWhole = false
  try {
    for (let position = 0; position < size;) {
      const block = await hasher.block()
      const wanted = Math.min(block.byteLength, size - position)
      // A whole block at a time: many small ones cost more than the hash gains by being earlier.
      const waited = await frontier.beyond(position + wanted - 1).then(
        () => true,
        () => false,
      )
      if (!waited) return failure(fault('stopping'))
      const read = await opened.value.read(block.subarray(0, wanted), position)
      if (read === 0) return failure(fault('file-changed', { values: { name } }))
      hasher.update(read)
      position += read
    }
    isWhole = true
    return success(await hasher.digest())
  } catch (error) {
    return failure(faultOfDiskError(error, path, 'file-missing', 'file-unreadable'))
  } finally {
    if (!isWhole) hasher.abandon()
    await opened.value.close()
  }
}
