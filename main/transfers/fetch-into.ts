/**
 * Streams a file into its partial file, going on where an earlier try left off. There is no ETag: id, size
 * and at the end the checksum guard that the parts belong together (broker.md fact 16).
 */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker } from '../altinn/broker/types.ts'
import { faultOfDiskError } from '../lib/disk.ts'
import { faultOfError } from '../lib/network.ts'
import type { Disk, WriteHandle } from '../ports.ts'
import type { Hasher, Hashers } from './hasher.ts'
import type { IncomingRecord } from './incoming-rows.ts'
import type { Progress } from './progress.ts'

export interface FetchPorts {
  readonly broker: Broker
  readonly disk: Disk
  readonly hashers: Hashers
  readonly progress: Progress
}

/** Thrown by the disk's half, to tell it from the network's. */
class DiskTrouble extends Error {}

/** Reads what lies on disk already into the hash, so that only the rest is fetched. */
async function rehash(disk: Disk, file: string, length: number, hasher: Hasher): Promise<Result<null>> {
  const opened = await disk.openRead(file)
  if (!opened.ok) return opened
  try {
    for (let position = 0; position < length;) {
      const block = await hasher.block()
      const read = await opened.value.read(block.subarray(0, length - position), position)
      if (read === 0) return failure(fault('download-size-mismatch'))
      hasher.update(read)
      position += read
    }
    return success(null)
  } finally {
    await opened.value.close()
  }
}

/** Every byte has come in an earlier try, which may have ended before it was synced. */
async function wholeAlready(
  disk: Disk,
  file: string,
  length: number,
  hasher: Hasher,
): Promise<Result<string>> {
  const opened = await disk.openWrite(file, 'resume')
  if (!opened.ok) return opened
  try {
    await opened.value.sync()
  } finally {
    await opened.value.close()
  }
  const known = await rehash(disk, file, length, hasher)
  return known.ok ? success(await hasher.digest()) : known
}

/**
 * Gathers the stream's small reads into blocks, writes and hashes each; answers the position after the last
 * byte. One block is written while the next is filled, never two at once: after a crash a file with a hole
 * would be as long as a good one.
 */
async function pour(
  body: AsyncIterable<Uint8Array>,
  handle: WriteHandle,
  hasher: Hasher,
  start: number,
  size: number,
  onProgress: (done: number) => void,
): Promise<number> {
  let position = start
  let block = await hasher.block()
  let filled = 0
  let writing: Promise<DiskTrouble | null> = Promise.resolve(null)
  const written = async (): Promise<void> => {
    const trouble = await writing
    if (trouble !== null) throw trouble
  }
  const flush = async (): Promise<void> => {
    await written()
    const end = position + filled
    writing = handle.write([block.subarray(0, filled)], position).then(
      () => {
        onProgress(end)
        return null
      },
      (cause: unknown) => new DiskTrouble('write', { cause }),
    )
    hasher.update(filled)
    position = end
    filled = 0
  }
  try {
    for await (const piece of body) {
      if (position + filled + piece.byteLength > size) return position + filled + piece.byteLength
      for (let taken = 0; taken < piece.byteLength;) {
        const part = piece.subarray(taken, taken + block.byteLength - filled)
        block.set(part, filled)
        filled += part.byteLength
        taken += part.byteLength
        if (filled < block.byteLength) continue
        await flush()
        // The block still being written is not among those handed out: the ring is longer than that.
        block = await hasher.block()
      }
    }
    if (filled > 0) await flush()
    await written()
    return position
  } finally {
    // Nobody closes the file under a write.
    await writing
  }
}

/** How much of an earlier try can be kept. */
async function lengthOnDisk(disk: Disk, file: string, size: number): Promise<number> {
  const identity = await disk.identity(file)
  return identity.ok && identity.value.kind === 'file' && identity.value.size <= size
    ? identity.value.size
    : 0
}

/**
 * Answers the MD5 of the whole file once every byte is on disk and synced.
 * Faults: those of the download, disk-full, disk-unwritable, download-size-mismatch, connection-cut.
 */
export async function fetchInto(
  ports: FetchPorts,
  record: IncomingRecord,
  partialPath: string,
  access: Access,
  signal: AbortSignal,
): Promise<Result<string>> {
  const { broker, disk, progress } = ports
  const hasher = ports.hashers.create(record.size)
  const kept = await lengthOnDisk(disk, partialPath, record.size)
  const { id, profileId, fileName, size } = record
  progress.begin({ id, profileId, direction: 'in', fileName, total: size }, kept)
  const fetched = await fetchRest()
  progress.end(id)
  if (!fetched.ok) hasher.abandon()
  return fetched

  async function fetchRest(): Promise<Result<string>> {
    if (kept === size && size > 0) {
      return wholeAlready(disk, partialPath, kept, hasher)
    }
    const answer = await broker.download(access, record.fileTransferId, kept, signal)
    if (!answer.ok) return answer
    const { start, body } = answer.value
    const opened = await disk.openWrite(partialPath, 'resume')
    if (!opened.ok) {
      await answer.value.discard()
      return opened
    }
    const handle = opened.value
    try {
      if (start > 0) {
        const known = await rehash(disk, partialPath, start, hasher)
        if (!known.ok) return known
      }
      await handle.truncate(start)
      const end = await pour(body, handle, hasher, start, size, (done) => progress.advance(id, done))
      if (end > size) return failure(fault('download-size-mismatch', { values: { name: fileName } }))
      await handle.sync()
      return end < size ? failure(fault('connection-cut')) : success(await hasher.digest())
    } catch (error) {
      if (error instanceof DiskTrouble) {
        return failure(faultOfDiskError(error.cause, partialPath, 'folder-missing', 'disk-unwritable'))
      }
      return failure(faultOfError(error))
    } finally {
      await handle.close()
    }
  }
}
