/** The rows of attachments, where they are used and until when. Times are epoch microseconds. */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { numberOf, numberOrNull, textOf, textOrNull, type Database, type Row } from '../state/database.ts'
import type { FileModel } from './attachment-model.ts'
import { attachmentStatuses, type AttachmentStatus } from './statuses.ts'

export interface AttachmentEvent {
  readonly status: AttachmentStatus
  readonly text: string
  readonly at: number
}

export interface Attachment extends FileModel {
  readonly id: string
  readonly resourceId: string
  /** Organisation number of the service owner. */
  readonly owner: string
  readonly created: number
  readonly size: number
  /** What we computed; null before the upload is done. */
  readonly computed: string | null
  readonly malware: boolean
  /** The latest. */
  readonly status: AttachmentEvent
}

export interface Use {
  readonly attachmentId: string
  readonly messageId: string
  /** Null = never. */
  readonly expires: number | null
}

export interface Attachments {
  insert(resourceId: string, owner: string, file: FileModel, created: number): string
  get(id: string): Attachment | null
  ids(): readonly string[]
  setStatus(id: string, status: AttachmentStatus, text?: string, at?: number): void
  history(id: string): readonly AttachmentEvent[]
  stored(id: string, facts: { size: number; md5: string; malware: boolean }): void
  attach(use: Use, position: number): void
  /** In the order of the message. */
  usedBy(messageId: string): readonly Use[]
  usesOf(attachmentId: string): readonly Use[]
}

const readStatus = (row: Row): AttachmentEvent => {
  const status = attachmentStatuses.find((known) => known === textOf(row, 'status'))
  if (status === undefined) throw new Error('The state holds an unknown status of an attachment')
  return { status, text: textOf(row, 'text'), at: numberOf(row, 'at') }
}

const readUse = (row: Row): Use => ({
  attachmentId: textOf(row, 'attachment_id'),
  messageId: textOf(row, 'message_id'),
  expires: numberOrNull(row, 'expires'),
})

export function createAttachments(database: Database, clock: Clock): Attachments {
  const history: Attachments['history'] = (id) =>
    database.all('SELECT * FROM attachment_status WHERE attachment_id = ? ORDER BY id', id).map(readStatus)

  const setStatus: Attachments['setStatus'] = (id, status, text = status, at = clock.stamp()) =>
    void database.run(
      'INSERT INTO attachment_status (attachment_id, status, text, at) VALUES (?, ?, ?, ?)',
      ...[id, status, text, at],
    )

  return {
    history,
    setStatus,
    insert(resourceId, owner, file, created) {
      const id = randomUUID()
      database.run(
        'INSERT INTO attachment (id, resource_id, owner, created, data) VALUES (?, ?, ?, ?, ?)',
        ...[id, resourceId, owner, created, JSON.stringify(file)],
      )
      setStatus(id, 'Initialized', 'Initialized', created)
      return id
    },
    get(id) {
      const row = database.one('SELECT * FROM attachment WHERE id = ?', id.toLowerCase())
      const status = history(id.toLowerCase()).at(-1)
      if (row === null || status === undefined) return null
      return {
        ...(JSON.parse(textOf(row, 'data')) as FileModel),
        id: textOf(row, 'id'),
        resourceId: textOf(row, 'resource_id'),
        owner: textOf(row, 'owner'),
        created: numberOf(row, 'created'),
        size: numberOf(row, 'size'),
        computed: textOrNull(row, 'computed'),
        malware: numberOf(row, 'malware') === 1,
        status,
      }
    },
    ids: () => database.all('SELECT id FROM attachment ORDER BY created').map((row) => textOf(row, 'id')),
    stored: (id, { size, md5, malware }) =>
      void database.run(
        'UPDATE attachment SET size = ?, computed = ?, malware = ? WHERE id = ?',
        ...[size, md5, malware ? 1 : 0, id],
      ),
    attach: ({ attachmentId, messageId, expires }, position) =>
      void database.run(
        'INSERT INTO attachment_use (attachment_id, message_id, position, expires) VALUES (?, ?, ?, ?)',
        ...[attachmentId, messageId, position, expires],
      ),
    usedBy: (messageId) =>
      database
        .all('SELECT * FROM attachment_use WHERE message_id = ? ORDER BY position', messageId)
        .map(readUse),
    usesOf: (attachmentId) =>
      database.all('SELECT * FROM attachment_use WHERE attachment_id = ?', attachmentId).map(readUse),
  }
}
