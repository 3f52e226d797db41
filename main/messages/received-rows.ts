/** Received messages as they are kept. SQL of them lives here. */
import { z } from 'zod'
import type { Fault } from '../../preload/contract/fault.ts'
import {
  externalReferenceSchema,
  messageFileStateSchema,
  receivedStateSchema,
  replyOptionSchema,
} from '../../preload/contract/message-models.ts'
import { faultSchema } from '../../preload/contract/models.ts'
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
import type { TextSealer } from '../ports.ts'
import { updateRow } from '../store/update.ts'
import { hide, reveal } from './sealed.ts'

const factsSchema = z.object({
  title: z.string(),
  summary: z.string(),
  /** Markdown. */
  body: z.string(),
  language: z.string(),
  senderName: z.string(),
  reference: z.string(),
  dueAt: z.number().nullable(),
  confidential: z.boolean(),
  allowsForwarding: z.boolean(),
  replyOptions: z.array(replyOptionSchema),
  externalReferences: z.array(externalReferenceSchema),
  properties: z.record(z.string(), z.string()),
})
export type ReceivedFacts = z.infer<typeof factsSchema>

const pendingActs = ['read', 'confirm', 'delete'] as const
export type PendingAct = (typeof pendingActs)[number]

export interface ReceivedRecord {
  readonly id: string
  readonly profileId: string
  readonly correspondenceId: string
  readonly serviceId: string
  /** Nine digits, or the service's own name of a party that is no organisation. */
  readonly sender: string
  readonly facts: ReceivedFacts
  /** Why what it says cannot be read now; null when it can. */
  readonly closed: Fault | null
  readonly state: z.infer<typeof receivedStateSchema>
  readonly unread: boolean
  readonly needsConfirmation: boolean
  readonly publishedAt: number
  readonly confirmedAt: number | null
  readonly pending: PendingAct | null
  readonly attempts: number
  readonly fault: Fault | null
  readonly retryAt: number | null
}

export interface ReceivedFileRecord {
  readonly id: string
  readonly messageId: string
  readonly attachmentId: string
  readonly name: string
  readonly contentType: string
  readonly checksum: string | null
  readonly expiresAt: number | null
  readonly size: number | null
  readonly state: z.infer<typeof messageFileStateSchema>
  readonly folderPath: string | null
  readonly savedPath: string | null
  readonly fault: Fault | null
  readonly retryAt: number | null
  readonly attempts: number
}

export type ReceivedPatch = Partial<
  Pick<ReceivedRecord, 'state' | 'unread' | 'confirmedAt' | 'pending' | 'attempts' | 'fault' | 'retryAt'>
>
export type ReceivedFilePatch = Partial<
  Pick<
    ReceivedFileRecord,
    'state' | 'folderPath' | 'savedPath' | 'size' | 'checksum' | 'fault' | 'retryAt' | 'attempts'
  >
>

export interface ReceivedRows {
  /** Adds what is new; false when it was known. */
  insert(record: ReceivedRecord, files: readonly ReceivedFileRecord[], search: string, at: number): boolean
  knows(profileId: string, correspondenceId: string): boolean
  get(id: string): ReceivedRecord | null
  /** What nobody has opened here yet, oldest first. */
  unopened(profileId: string): readonly ReceivedRecord[]
  update(id: string, patch: ReceivedPatch, at: number): void
  files(messageId: string): readonly ReceivedFileRecord[]
  file(id: string): ReceivedFileRecord | null
  updateFile(id: string, patch: ReceivedFilePatch): void
  /** What the person has done and the service has not taken yet. */
  due(now: number): readonly ReceivedRecord[]
  filesDue(now: number): readonly ReceivedFileRecord[]
  /** When the next of both that are not due yet will be. */
  nextDue(now: number): number | null
  count(profileId: string, filter: 'unread' | 'unconfirmed'): number
  listedTo(profileId: string, serviceId: string): number | null
  setListedTo(profileId: string, serviceId: string, at: number): void
  forget(profileId: string): void
}

const faultOf = (row: Row): Fault | null => jsonOrNull(row, 'fault_json', (input) => faultSchema.parse(input))
const faultText = (fault: Fault | null | undefined) =>
  fault === undefined || fault === null ? fault : JSON.stringify(fault)
const asFlag = (value: boolean | undefined) => (value === undefined ? undefined : Number(value))

function recordOf(row: Row, sealer: TextSealer): ReceivedRecord {
  const id = text(row, 'id')
  const kept = json(row, 'facts_json', (input) => factsSchema.parse(input))
  const { whole, closed } = reveal(sealer, 'received_message', id, kept, textOrNull(row, 'sealed'))
  return {
    ...{ id, facts: whole, closed },
    profileId: text(row, 'profile_id'),
    correspondenceId: text(row, 'correspondence_id'),
    serviceId: text(row, 'service_id'),
    sender: text(row, 'sender'),
    state: oneOf(row, 'state', receivedStateSchema.options),
    unread: flag(row, 'unread'),
    needsConfirmation: flag(row, 'needs_confirmation'),
    publishedAt: number(row, 'published_at'),
    confirmedAt: numberOrNull(row, 'confirmed_at'),
    pending: oneOfOrNull(row, 'pending', pendingActs),
    attempts: number(row, 'attempts'),
    fault: faultOf(row),
    retryAt: numberOrNull(row, 'retry_at'),
  }
}

