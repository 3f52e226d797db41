/** Received file transfers as they are kept; the inbox reads its list through here. */
import { z } from 'zod'
import type { Fault } from '../../preload/contract/fault.ts'
import {
  faultSchema,
  incomingStateSchema,
  nameNoteSchema,
  type IncomingState,
  type NameNote,
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
import { createPages, forgetRows, hurryRows, type Pages } from './rows.ts'

export interface IncomingRecord {
  readonly id: string
  readonly profileId: string
  readonly fileTransferId: string
  readonly fileName: string
  readonly size: number
  /** Nine digits. */
  readonly sender: string
  readonly serviceId: string
  readonly reference: string | null
  readonly properties: Readonly<Record<string, string>>
  readonly virusScanned: boolean
  readonly checksum: string | null
  readonly state: IncomingState
  readonly paused: boolean
  readonly unread: boolean
  readonly folderPath: string | null
  readonly partialPath: string | null
  readonly savedPath: string | null
  readonly note: NameNote | null
  readonly savedChecksum: string | null
  /** The person has asked, once or for always, to confirm when it is safe. */
  readonly confirmAfter: boolean
  readonly attempts: number
  readonly fault: Fault | null
  readonly retryAt: number | null
  readonly publishedAt: number
  readonly expiresAt: number | null
  readonly confirmedAt: number | null
  readonly updatedAt: number
}

export type IncomingPatch = Partial<
  Pick<
    IncomingRecord,
    | 'checksum'
    | 'state'
    | 'paused'
    | 'unread'
    | 'folderPath'
    | 'partialPath'
    | 'savedPath'
    | 'note'
    | 'savedChecksum'
    | 'confirmAfter'
    | 'attempts'
    | 'fault'
    | 'retryAt'
    | 'expiresAt'
    | 'confirmedAt'
  >
>

type Filter = 'all' | 'unread' | 'unconfirmed'

export interface IncomingRows extends Pages<IncomingRecord, Filter> {
  /** Adds what is new; answers false when it was known. */
  insert(record: IncomingRecord, search: string): boolean
  get(id: string): IncomingRecord | null
  byTransfer(profileId: string, fileTransferId: string): IncomingRecord | null
  /** Nobody has asked for them yet; oldest first. */
  fresh(profileId: string): readonly IncomingRecord[]
  update(id: string, patch: IncomingPatch, at: number): void
  /** What is to be fetched or confirmed now: at most `limit` large downloads, and as many of all else. */
  due(now: number, limit: number): readonly IncomingRecord[]
  /** When the next of those that are not due yet will be; null when none waits for its time. */
  nextDue(now: number): number | null
  /** Not fetched, and past its time at Altinn by our clock; those first that have been so for longest. */
  expired(now: number, limit: number): readonly IncomingRecord[]
  /** Not fetched, and deleted at Altinn before `before`; soonest first. */
  endangered(profileId: string, before: number, limit: number): readonly IncomingRecord[]
  /** What waits after trouble with the network is due now. */
  hurry(now: number): void
  /** Removes everything of a profile: practice that starts over, nothing else. */
  forget(profileId: string): void
}

const propertiesSchema = z.record(z.string(), z.string())
const working = `('downloading', 'unchecked', 'confirming')`
const movesMuch = `(state = 'downloading' AND size >= ${largeBytes})`
const filters = {
  all: '1 = 1',
  unread: 'unread = 1',
  unconfirmed: `state NOT IN ('confirmed', 'gone')`,
} as const

function recordOf(row: Row): IncomingRecord {
  return {
    id: text(row, 'id'),
    profileId: text(row, 'profile_id'),
    fileTransferId: text(row, 'file_transfer_id'),
    fileName: text(row, 'file_name'),
    size: number(row, 'size'),
    sender: text(row, 'sender'),
    serviceId: text(row, 'service_id'),
    reference: textOrNull(row, 'reference'),
    properties: json(row, 'properties_json', (input) => propertiesSchema.parse(input)),
    virusScanned: flag(row, 'virus_scanned'),
    checksum: textOrNull(row, 'checksum'),
    state: oneOf(row, 'state', incomingStateSchema.options),
    paused: flag(row, 'paused'),
    unread: flag(row, 'unread'),
    folderPath: textOrNull(row, 'folder_path'),
    partialPath: textOrNull(row, 'partial_path'),
    savedPath: textOrNull(row, 'saved_path'),
    note: oneOfOrNull(row, 'note', nameNoteSchema.options),
    savedChecksum: textOrNull(row, 'saved_checksum'),
    confirmAfter: flag(row, 'confirm_after'),
    attempts: number(row, 'attempts'),
    fault: jsonOrNull(row, 'fault_json', (input) => faultSchema.parse(input)),
    retryAt: numberOrNull(row, 'retry_at'),
    publishedAt: number(row, 'published_at'),
    expiresAt: numberOrNull(row, 'expires_at'),
    confirmedAt: numberOrNull(row, 'confirmed_at'),
    updatedAt: number(row, 'updated_at'),
  }
}

const asFlag = (value: boolean | undefined): number | undefined =>
  value === undefined ? undefined : Number(value)

function insertRecord(database: Database, record: IncomingRecord, search: string): boolean {
  const changed = database.run(
    `INSERT OR IGNORE INTO incoming (id, profile_id, file_transfer_id, file_name, size, sender, service_id, reference,
       properties_json, virus_scanned, checksum, state, unread, published_at, expires_at, confirmed_at, updated_at, search)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    record.id,
    record.profileId,
    record.fileTransferId,
    record.fileName,
    record.size,
    record.sender,
    record.serviceId,
    record.reference,
    JSON.stringify(record.properties),
    Number(record.virusScanned),
    record.checksum,
    record.state,
    Number(record.unread),
    record.publishedAt,
    record.expiresAt,
    record.confirmedAt,
    record.updatedAt,
    search,
  )
  return changed > 0
}

export function createIncomingRows(database: Database): IncomingRows {
  const one = (sql: string, ...values: string[]): IncomingRecord | null => {
    const row = database.one(sql, ...values)
    return row === null ? null : recordOf(row)
  }
  return {
    ...createPages(database, { name: 'incoming', order: 'published_at DESC, id', filters, recordOf }),
    insert: (record, search) => insertRecord(database, record, search),
    get: (id) => one('SELECT * FROM incoming WHERE id = ?', id),
    byTransfer: (profileId, fileTransferId) =>
      one('SELECT * FROM incoming WHERE profile_id = ? AND file_transfer_id = ?', profileId, fileTransferId),
    update(id, patch, at) {
      updateRow(database, 'incoming', id, {
        checksum: patch.checksum,
        state: patch.state,
        paused: patch.paused === undefined ? undefined : Number(patch.paused),
        unread: asFlag(patch.unread),
        folder_path: patch.folderPath,
        partial_path: patch.partialPath,
        saved_path: patch.savedPath,
        note: patch.note,
        saved_checksum: patch.savedChecksum,
        confirm_after: asFlag(patch.confirmAfter),
        attempts: patch.attempts,
        fault_json:
          patch.fault === undefined || patch.fault === null ? patch.fault : JSON.stringify(patch.fault),
        retry_at: patch.retryAt,
        expires_at: patch.expiresAt,
        confirmed_at: patch.confirmedAt,
        updated_at: at,
      })
    },
    // The plus keeps SQLite to the index of states: a profile has years of rows, and few that are new.
    // Asked for apart: hundreds of large files must hide neither a small one nor a confirmation.
    fresh: (profileId) =>
      database
        .all(
          `SELECT * FROM incoming WHERE +profile_id = ? AND state = 'new' AND fault_json IS NULL
           ORDER BY published_at, id`,
          profileId,
        )
        .map(recordOf),
    due: (now, limit) =>
      [`NOT ${movesMuch}`, movesMuch]
        .flatMap((part) =>
          database.all(
            `SELECT * FROM incoming WHERE state IN ${working} AND paused = 0 AND ${part}
               AND (retry_at IS NULL OR retry_at <= ?) ORDER BY updated_at LIMIT ?`,
            now,
            limit,
          ),
        )
        .map(recordOf),
    nextDue(now) {
      const row = database.one(
        `SELECT min(retry_at) AS at FROM incoming WHERE state IN ${working} AND paused = 0 AND retry_at > ?`,
        now,
      )
      return row === null ? null : numberOrNull(row, 'at')
    },
    expired: (now, limit) =>
      database
        .all(
          `SELECT * FROM incoming WHERE state = 'new' AND expires_at <= ?
             AND (retry_at IS NULL OR retry_at <= ?) ORDER BY expires_at LIMIT ?`,
          now,
          now,
          limit,
        )
        .map(recordOf),
    endangered: (profileId, before, limit) =>
      database
        .all(
          `SELECT * FROM incoming WHERE +profile_id = ? AND state IN ('new', 'downloading') AND expires_at <= ?
           ORDER BY expires_at LIMIT ?`,
          profileId,
          before,
          limit,
        )
        .map(recordOf),
    hurry: (now) => hurryRows(database, 'incoming', now),
    forget(profileId) {
      forgetRows(database, 'incoming', profileId, ['incoming_part'])
    },
  }
}
