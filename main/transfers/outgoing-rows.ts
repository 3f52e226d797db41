/** Outgoing file transfers as they are kept. SQL lives here and nowhere else in the folder. */
import { z } from 'zod'
import type { Fault } from '../../preload/contract/fault.ts'
import {
  faultSchema,
  nameNoteSchema,
  outgoingStateSchema,
  recipientStatusSchema,
  type NameNote,
  type OutgoingState,
} from '../../preload/contract/models.ts'
import {
  flag,
  json,
  jsonOrNull,
  number,
  numberOrNull,
  oneOf,
  oneOfOrNull,
  text,
  textOrNull,
} from '../store/columns.ts'
import type { Database, Row } from '../store/database.ts'
import { updateRow } from '../store/update.ts'
import { largeBytes } from './lanes.ts'
import { createPages, faultText, forgetRows, hurryRows, type Pages } from './rows.ts'

export interface OutgoingRecord {
  /** Ours, made before anything is sent; travels with the transfer so that an orphan can be found again. */
  readonly id: string
  readonly profileId: string
  readonly position: number
  readonly path: string
  /** The bytes lie in our own spool and are ours to delete. */
  readonly spooled: boolean
  readonly originalName: string
  readonly wireName: string
  readonly note: NameNote | null
  readonly folder: string
  readonly size: number
  readonly modified: number
  readonly fileId: string
  readonly serviceId: string
  readonly reference: string | null
  readonly properties: Readonly<Record<string, string>>
  readonly state: OutgoingState
  readonly paused: boolean
  /** The checksum is given up front, so that the service refuses what does not have it. */
  readonly checksumFirst: boolean
  readonly fileTransferId: string | null
  readonly initializingSince: number | null
  readonly checksum: string | null
  readonly attempts: number
  readonly fault: Fault | null
  readonly retryAt: number | null
  readonly lookAt: number | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly uploadedAt: number | null
  readonly expiresAt: number | null
}

export interface RecipientRecord {
  readonly organisation: string
  readonly status: z.infer<typeof recipientStatusSchema>
  readonly changedAt: number | null
}

export type OutgoingPatch = Partial<
  Pick<
    OutgoingRecord,
    | 'state'
    | 'paused'
    | 'fileTransferId'
    | 'initializingSince'
    | 'checksum'
    | 'attempts'
    | 'fault'
    | 'retryAt'
    | 'lookAt'
    | 'uploadedAt'
    | 'expiresAt'
    | 'size'
    | 'modified'
    | 'fileId'
  >
>

type Filter = 'all' | 'active' | 'failed' | 'done'
export type Move = 'first' | 'earlier' | 'later' | 'last'

export interface OutgoingRows extends Pages<OutgoingRecord, Filter> {
  insert(record: OutgoingRecord, recipients: readonly string[], search: string): void
  nextPosition(): number
  get(id: string): OutgoingRecord | null
  /** The newest that was made of a file at this path. */
  byPath(path: string): OutgoingRecord | null
  recipients(id: string): readonly RecipientRecord[]
  setRecipient(id: string, recipient: RecipientRecord): void
  update(id: string, patch: OutgoingPatch, at: number): void
  /** What is to be sent now, in the order it was asked for: at most `limit` small and as many large files. */
  due(now: number, limit: number): readonly OutgoingRecord[]
  /**
   * What is to be looked after at the service: first what the service is still working on, but a quarter is for what
   * only waits for its recipients, of which there may be thousands.
   */
  toLookAt(now: number, limit: number): readonly OutgoingRecord[]
  /** How many are looked after at all. */
  followed(): number
  /** When the next of those that are not due yet will be; null when none waits for its time. */
  nextDue(now: number): number | null
  /** When the next look is due; null when nothing is looked after. */
  nextLook(): number | null
  knows(fileTransferId: string): boolean
  /** Changes places among those that are not sent yet. */
  move(id: string, to: Move): void
  /** What waits after trouble with the network is due now. */
  hurry(now: number): void
  /** Removes everything of a profile: practice that starts over, nothing else. */
  forget(profileId: string): void
}

