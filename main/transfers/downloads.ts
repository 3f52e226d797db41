/** The two ways to fetch the bytes of a file: one stream, or several stretches at once. */
import { success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Clock, Log } from '../ports.ts'
import { fetchInto, lengthOnDisk } from './fetch-into.ts'
import type { IncomingRecord } from './incoming-rows.ts'
import { comesInParts, fetchInParts, type PartFetchPorts } from './parts/fetch-in-parts.ts'

export interface DownloadsPorts extends PartFetchPorts {
  readonly clock: Clock
  readonly log: Log
}

export interface Downloads {
  /** MD5 of the whole file once every byte is on disk and synced. Faults: as those of `fetchInto`. */
  fetch(
    record: IncomingRecord,
    partialPath: string,
    access: Access,
    signal: AbortSignal,
  ): Promise<Result<string>>
  /** Bytes of an earlier try that need not come again. */
  kept(record: IncomingRecord, partialPath: string): Promise<number>
  /** What was kept in order to go on is of no use any more. */
  forget(id: string): void
}

/** How long it is believed that a platform sends nothing but whole files, milliseconds. */
const refusedFor = 60 * 60_000

export function createDownloads(ports: DownloadsPorts): Downloads {
  const { disk, downloads, clock } = ports
  /** Where stretches were refused, by address of the platform, and when. */
  const refused = new Map<string, number>()

  const goesInParts = async (record: IncomingRecord, partialPath: string, access: Access) => {
    if (!comesInParts(record.size, ports.unit)) return false
    if (downloads.get(record.id).length > 0) return true
    const at = refused.get(access.environment.altinn.platform)
    if (at !== undefined && clock.monotonic() - at < refusedFor) return false
    // The beginning of one stream is gone on with as one.
    return (await lengthOnDisk(disk, partialPath, record.size)) === 0
  }
  return {
    async fetch(record, partialPath, access, signal) {
      if (!(await goesInParts(record, partialPath, access)))
        return fetchInto(ports, record, partialPath, access, signal)
      const fetched = await fetchInParts(ports, record, partialPath, access, signal)
      if (!fetched.ok) return fetched
      if (fetched.value !== 'one-stream') return success(fetched.value.checksum)
      ports.log.write('warn', 'incoming.ranges-refused', { id: record.id })
      refused.set(access.environment.altinn.platform, clock.monotonic())
      // It has its full length already, and would be taken for whole.
      const removed = await disk.remove(partialPath)
      if (!removed.ok) return removed
      downloads.discard(record.id)
      return fetchInto(ports, record, partialPath, access, signal)
    },
    async kept(record, partialPath) {
      const onDisk = await lengthOnDisk(disk, partialPath, record.size)
      const parts = downloads.get(record.id)
      if (parts.length === 0) return onDisk
      return onDisk === record.size ? parts.reduce((all, { flushed }) => all + flushed, 0) : 0
    },
    forget: (id) => downloads.discard(id),
  }
}
