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
import { rehash } from './rehash.ts'

export interface FetchPorts {
  readonly broker: Broker
  readonly disk: Disk
  readonly hashers: Hashers
  readonly progress: Progress
}

/** Thrown by the disk's half, to tell it from the network's. */
class DiskTrouble extends Error {
  readonly call: 'write' | 'truncate' | 'sync' | 'close'
  constructor(call: DiskTrouble['call'], cause: unknown) {
    super(call, { cause })
    this.call = call
  }
}

const onDisk = (call: DiskTrouble['call'], work: Promise<void>): Promise<void> =>
  work.catch((cause: unknown) => {
    throw new DiskTrouble(call, cause)
  })

/**
 * Opens the partial file for `work` and closes it, whatever happens. After a flush or a close that failed it is removed:
 * the system may have thrown away what it could not write, and still shows it to whoever reads.
 */
async function withPartial<T>(
  disk: Disk,
  file: string,
  work: (handle: WriteHandle) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await disk.openWrite(file, 'resume')
  if (!opened.ok) return opened
  const handle = opened.value
  try {
    try {
      return await work(handle)
    } finally {
      await onDisk('close', handle.close())
    }
  } catch (error) {
    if (!(error instanceof DiskTrouble)) return failure(faultOfError(error))
    if (error.call === 'sync' || error.call === 'close') await disk.remove(file)
    return failure(faultOfDiskError(error.cause, file, 'folder-missing', 'disk-unwritable'))
  }
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
      (cause: unknown) => new DiskTrouble('write', cause),
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

/** How much of an earlier try can be kept, bytes. */
export async function lengthOnDisk(disk: Disk, file: string, size: number): Promise<number> {
  const identity = await disk.identity(file)
  return identity.ok && identity.value.kind === 'file' && identity.value.size <= size
    ? identity.value.size
    : 0
}

/**
 * Answers the MD5 of the whole file once every byte is on disk and synced.
 * Faults: those of the download, disk-full, disk-unwritable, file-unreadable, download-size-mismatch,
 * connection-cut.
 */
export async function fetchInto(
  ports: FetchPorts,
  record: IncomingRecord,
  partialPath: string,
  access: Access,
  signal: AbortSignal,
): Promise<Result<string>> {
  const { broker, disk, progress } = ports
  const { id, profileId, fileName, size } = record
  const kept = await lengthOnDisk(disk, partialPath, size)
  const hasher = ports.hashers.create(size)
  progress.begin({ id, profileId, direction: 'in', fileName, total: size }, kept)
  let isWhole = false
  try {
    const fetched = kept === size && size > 0 ? await flushAgain() : await fetchRest()
    isWhole = fetched.ok
    return fetched.ok ? success(await hasher.digest()) : fetched
  } finally {
    progress.end(id)
    if (!isWhole) hasher.abandon()
  }

  /** Every byte has come in an earlier try, which may have ended before it was synced. */
  function flushAgain(): Promise<Result<null>> {
    return withPartial(disk, partialPath, async (handle) => {
      await onDisk('sync', handle.sync())
      return rehash(disk, partialPath, kept, hasher, signal)
    })
  }

  async function fetchRest(): Promise<Result<null>> {
    const answer = await broker.download(access, record.fileTransferId, kept, signal)
    if (!answer.ok) return answer
    const { start, body, discard } = answer.value
    let isRead = false
    const fetched = await withPartial(disk, partialPath, async (handle) => {
      const known = start > 0 ? await rehash(disk, partialPath, start, hasher, signal) : success(null)
      if (!known.ok) return known
      await onDisk('truncate', handle.truncate(start))
      isRead = true
      const end = await pour(body, handle, hasher, start, size, (done) => progress.advance(id, done))
      if (end > size) return failure(fault('download-size-mismatch', { values: { name: fileName } }))
      await onDisk('sync', handle.sync())
      return end < size ? failure(fault('connection-cut')) : success(null)
    })
    if (!isRead) await discard()
    return fetched
  }
}