const propertiesSchema = z.record(z.string(), z.string())
const working = `('queued', 'initializing', 'uploading')`
const filters: Readonly<Record<Filter, string>> = {
  all: '1 = 1',
  active: `state IN ('queued', 'initializing', 'uploading', 'processing')`,
  failed: `state = 'failed'`,
  done: `state IN ('published', 'fetched', 'confirmed', 'purged', 'cancelled')`,
}

function recordOf(row: Row): OutgoingRecord {
  return {
    id: text(row, 'id'),
    profileId: text(row, 'profile_id'),
    position: number(row, 'position'),
    path: text(row, 'path'),
    spooled: flag(row, 'spooled'),
    originalName: text(row, 'original_name'),
    wireName: text(row, 'wire_name'),
    note: oneOfOrNull(row, 'note', nameNoteSchema.options),
    folder: text(row, 'folder'),
    size: number(row, 'size'),
    modified: number(row, 'modified'),
    fileId: text(row, 'file_id'),
    serviceId: text(row, 'service_id'),
    reference: textOrNull(row, 'reference'),
    properties: json(row, 'properties_json', (input) => propertiesSchema.parse(input)),
    state: oneOf(row, 'state', outgoingStateSchema.options),
    paused: flag(row, 'paused'),
    checksumFirst: flag(row, 'checksum_first'),
    fileTransferId: textOrNull(row, 'file_transfer_id'),
    initializingSince: numberOrNull(row, 'initializing_since'),
    checksum: textOrNull(row, 'checksum'),
    attempts: number(row, 'attempts'),
    fault: jsonOrNull(row, 'fault_json', (input) => faultSchema.parse(input)),
    retryAt: numberOrNull(row, 'retry_at'),
    lookAt: numberOrNull(row, 'look_at'),
    createdAt: number(row, 'created_at'),
    updatedAt: number(row, 'updated_at'),
    uploadedAt: numberOrNull(row, 'uploaded_at'),
    expiresAt: numberOrNull(row, 'expires_at'),
  }
}

