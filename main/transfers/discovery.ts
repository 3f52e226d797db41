/**
 * Finds what has been sent to us. The list is searched by status only, oldest first, from the last
 * publishing time seen: so more than a hundred waiting files come in full, and a file whose download was
 * begun and lost is found again (broker.md facts 18, 19; field-notes.md §3, 1–2).
 */
import type { Fault, FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker, Overview } from '../altinn/broker/types.ts'
import type { Clock, Random } from '../ports.ts'
import { numberOrNull } from '../store/columns.ts'
import type { Course } from '../store/course.ts'
import type { Database } from '../store/database.ts'
import type { IncomingRecord, IncomingRows } from './incoming-rows.ts'

export interface DiscoveryPorts {
  readonly database: Database
  readonly rows: IncomingRows
  readonly course: Course
  readonly broker: Broker
  readonly clock: Clock
  readonly random: Random
  readonly changed: (record: IncomingRecord) => void
  /** The sender's name, for the search. */
  readonly nameOf: (access: Access, organisation: string) => string | null
}

export interface Discovery {
  /**
   * Lists one service; answers the files that are new. `full` begins from the very start. A file that cannot
   * be read is passed: the others are kept, the fault is that of the first such file, and the next list
   * begins before it. Faults: those of search and overview.
   */
  list(
    profileId: string,
    serviceId: string,
    access: Access,
    full: boolean,
    signal: AbortSignal,
  ): Promise<Result<readonly IncomingRecord[]>>
}

/** A full page means that there may be more. */
const pageSize = 100
/** Publishing times may be written a little out of order: a new reading begins a little before the last one ended. */
const overlap = 1_000
/** Our times are whole milliseconds, the service's are finer, and a search is strictly later than its `from`. */
const instant = 1

/** Words about one transfer, that say nothing of the next. */
const ofOneOnly: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'answer-unreadable',
  'request-refused',
  'transfer-not-found',
  'transfer-purged',
])
/** So many in a row are no accident but the service or our access: to ask on would only cost calls. */
const mostInARow = 3

function hindersAll({ code, retry }: Fault, inARow: number): boolean {
  if (ofOneOnly.has(code)) return false
  if (code === 'stopping' || (retry === 'later' && code !== 'service-busy')) return true
  return inARow >= mostInARow
}

interface Reading {
  readonly found: IncomingRecord[]
  /** Ids whose overview was of no use. */
  readonly passed: Set<string>
  /** Why the first of them was. */
  reason: Fault | null
  inARow: number
}

export function createDiscovery(ports: DiscoveryPorts): Discovery {
  const { database, rows, course, broker, clock, random } = ports

  const listedTo = (profileId: string, serviceId: string): number | null => {
    const sql = 'SELECT listed_to FROM profile_service WHERE profile_id = ? AND service_id = ?'
    const row = database.one(sql, profileId, serviceId)
    return row === null ? null : numberOrNull(row, 'listed_to')
  }
  const rememberListed = (profileId: string, serviceId: string, at: number): void => {
    const sql =
      'UPDATE profile_service SET listed_to = max(coalesce(listed_to, 0), ?) WHERE profile_id = ? AND service_id = ?'
    database.run(sql, at, profileId, serviceId)
  }

  const recordOf = (profileId: string, access: Access, overview: Overview): IncomingRecord | null => {
    const own = overview.recipients.find(({ organisation }) => organisation === access.organisation)
    if (own === undefined || overview.publishedAt === null) return null
    const confirmed = own.status === 'DownloadConfirmed'
    return {
      id: random.uuid(),
      profileId,
      fileTransferId: overview.fileTransferId,
      fileName: overview.fileName,
      size: overview.size,
      sender: overview.sender,
      serviceId: overview.resourceId,
      reference: overview.reference,
      properties: overview.properties,
      virusScanned: overview.useVirusScan,
      checksum: overview.checksum,
      // Confirmed already, by another machine or an earlier home: it belongs in the list, but nothing is due.
      state: confirmed ? 'confirmed' : 'new',
      paused: false,
      unread: !confirmed,
      ...{ folderPath: null, partialPath: null, savedPath: null, note: null, savedChecksum: null },
      ...{ confirmAfter: false, attempts: 0, fault: null, retryAt: null },
      publishedAt: overview.publishedAt,
      expiresAt: overview.expiresAt,
      confirmedAt: confirmed ? own.changedAt : null,
      updatedAt: clock.now(),
    }
  }

  const keep = (record: IncomingRecord, access: Access, overview: Overview): boolean => {
    const name = ports.nameOf(access, record.sender) ?? ''
    const search = [record.fileName, record.sender, name, record.reference ?? '']
      .join(' ')
      .toLocaleLowerCase('nb')
    return database.transaction(() => {
      if (!rows.insert(record, search)) return false
      course.add(record.id, { at: overview.createdAt, step: 'initialized', by: record.sender, text: null })
      course.add(record.id, { at: record.publishedAt, step: 'published', by: null, text: null })
      if (record.confirmedAt !== null) {
        course.add(record.id, {
          at: record.confirmedAt,
          step: 'download-confirmed',
          by: access.organisation,
          text: null,
        })
      }
      return true
    })
  }

  /** Takes in one page. Answers the newest publishing time seen, and the newest with no gap before it. */
  const readPage = async (
    ids: readonly string[],
    profileId: string,
    access: Access,
    reading: Reading,
    signal: AbortSignal,
  ): Promise<Result<{ readonly newest: number | null; readonly complete: number | null }>> => {
    let newest: number | null = null
    let complete: number | null = null
    const seen = (at: number): void => {
      newest = Math.max(newest ?? 0, at)
      if (reading.passed.size === 0) complete = newest
    }
    for (const id of ids) {
      if (reading.passed.has(id)) continue
      const known = rows.byTransfer(profileId, id)
      if (known !== null) {
        seen(known.publishedAt)
        continue
      }
      const overview = await broker.overview(access, id, signal)
      if (!overview.ok) {
        reading.inARow += 1
        if (hindersAll(overview.fault, reading.inARow)) return overview
        reading.passed.add(id)
        // Deleted since the list was made: there is nothing to tell.
        if (overview.fault.code !== 'transfer-not-found') reading.reason ??= overview.fault
        continue
      }
      reading.inARow = 0
      seen(overview.value.publishedAt ?? 0)
      const record = recordOf(profileId, access, overview.value)
      if (record === null || !keep(record, access, overview.value)) continue
      reading.found.push(record)
      // A long list fills while it is being read.
      ports.changed(record)
    }
    return success({ newest, complete })
  }

  return {
    async list(profileId, serviceId, access, full, signal) {
      const reading: Reading = { found: [], passed: new Set(), reason: null, inARow: 0 }
      const last = full ? null : listedTo(profileId, serviceId)
      let from = last === null ? null : last - overlap
      for (;;) {
        const query = {
          resourceId: serviceId,
          status: 'Published',
          role: 'Recipient',
          ascending: true,
        } as const
        const page = await broker.search(access, from === null ? query : { ...query, from }, signal)
        if (!page.ok) return page
        const read = await readPage(page.value, profileId, access, reading, signal)
        if (!read.ok) return read
        const { newest, complete } = read.value
        if (complete !== null) rememberListed(profileId, serviceId, complete)
        // A page that does not lead on would be asked for for ever.
        if (page.value.length < pageSize || newest === null || newest - instant <= (from ?? 0)) break
        from = newest - instant
      }
      return reading.reason === null ? success(reading.found) : failure(reading.reason)
    },
  }
}
