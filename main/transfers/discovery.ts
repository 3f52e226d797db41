/**
 * Finds what has been sent to us. The list is searched by status only, oldest first, from the last
 * publishing time seen: so more than a hundred waiting files come in full, and a file whose download was
 * begun and lost is found again (broker.md facts 18, 19; field-notes.md §3, 1–2).
 */
import { success, type Result } from '../../preload/contract/result.ts'
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
  /** Lists one service; answers the files that are new. `full` begins from the very start. */
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

  return {
    async list(profileId, serviceId, access, full, signal) {
      const found: IncomingRecord[] = []
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
        let newest: number | null = null
        for (const id of page.value) {
          const known = rows.byTransfer(profileId, id)
          if (known !== null) {
            newest = Math.max(newest ?? 0, known.publishedAt)
            continue
          }
          const overview = await broker.overview(access, id, signal)
          if (!overview.ok) return overview
          newest = Math.max(newest ?? 0, overview.value.publishedAt ?? 0)
          const record = recordOf(profileId, access, overview.value)
          if (record === null || !keep(record, access, overview.value)) continue
          found.push(record)
          // A long list fills while it is being read.
          ports.changed(record)
        }
        if (newest !== null) rememberListed(profileId, serviceId, newest)
        // A page that does not lead on would be asked for for ever.
        if (page.value.length < pageSize || newest === null || newest - instant <= (from ?? 0))
          return success(found)
        from = newest - instant
      }
    },
  }
}
