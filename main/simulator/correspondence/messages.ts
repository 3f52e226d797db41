/** The rows of messages and what has happened to them. Times are epoch microseconds. */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { numberOf, numberOrNull, textOf, textOrNull, type Database, type Row } from '../state/database.ts'
import type { NotificationModel } from './notification-model.ts'
import { messageStatuses, statusNumber, type MessageStatus, type StatusEvent } from './statuses.ts'

export interface ExternalReference {
  readonly referenceValue: string
  readonly referenceType: string
}

export interface ReplyOption {
  readonly linkURL: string
  readonly linkText: string | null
}

/** What the sender said, as it was normalised. */
export interface MessageData {
  readonly messageSender: string | null
  readonly language: string
  readonly title: string
  readonly summary: string | null
  readonly body: string
  readonly due: number | null
  readonly externalReferences: readonly ExternalReference[]
  readonly properties: Readonly<Record<string, string>>
  readonly replyOptions: readonly ReplyOption[]
  readonly ignoreReservation: boolean | null
  readonly needsConfirmation: boolean
  readonly confidential: boolean
  readonly forwarding: boolean
  /** In a dialog that somebody else made: it cannot be purged. */
  readonly transmission: boolean
  readonly notification: NotificationModel | null
}

export interface NewMessage extends MessageData {
  readonly resourceId: string
  /** Organisation number of the service owner. */
  readonly sender: string
  /** URN. */
  readonly recipient: string
  readonly reference: string
  readonly idempotentKey: string | null
  readonly created: number
  readonly requested: number
}

export interface Message extends NewMessage {
  readonly id: string
  readonly published: number | null
  /** Null until the dialog job has run. */
  readonly dialogId: string | null
  /** The publish job is on its way: there is one per message. */
  readonly queued: boolean
}

export interface Messages {
  insert(message: NewMessage): string
  get(id: string): Message | null
  byKey(idempotentKey: string): string | null
  byDialog(dialogId: string): Message | null
  ids(): readonly string[]
  addStatus(id: string, status: MessageStatus, facts?: { text?: string; at?: number; party?: string }): void
  /** Oldest first. */
  history(id: string): readonly StatusEvent[]
  setDialog(id: string, dialogId: string): void
  setQueued(id: string): void
  setPublished(id: string, at: number): void
}

export function createMessages(database: Database, clock: Clock): Messages {
  const read = (row: Row): Message => ({
    ...(JSON.parse(textOf(row, 'data')) as MessageData),
    id: textOf(row, 'id'),
    resourceId: textOf(row, 'resource_id'),
    sender: textOf(row, 'sender'),
    recipient: textOf(row, 'recipient'),
    reference: textOf(row, 'reference'),
    idempotentKey: textOrNull(row, 'idempotent_key'),
    created: numberOf(row, 'created'),
    requested: numberOf(row, 'requested'),
    published: numberOrNull(row, 'published'),
    dialogId: textOrNull(row, 'dialog_id'),
    queued: numberOf(row, 'queued') === 1,
  })
  const found = (row: Row | null): Message | null => (row === null ? null : read(row))
  return {
    insert(message) {
      const { resourceId, sender, recipient, reference, idempotentKey, created, requested, ...data } = message
      const id = randomUUID()
      database.run(
        `INSERT INTO message (id, resource_id, sender, recipient, reference, idempotent_key, created, requested, data)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[id, resourceId, sender, recipient, reference, idempotentKey, created, requested],
        JSON.stringify(data),
      )
      return id
    },
    get: (id) => found(database.one('SELECT * FROM message WHERE id = ?', id.toLowerCase())),
    byKey(idempotentKey) {
      const row = database.one('SELECT id FROM message WHERE idempotent_key = ?', idempotentKey)
      return row === null ? null : textOf(row, 'id')
    },
    byDialog: (dialogId) =>
      found(
        database.one('SELECT * FROM message WHERE dialog_id = ? ORDER BY created', dialogId.toLowerCase()),
      ),
    ids: () => database.all('SELECT id FROM message ORDER BY created').map((row) => textOf(row, 'id')),
    addStatus: (id, status, { text = status, at = clock.stamp(), party = '' } = {}) =>
      void database.run(
        'INSERT INTO message_status (message_id, status, text, at, party) VALUES (?, ?, ?, ?, ?)',
        ...[id, statusNumber(status), text, at, party],
      ),
    history: (id) =>
      database.all('SELECT * FROM message_status WHERE message_id = ? ORDER BY at, id', id).map((row) => ({
        status: messageStatuses[numberOf(row, 'status')] ?? 'Initialized',
        text: textOf(row, 'text'),
        at: numberOf(row, 'at'),
        party: textOf(row, 'party'),
      })),
    setDialog: (id, dialogId) =>
      void database.run('UPDATE message SET dialog_id = ? WHERE id = ?', dialogId.toLowerCase(), id),
    setQueued: (id) => void database.run('UPDATE message SET queued = 1 WHERE id = ?', id),
    setPublished: (id, at) => void database.run('UPDATE message SET published = ? WHERE id = ?', at, id),
  }
}
