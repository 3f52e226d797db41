/**
 * Fetches a large file in stretches, several at once where the line is slow, each into its own place of the partial file,
 * and hashes along with them. What a row calls flushed has been flushed: after a crash nothing else is believed, because a
 * file that has its full length from the beginning tells nothing (broker.md fact 16, §5.2).
 */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Access } from '../../altinn/access.ts'
import { faultOfError } from '../../lib/network.ts'
import type { Clock, WriteHandle } from '../../ports.ts'
import { lengthOnDisk, withPartial, type FetchPorts } from '../fetch-into.ts'
import type { IncomingRecord } from '../incoming-rows.ts'
import { DiskTrouble, onDisk } from '../pour.ts'
import type { DownloadPart, DownloadRows } from './download-rows.ts'
import { createFrontier } from './frontier.ts'
import { hashAlong, type HashAlong } from './hash-along.ts'
import { planStretches, stretchesAtOnce } from './plan.ts'
import { pourPart } from './pour-part.ts'
import { createCrew } from './crew.ts'

export interface PartFetchPorts extends FetchPorts {
  readonly downloads: DownloadRows
  readonly clock: Clock
  /** What stretches are counted in, bytes. */
  readonly unit: number
}

/** `one-stream`: the service, or something before it, sends the whole file whatever is asked for. */
export type Fetched = { readonly checksum: string } | 'one-stream'

export const comesInParts = (size: number, unit: number): boolean => planStretches(size, unit).length > 1

/** Flushed when so much has been written since, units: a crash costs no more than that. */
const flushEvery = 128

/** The parts of an earlier try, as far as its file is still there; otherwise new ones. */
export async function partsOf(
  { disk, downloads, unit }: Pick<PartFetchPorts, 'disk' | 'downloads' | 'unit'>,
  { id, size }: IncomingRecord,
  partialPath: string,
): Promise<readonly DownloadPart[]> {
  const known = downloads.get(id)
  if (known.length > 0 && (await lengthOnDisk(disk, partialPath, size)) === size) return known
  downloads.plan(id, planStretches(size, unit))
  return downloads.get(id)
}

/** Faults: as those of `fetchInto`. What has come stays, and the next call goes on from there. */
export async function fetchInParts(
  ports: PartFetchPorts,
  record: IncomingRecord,
  partialPath: string,
  access: Access,
  signal: AbortSignal,
): Promise<Result<Fetched>> {
  const { broker, disk, hashers, downloads, progress } = ports
  const { id, profileId, fileName, size } = record
  const parts = await partsOf(ports, record, partialPath)
  const written = parts.map(({ flushed }) => flushed)
  const done = (): number => written.reduce((all, one) => all + one, 0)
  const frontier = createFrontier(parts)
  // How fast the line is shows only while the hash keeps up, which it cannot with what an earlier try has left.
  const crew = createCrew(ports.clock, done() > 0 ? stretchesAtOnce : 1, stretchesAtOnce)
  const stopping = new AbortController()
  const either = AbortSignal.any([signal, stopping.signal])
  let reason: Fault | 'one-stream' | null = null
  let diskTrouble: DiskTrouble | null = null

  const end = (why: Fault | 'one-stream'): void => {
    reason ??= why
    stopping.abort()
    frontier.giveUp()
  }
  const failed = (error: unknown): void => {
    if (error instanceof DiskTrouble && (diskTrouble === null || error.call === 'sync')) diskTrouble = error
    end(error instanceof DiskTrouble ? fault('internal') : faultOfError(error))
  }

  let flushing: Promise<void> | null = null
  let flushed = done()
  /** What lies on disk counts only after it was flushed. */
  const flush = async (handle: WriteHandle): Promise<void> => {
    const reached = [...written]
    flushed = done()
    await onDisk('sync', handle.sync())
    downloads.setFlushed(id, reached)
  }
  /** While the network goes on; nobody closes the file before it has ended. */
  const flushBehind = (handle: WriteHandle): void => {
    if (flushing !== null || done() - flushed < flushEvery * ports.unit) return
    flushing = flush(handle)
      .catch(failed)
      .finally(() => {
        flushing = null
      })
  }

  const fetchPart = async (part: DownloadPart, handle: WriteHandle, along: HashAlong): Promise<void> => {
    const from = part.start + part.flushed
    const to = part.start + part.length
    if (from >= to) return
    const answer = await broker.download(access, record.fileTransferId, from, either, to)
    if (!answer.ok) return end(answer.fault)
    const { start, body, discard } = answer.value
    if (start !== from || answer.value.length > to - from) {
      end('one-stream')
      return discard()
    }
    const blocks = ports.throttle.pass('down', body, either)
    const extent = { start: from, length: to - from }
    const reached = await pourPart(blocks, handle, along, extent, {
      came: crew.look,
      written(position) {
        written[part.position] = position - part.start
        frontier.advance(part.position, position)
        progress.advance(id, done())
        flushBehind(handle)
      },
    })
    if (reached > to) end(fault('download-size-mismatch', { values: { name: fileName } }))
    else if (reached < to) end(fault('connection-cut'))
  }
  /** Whatever ended the fetching. */
  const flushAll = async (handle: WriteHandle): Promise<void> => {
    await flushing
    if (diskTrouble !== null) throw diskTrouble
    await flush(handle)
  }

  const fetchAll = (): Promise<Result<Fetched>> =>
    withPartial<Fetched>(disk, partialPath, async (handle) => {
      await onDisk('truncate', handle.truncate(size))
      for (const part of parts) frontier.advance(part.position, part.start + part.flushed)
      const along = await hashAlong({ disk, hashers }, { path: partialPath, name: fileName, size }, frontier)
      const hashing = along.hashed
      const waiting = [...parts]
      /** One stretch after another, each the first in the file that nobody has taken. */
      const fetchSome = async (): Promise<void> => {
        for (let part = waiting.shift(); part !== undefined && !either.aborted; part = waiting.shift())
          await fetchPart(part, handle, along).catch(failed)
      }
      await crew.work(fetchSome)
      const hashed = await flushAll(handle)
        .catch((error: unknown) => {
          frontier.giveUp()
          throw error
        })
        .finally(() => hashing)
        .then(() => hashing)
      if (signal.aborted) return failure(fault('stopping'))
      if (reason === 'one-stream') return success('one-stream')
      if (reason !== null) return failure(reason)
      return hashed.ok ? success({ checksum: hashed.value }) : hashed
    })

  progress.begin({ id, profileId, direction: 'in', fileName, total: size }, done())
  try {
    return await fetchAll()
  } finally {
    progress.end(id)
  }
}
