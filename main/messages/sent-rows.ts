/** Messages that are sent, as they are kept. SQL of them lives here. */
import type { z } from 'zod'
import type { Fault } from '../../preload/contract/fault.ts'
import {
  messageOrderSchema,
  messageRecipientSchema,
  sentStateSchema,
  type MessageOrder,
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
import { countOf } from '../store/count.ts'
import { matching, readPage } from '../store/page.ts'
import type { TextSealer } from '../ports.ts'
import { updateRow } from '../store/update.ts'
import { hide, reveal } from './sealed.ts'
import type { TakenFile } from './ports.ts'

export type SentState = z.infer<typeof sentStateSchema>
export type RecipientStatus = z.infer<typeof messageRecipientSchema>['status']
const notificationStates = ['waiting', 'sent', 'failed'] as const
const fileStates = ['waiting', 'uploading', 'scanning', 'ready', 'failed'] as const

export interface SentRecord {
  /** Ours; with one recipient it is also the idempotency key, and it always travels as a property. */
  readonly id: string
  readonly profileId: string
  readonly serviceId: string
  readonly order: MessageOrder
  /** Why what it says cannot be read now; null when it can. */
  readonly closed: Fault | null
  readonly state: SentState
  readonly sendingSince: number | null
  readonly attempts: number
  readonly fault: Fault | null
  readonly retryAt: number | null
  readonly lookAt: number | null
  readonly acceptedAt: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

export interface SentRecipient {
  readonly recipient: string
  readonly correspondenceId: string | null
  readonly status: RecipientStatus
  readonly statusText: string | null
  readonly changedAt: number | null
  readonly notification: (typeof notificationStates)[number] | null
}

export interface SentFile extends TakenFile {
  readonly position: number
  readonly attachmentId: string | null
  readonly checksum: string | null
  readonly state: (typeof fileStates)[number]
}

export type SentPatch = Partial<
  Pick<SentRecord, 'state' | 'sendingSince' | 'attempts' | 'fault' | 'retryAt' | 'lookAt' | 'acceptedAt'>
>

export interface SentQuery {
  readonly profileId: string
  readonly search: string
  readonly filter: 'all' | 'active' | 'failed'
  readonly offset: number
  readonly limit: number
}

export interface SentRows {
  insert(record: SentRecord, recipients: readonly string[], files: readonly TakenFile[], search: string): void
  get(id: string): SentRecord | null
  update(id: string, patch: SentPatch, at: number): void
  recipients(id: string): readonly SentRecipient[]
  setRecipient(id: string, recipient: SentRecipient): void
  files(id: string): readonly SentFile[]
  setFile(id: string, file: SentFile): void
  /** `sending`: not taken by the service yet. */
  count(profileId: string, what: 'sending' | 'failed'): number
  list(query: SentQuery): { readonly total: number; readonly items: readonly SentRecord[] }
  due(now: number): readonly SentRecord[]
  toLookAt(now: number): readonly SentRecord[]
  nextDue(now: number): number | null
  nextLook(): number | null
  forget(profileId: string): void
}

const working = `('queued', 'preparing', 'sending')`
const counted = {
  sending: `state IN ('queued', 'preparing', 'sending')`,
  failed: `state = 'failed'`,
} as const
const filters = {
  all: '1 = 1',
  active: `state IN ('queued', 'preparing', 'sending', 'accepted')`,
  failed: `state = 'failed'`,
} as const

function recordOf(row: Row, sealer: TextSealer): SentRecord {
  const id = text(row, 'id')
  const kept = json(row, 'order_json', (input) => messageOrderSchema.parse(input))
  const { whole, closed } = reveal(sealer, 'sent_message', id, kept, textOrNull(row, 'sealed'))
  return {
    ...{ id, order: whole, closed },
    profileId: text(row, 'profile_id'),
    serviceId: text(row, 'service_id'),
    state: oneOf(row, 'state', sentStateSchema.options),
    sendingSince: numberOrNull(row, 'sending_since'),
    attempts: number(row, 'attempts'),
    fault: jsonOrNull(row, 'fault_json', (input) => faultSchema.parse(input)),
    retryAt: numberOrNull(row, 'retry_at'),
    lookAt: numberOrNull(row, 'look_at'),
    acceptedAt: numberOrNull(row, 'accepted_at'),
    createdAt: number(row, 'created_at'),
    updatedAt: number(row, 'updated_at'),
  }
}

const fileOf = (row: Row): SentFile => ({
  position: number(row, 'position'),
  path: text(row, 'path'),
  spooled: flag(row, 'spooled'),
  name: text(row, 'name'),
  size: number(row, 'size'),
  modified: number(row, 'modified'),
  fileId: text(row, 'file_id'),
  attachmentId: textOrNull(row, 'attachment_id'),
  checksum: textOrNull(row, 'checksum'),
  state: oneOf(row, 'state', fileStates),
})

export function createSentRows(database: Database, sealer: TextSealer): SentRows {
  const read = (row: Row): SentRecord => recordOf(row, sealer)
  const earliest = (sql: string, ...values: number[]): number | null => {
    const row = database.one(sql, ...values)
    return row === null ? null : numberOrNull(row, 'at')
  }
  const insertMessage = (record: SentRecord, search: string): void => {
    const { kept, sealed } = hide(sealer, 'sent_message', record.id, record.order)
    database.run(
      `INSERT INTO sent_message
         (id, profile_id, service_id, order_json, sealed, state, created_at, updated_at, search)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[record.id, record.profileId, record.serviceId, JSON.stringify(kept), sealed, record.state],
      ...[record.createdAt, record.updatedAt, search],
    )
  }
  return {
    insert(record, recipients, files, search) {
      database.transaction(() => {
        insertMessage(record, search)
        for (const [position, recipient] of recipients.entries()) {
          database.run(
            `INSERT INTO sent_recipient (message_id, position, recipient, status) VALUES (?, ?, ?, 'waiting')`,
            ...[record.id, position, recipient],
          )
        }
        for (const [position, file] of files.entries()) {
          database.run(
            `INSERT INTO sent_file (message_id, position, path, spooled, name, size, modified, file_id, state)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting')`,
            ...[record.id, position, file.path, Number(file.spooled), file.name],
            ...[file.size, file.modified, file.fileId],
          )
        }
      })
    },
    get(id) {
      const row = database.one('SELECT * FROM sent_message WHERE id = ?', id)
      return row === null ? null : read(row)
    },
    update(id, patch, at) {
      updateRow(database, 'sent_message', id, {
        state: patch.state,
        sending_since: patch.sendingSince,
        attempts: patch.attempts,
        fault_json:
          patch.fault === undefined || patch.fault === null ? patch.fault : JSON.stringify(patch.fault),
        retry_at: patch.retryAt,
        look_at: patch.lookAt,
        accepted_at: patch.acceptedAt,
        updated_at: at,
      })
    },
    recipients: (id) =>
      database.all('SELECT * FROM sent_recipient WHERE message_id = ? ORDER BY position', id).map((row) => ({
        recipient: text(row, 'recipient'),
        correspondenceId: textOrNull(row, 'correspondence_id'),
        status: oneOf(row, 'status', messageRecipientSchema.shape.status.options),
        statusText: textOrNull(row, 'status_text'),
        changedAt: numberOrNull(row, 'changed_at'),
        notification: oneOfOrNull(row, 'notification', notificationStates),
      })),
    setRecipient(id, one) {
      database.run(
        `UPDATE sent_recipient SET correspondence_id = ?, status = ?, status_text = ?, changed_at = ?, notification = ?
         WHERE message_id = ? AND recipient = ?`,
        ...[one.correspondenceId, one.status, one.statusText, one.changedAt, one.notification],
        ...[id, one.recipient],
      )
    },
    files: (id) =>
      database.all('SELECT * FROM sent_file WHERE message_id = ? ORDER BY position', id).map(fileOf),
    setFile(id, file) {
      database.run(
        'UPDATE sent_file SET attachment_id = ?, checksum = ?, state = ? WHERE message_id = ? AND position = ?',
        ...[file.attachmentId, file.checksum, file.state, id, file.position],
      )
    },
    count: (profileId, what) =>
      countOf(database, `sent_message WHERE profile_id = ? AND ${counted[what]}`, profileId),
    list({ profileId, search, filter, offset, limit }) {
      const found = matching(search)
      const where = `profile_id = ? AND ${filters[filter]} AND ${found.where}`
      const part = { columns: '*', table: 'sent_message', where, values: [profileId, ...found.values] }
      const { total, rows } = readPage(database, [part], 'created_at DESC, id', { limit, offset })
      return { total, items: rows.map(read) }
    },
    due: (now) =>
      database
        .all(
          `SELECT * FROM sent_message WHERE state IN ${working} AND (retry_at IS NULL OR retry_at <= ?)
           ORDER BY created_at LIMIT 20`,
          now,
        )
        .map(read),
    toLookAt: (now) =>
      database.all('SELECT * FROM sent_message WHERE look_at <= ? ORDER BY look_at LIMIT 20', now).map(read),
    nextDue: (now) =>
      earliest(
        `SELECT min(retry_at) AS at FROM sent_message WHERE state IN ${working} AND retry_at > ?`,
        now,
      ),
    nextLook: () => earliest('SELECT min(look_at) AS at FROM sent_message WHERE look_at IS NOT NULL'),
    forget(profileId) {
      database.transaction(() => {
        const mine = 'SELECT id FROM sent_message WHERE profile_id = ?'
        for (const table of ['sent_recipient', 'sent_file'])
          database.run(`DELETE FROM ${table} WHERE message_id IN (${mine})`, profileId)
        database.run('DELETE FROM sent_message WHERE profile_id = ?', profileId)
        database.run('DELETE FROM message_draft WHERE profile_id = ?', profileId)
      })
    },
  }
}
