/** Reads into a hash what lies on disk already: an earlier try's part, or a file that a crash left under its name. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { faultOfDiskError } from '../lib/disk.ts'
import type { Disk, ReadHandle } from '../ports.ts'
import type { Hasher, Hashers } from './hasher.ts'

async function readInto(
  handle: ReadHandle,
  length: number,
  hasher: Hasher,
  signal: AbortSignal,
): Promise<Result<null>> {
  for (let position = 0; position < length;) {
    // Fifty gigabytes take minutes, and whoever closes the program does not wait for them.
    if (signal.aborted) return failure(fault('stopping'))
    const block = await hasher.block()
    const read = await handle.read(block.subarray(0, length - position), position)
    if (read === 0) return failure(fault('download-size-mismatch'))
    hasher.update(read)
    position += read
  }
  return success(null)
}

/**
 * Adds the first `length` bytes of a file to a hash. Faults: file-missing, file-unreadable,
 * download-size-mismatch (it is shorter), stopping.
 */
export async function rehash(
  disk: Disk,
  file: string,
  length: number,
  hasher: Hasher,
  signal: AbortSignal,
): Promise<Result<null>> {
  const opened = await disk.openRead(file)
  if (!opened.ok) return opened
  try {
    return await readInto(opened.value, length, hasher, signal)
  } catch (error) {
    return failure(faultOfDiskError(error, file, 'file-missing', 'file-unreadable'))
  } finally {
    await opened.value.close()
  }
}

/** MD5 of a whole file. Faults: as `rehash`. */
export async function hashOfFile(
  ports: { readonly disk: Disk; readonly hashers: Hashers },
  file: string,
  size: number,
  signal: AbortSignal,
): Promise<Result<string>> {
  const hasher = ports.hashers.createLarge(size)
  const read = await rehash(ports.disk, file, size, hasher, signal)
  if (read.ok) return success(await hasher.digest())
  hasher.abandon()
  return read
}