function insertRecord(database: Database, record: OutgoingRecord, search: string): void {
  database.run(
    `INSERT INTO outgoing (id, profile_id, position, path, spooled, original_name, wire_name, note, folder, size,
       modified, file_id, service_id, reference, properties_json, checksum_first, state, created_at, updated_at, search)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    record.id,
    record.profileId,
    record.position,
    record.path,
    record.spooled ? 1 : 0,
    record.originalName,
    record.wireName,
    record.note,
    record.folder,
    record.size,
    record.modified,
    record.fileId,
    record.serviceId,
    record.reference,
    JSON.stringify(record.properties),
    record.checksumFirst ? 1 : 0,
    record.state,
    record.createdAt,
    record.updatedAt,
    search,
  )
}

export function createOutgoingRows(database: Database): OutgoingRows {
  const minimum = (sql: string, ...values: number[]): number | null => {
    const row = database.one(sql, ...values)
    return row === null ? null : numberOrNull(row, 'at')
  }
  return {
    ...createPages(database, { name: 'outgoing', order: 'position DESC', filters, recordOf }),
    insert(record, recipients, search) {
      database.transaction(() => {
        insertRecord(database, record, search)
        for (const organisation of recipients) {
          database.run(
            `INSERT OR IGNORE INTO outgoing_recipient (outgoing_id, organisation, status) VALUES (?, ?, 'waiting')`,
            record.id,
            organisation,
          )
        }
      })
    },
    nextPosition() {
      const row = database.one('SELECT coalesce(max(position), 0) + 1 AS next FROM outgoing')
      return row === null ? 1 : number(row, 'next')
    },
    get(id) {
      const row = database.one('SELECT * FROM outgoing WHERE id = ?', id)
      return row === null ? null : recordOf(row)
    },
    byPath(path) {
      const row = database.one('SELECT * FROM outgoing WHERE path = ? ORDER BY position DESC LIMIT 1', path)
      return row === null ? null : recordOf(row)
    },
    recipients: (id) =>
      database
        .all('SELECT * FROM outgoing_recipient WHERE outgoing_id = ? ORDER BY rowid', id)
        .map((row) => ({
          organisation: text(row, 'organisation'),
          status: oneOf(row, 'status', recipientStatusSchema.options),
          changedAt: numberOrNull(row, 'changed_at'),
        })),
    setRecipient(id, recipient) {
      database.run(
        `INSERT INTO outgoing_recipient (outgoing_id, organisation, status, changed_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (outgoing_id, organisation) DO UPDATE SET status = excluded.status, changed_at = excluded.changed_at`,
        id,
        recipient.organisation,
        recipient.status,
        recipient.changedAt,
      )
    },
    update(id, patch, at) {
      updateRow(database, 'outgoing', id, {
        state: patch.state,
        paused: patch.paused === undefined ? undefined : Number(patch.paused),
        file_transfer_id: patch.fileTransferId,
        initializing_since: patch.initializingSince,
        checksum: patch.checksum,
        attempts: patch.attempts,
        fault_json: faultText(patch.fault),
        retry_at: patch.retryAt,
        look_at: patch.lookAt,
        uploaded_at: patch.uploadedAt,
        expires_at: patch.expiresAt,
        size: patch.size,
        modified: patch.modified,
        file_id: patch.fileId,
        updated_at: at,
      })
    },
    // Asked for apart: hundreds of large files must not hide a small one.
    due: (now, limit) =>
      [`size < ${largeBytes}`, `size >= ${largeBytes}`]
        .flatMap((sizes) =>
          database.all(
            `SELECT * FROM outgoing WHERE state IN ${working} AND paused = 0 AND ${sizes}
               AND (retry_at IS NULL OR retry_at <= ?) ORDER BY position LIMIT ?`,
            now,
            limit,
          ),
        )
        .map(recordOf),
    toLookAt(now, limit) {
      const [settling, others] = ['=', '<>'].map((is) =>
        database.all(
          `SELECT * FROM outgoing WHERE look_at <= ? AND state NOT IN ${working} AND state ${is} 'processing'
             ORDER BY look_at LIMIT ?`,
          now,
          limit,
        ),
      )
      const left = Math.max(Math.ceil(limit / 4), limit - (settling ?? []).length)
      const last = (others ?? []).slice(0, left)
      return [...(settling ?? []).slice(0, limit - last.length), ...last].map(recordOf)
    },
    followed: () => minimum('SELECT count(*) AS at FROM outgoing WHERE look_at IS NOT NULL') ?? 0,
    nextDue: (now) =>
      minimum(
        `SELECT min(retry_at) AS at FROM outgoing WHERE state IN ${working} AND paused = 0 AND retry_at > ?`,
        now,
      ),
    nextLook: () =>
      minimum(
        `SELECT min(look_at) AS at FROM outgoing WHERE look_at IS NOT NULL AND state NOT IN ${working}`,
      ),
    move(id, to) {
      const ids = database
        .all(`SELECT id, position FROM outgoing WHERE state IN ${working} ORDER BY position`)
        .map((row) => ({ id: text(row, 'id'), position: number(row, 'position') }))
      const from = ids.findIndex((one) => one.id === id)
      const places = { first: 0, earlier: Math.max(0, from - 1), later: from + 1, last: ids.length - 1 }
      const moved = ids.filter((one) => one.id !== id)
      if (from < 0) return
      moved.splice(places[to], 0, { id, position: 0 })
      database.transaction(() => {
        for (const [index, one] of moved.entries()) {
          const position = ids[index]?.position ?? 0
          if (one.position !== position)
            database.run('UPDATE outgoing SET position = ? WHERE id = ?', position, one.id)
        }
      })
    },
    knows: (fileTransferId) =>
      database.one('SELECT 1 AS known FROM outgoing WHERE file_transfer_id = ?', fileTransferId) !== null,
    hurry: (now) => hurryRows(database, 'outgoing', now),
    forget: (profileId) =>
      forgetRows(database, 'outgoing', profileId, ['outgoing_recipient', 'outgoing_upload']),
  }
}
