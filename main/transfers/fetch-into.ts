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
import type { Throttle } from '../lib/throttle.ts'
import type { Disk, WriteHandle } from '../ports.ts'
import type { Hashers } from './hasher.ts'
import type { IncomingRecord } from './incoming-rows.ts'
import { DiskTrouble, onDisk, pour } from './pour.ts'
import type { Progress } from './progress.ts'
import { rehash } from './rehash.ts'

export interface FetchPorts {
  readonly broker: Broker
  readonly disk: Disk
  readonly hashers: Hashers
  readonly progress: Progress
  readonly throttle: Throttle
}

/**
 * Opens the partial file for `work` and closes it, whatever happens. After a flush or a close that failed it is removed:
 * the system may have thrown away what it could not write, and still shows it to whoever reads.
 */
export async function withPartial<T>(
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
      const end = await pour(ports.throttle.pass('down', body, signal), handle, hasher, start, size, {
        written: (done) => progress.advance(id, done),
      })
      if (end > size) return failure(fault('download-size-mismatch', { values: { name: fileName } }))
      await onDisk('sync', handle.sync())
      return end < size ? failure(fault('connection-cut')) : success(null)
    })
    if (!isRead) await discard()
    return fetched
  }
}