function fileOf(row: Row): ReceivedFileRecord {
  return {
    id: text(row, 'id'),
    messageId: text(row, 'message_id'),
    attachmentId: text(row, 'attachment_id'),
    name: text(row, 'name'),
    contentType: text(row, 'content_type'),
    checksum: textOrNull(row, 'checksum'),
    expiresAt: numberOrNull(row, 'expires_at'),
    size: numberOrNull(row, 'size'),
    state: oneOf(row, 'state', messageFileStateSchema.options),
    folderPath: textOrNull(row, 'folder_path'),
    savedPath: textOrNull(row, 'saved_path'),
    fault: faultOf(row),
    retryAt: numberOrNull(row, 'retry_at'),
    attempts: number(row, 'attempts'),
  }
}

const filters = {
  unread: 'unread = 1',
  unconfirmed: `needs_confirmation = 1 AND confirmed_at IS NULL`,
} as const

export function createReceivedRows(database: Database, sealer: TextSealer): ReceivedRows {
  const read = (row: Row): ReceivedRecord => recordOf(row, sealer)
  const insertFile = (file: ReceivedFileRecord, position: number): void => {
    database.run(
      `INSERT INTO received_file (id, message_id, attachment_id, position, name, content_type, checksum, expires_at, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[file.id, file.messageId, file.attachmentId, position, file.name, file.contentType],
      ...[file.checksum, file.expiresAt, file.state],
    )
  }
  return {
    insert: (record, files, search, at) =>
      database.transaction(() => {
        const { kept, sealed } = hide(sealer, 'received_message', record.id, record.facts)
        const added = database.run(
          `INSERT OR IGNORE INTO received_message (id, profile_id, correspondence_id, service_id, sender, facts_json,
             sealed, state, unread, needs_confirmation, published_at, confirmed_at, updated_at, search)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[record.id, record.profileId, record.correspondenceId, record.serviceId, record.sender],
          ...[JSON.stringify(kept), sealed, record.state, Number(record.unread)],
          ...[Number(record.needsConfirmation), record.publishedAt, record.confirmedAt, at, search],
        )
        if (added === 0) return false
        for (const [position, file] of files.entries()) insertFile(file, position)
        return true
      }),
    knows: (profileId, correspondenceId) =>
      database.one(
        'SELECT 1 AS known FROM received_message WHERE profile_id = ? AND correspondence_id = ?',
        ...[profileId, correspondenceId],
      ) !== null,
    get(id) {
      const row = database.one('SELECT * FROM received_message WHERE id = ?', id)
      return row === null ? null : read(row)
    },
    unopened: (profileId) =>
      database
        .all(
          `SELECT * FROM received_message WHERE profile_id = ? AND state = 'new' ORDER BY published_at, id`,
          profileId,
        )
        .map(read),
    update(id, patch, at) {
      updateRow(database, 'received_message', id, {
        state: patch.state,
        unread: asFlag(patch.unread),
        confirmed_at: patch.confirmedAt,
        pending: patch.pending,
        attempts: patch.attempts,
        fault_json: faultText(patch.fault),
        retry_at: patch.retryAt,
        updated_at: at,
      })
    },
    files: (messageId) =>
      database
        .all('SELECT * FROM received_file WHERE message_id = ? ORDER BY position', messageId)
        .map(fileOf),
    file(id) {
      const row = database.one('SELECT * FROM received_file WHERE id = ?', id)
      return row === null ? null : fileOf(row)
    },
    updateFile(id, patch) {
      updateRow(database, 'received_file', id, {
        state: patch.state,
        folder_path: patch.folderPath,
        saved_path: patch.savedPath,
        size: patch.size,
        checksum: patch.checksum,
        fault_json: faultText(patch.fault),
        retry_at: patch.retryAt,
        attempts: patch.attempts,
      })
    },
    due: (now) =>
      database
        .all(
          `SELECT * FROM received_message WHERE pending IS NOT NULL AND (retry_at IS NULL OR retry_at <= ?)
           ORDER BY updated_at LIMIT 50`,
          now,
        )
        .map(read),
    filesDue: (now) =>
      database
        .all(
          `SELECT * FROM received_file WHERE state = 'downloading' AND (retry_at IS NULL OR retry_at <= ?)
           ORDER BY rowid LIMIT 50`,
          now,
        )
        .map(fileOf),
    nextDue(now) {
      const row = database.one(
        `SELECT min(at) AS at FROM (
           SELECT retry_at AS at FROM received_message WHERE pending IS NOT NULL AND retry_at > ?
           UNION ALL SELECT retry_at FROM received_file WHERE state = 'downloading' AND retry_at > ?)`,
        ...[now, now],
      )
      return row === null ? null : numberOrNull(row, 'at')
    },
    count(profileId, filter) {
      const row = database.one(
        `SELECT count(*) AS total FROM received_message
           WHERE profile_id = ? AND state <> 'deleted' AND ${filters[filter]}`,
        profileId,
      )
      return row === null ? 0 : number(row, 'total')
    },
    listedTo(profileId, serviceId) {
      const row = database.one(
        'SELECT listed_to FROM profile_message_service WHERE profile_id = ? AND service_id = ?',
        ...[profileId, serviceId],
      )
      return row === null ? null : numberOrNull(row, 'listed_to')
    },
    setListedTo(profileId, serviceId, at) {
      database.run(
        'UPDATE profile_message_service SET listed_to = ? WHERE profile_id = ? AND service_id = ?',
        ...[at, profileId, serviceId],
      )
    },
    forget(profileId) {
      database.transaction(() => {
        const mine = 'SELECT id FROM received_message WHERE profile_id = ?'
        database.run(`DELETE FROM received_file WHERE message_id IN (${mine})`, profileId)
        database.run('DELETE FROM received_message WHERE profile_id = ?', profileId)
        database.run('UPDATE profile_message_service SET listed_to = NULL WHERE profile_id = ?', profileId)
      })
    },
  }
}
