/** The rows of file transfers and what has happened to them. Times are epoch microseconds. */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { provideSearchEntries } from './search-entries.ts'
import { numberOf, numberOrNull, textOf, textOrNull, type Database, type Row } from '../state/database.ts'

export type Status =
  | 'Initialized'
  | 'UploadStarted'
  | 'UploadProcessing'
  | 'Published'
  | 'AllConfirmedDownloaded'
  | 'Purged'
  | 'Failed'

/** Texts when no detail is set; `Cancelled` is never written by the service (broker.md §2.1). */
export const statusTexts: Readonly<Record<Status, string>> = {
  Initialized: 'Ready for upload',
  UploadStarted: 'Upload started',
  UploadProcessing: 'Processing upload',
  Published: 'Ready for download',
  AllConfirmedDownloaded: 'All downloaded',
  Purged: 'FileTransfer has been purged',
  Failed: 'Upload failed',
}

export const recipientStatuses = ['Initialized', 'DownloadStarted', 'DownloadConfirmed'] as const
export type RecipientStatus = (typeof recipientStatuses)[number]
export const recipientTexts: Readonly<Record<RecipientStatus, string>> = {
  Initialized: 'Initialized',
  DownloadStarted: 'Recipient has attempted to download fileTransfer',
  DownloadConfirmed: 'Recipient has downloaded fileTransfer',
}

export interface FileTransfer {
  readonly id: string
  readonly resourceId: string
  readonly fileName: string
  readonly reference: string
  /** As given: `0192:` or the URN. */
  readonly sender: string
  readonly senderOrganisation: string
  /** What the sender said it would be. */
  readonly givenChecksum: string | null
  /** What the overview shows; '' until somebody has computed it. */
  readonly checksum: string
  /** What we computed on the fly, shown later. */
  readonly computed: string | null
  readonly useScan: boolean
  readonly size: number
  readonly created: number
  readonly expires: number
  readonly published: number | null
  readonly properties: Readonly<Record<string, string>>
  readonly malware: boolean
  readonly status: Status
  readonly statusText: string
  readonly statusChanged: number
  /** Organisation numbers in the order of the request. */
  readonly recipients: readonly string[]
}

export interface NewTransfer {
  readonly resourceId: string
  readonly fileName: string
  readonly reference: string
  readonly sender: string
  readonly vendor: string
  readonly checksum: string | null
  readonly useScan: boolean
  readonly properties: Readonly<Record<string, string>>
  readonly recipients: readonly string[]
  readonly created: number
  readonly expires: number
}

export interface RecipientEvent {
  readonly organisation: string
  readonly status: RecipientStatus
  readonly at: number
}

export interface StatusEvent {
  readonly status: Status
  readonly text: string
  readonly at: number
}

/** A file transfer and all that has happened to it, oldest first. */
export interface Course {
  readonly transfer: FileTransfer
  readonly statuses: readonly StatusEvent[]
  readonly recipientEvents: readonly RecipientEvent[]
}

export interface Transfers {
  insert(transfer: NewTransfer): string
  get(id: string): FileTransfer | null
  setStatus(id: string, status: Status, text?: string | null, at?: number): void
  stored(id: string, facts: { size: number; md5: string; malware: boolean }): void
  showChecksum(id: string, checksum: string): void
  setPublished(id: string, at: number): void
  addRecipientEvent(id: string, event: RecipientEvent, vendor: string): void
  /** Oldest first. */
  recipientEvents(id: string): readonly RecipientEvent[]
  statusEvents(id: string): readonly StatusEvent[]
  /** All, or so many of the newest; oldest first. The same few queries, however many there are. */
  courses(most: number | null): readonly Course[]
  counts(): Readonly<Partial<Record<Status, number>>>
  /** Ids in a status, oldest first. */
  inStatus(status: Status): readonly string[]
}

const isStatus = (text: string): text is Status => text in statusTexts

function statusOf(row: Row): Status {
  const text = textOf(row, 'status')
  if (isStatus(text)) return text
  throw new Error(`The state holds an unknown status: ${text}`)
}

function recipientStatusAt(index: number): RecipientStatus {
  return recipientStatuses[index] ?? 'Initialized'
}

export const organisationNumber = (party: string): string => party.slice(-9)

/** One row of `file_transfer` and its recipients in order. */
export function readTransfer(row: Row, recipients: readonly string[]): FileTransfer {
  const status = statusOf(row)
  const sender = textOf(row, 'sender')
  return {
    id: textOf(row, 'id'),
    resourceId: textOf(row, 'resource_id'),
    fileName: textOf(row, 'file_name'),
    reference: textOf(row, 'reference'),
    sender,
    senderOrganisation: organisationNumber(sender),
    givenChecksum: textOrNull(row, 'given_checksum'),
    checksum: textOf(row, 'checksum'),
    computed: textOrNull(row, 'computed'),
    useScan: numberOf(row, 'use_scan') === 1,
    size: numberOf(row, 'size'),
    created: numberOf(row, 'created'),
    expires: numberOf(row, 'expires'),
    published: numberOrNull(row, 'published'),
    properties: JSON.parse(textOf(row, 'properties')) as Record<string, string>,
    malware: numberOf(row, 'malware') === 1,
    status,
    statusText: textOrNull(row, 'status_text') ?? statusTexts[status],
    statusChanged: numberOf(row, 'status_changed'),
    recipients,
  }
}

const readRecipientEvent = (row: Row): RecipientEvent => ({
  organisation: textOf(row, 'organisation'),
  status: recipientStatusAt(numberOf(row, 'status')),
  at: numberOf(row, 'at'),
})

function readStatusEvent(row: Row): StatusEvent {
  const status = statusOf(row)
  return { status, text: textOrNull(row, 'text') ?? statusTexts[status], at: numberOf(row, 'at') }
}

const byTransfer = (rows: readonly Row[]): Map<string, Row[]> =>
  Map.groupBy(rows, (row) => textOf(row, 'transfer_id'))

export function createTransfers(database: Database, clock: Clock): Transfers {
  provideSearchEntries(database)
  const recipientsOf = (id: string): readonly string[] =>
    database
      .all('SELECT organisation FROM recipient WHERE transfer_id = ? ORDER BY position', id)
      .map((row) => textOf(row, 'organisation'))

  const read = (row: Row): FileTransfer => readTransfer(row, recipientsOf(textOf(row, 'id')))

  const setStatus: Transfers['setStatus'] = (id, status, text = null, at = clock.stamp()) => {
    database.run(
      'UPDATE file_transfer SET status = ?, status_text = ?, status_changed = ? WHERE id = ?',
      ...[status, text, at, id],
    )
    database.run(
      'INSERT INTO status_event (transfer_id, status, text, at) VALUES (?, ?, ?, ?)',
      ...[id, status, text, at],
    )
  }

  const addRecipientEvent: Transfers['addRecipientEvent'] = (id, { organisation, status, at }, vendor) =>
    void database.run(
      'INSERT INTO recipient_event (transfer_id, organisation, vendor, status, at) VALUES (?, ?, ?, ?, ?)',
      ...[id, organisation, vendor, recipientStatuses.indexOf(status), at],
    )

  return {
    setStatus,
    addRecipientEvent,
    insert: (transfer) =>
      database.together(() => {
        const id = randomUUID()
        database.run(
          `INSERT INTO file_transfer (id, resource_id, file_name, reference, sender, vendor, given_checksum,
             checksum, use_scan, size, created, expires, properties, status, status_changed)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, 'Initialized', ?)`,
          ...[id, transfer.resourceId, transfer.fileName, transfer.reference, transfer.sender],
          ...[transfer.vendor, transfer.checksum, transfer.checksum ?? '', transfer.useScan ? 1 : 0],
          ...[transfer.created, transfer.expires, JSON.stringify(transfer.properties), transfer.created],
        )
        setStatus(id, 'Initialized', null, transfer.created)
        for (const [position, organisation] of transfer.recipients.entries()) {
          database.run(
            'INSERT INTO recipient (transfer_id, organisation, position) VALUES (?, ?, ?)',
            ...[id, organisation, position],
          )
          addRecipientEvent(id, { organisation, status: 'Initialized', at: transfer.created }, '')
        }
        return id
      }),
    get(id) {
      const row = database.one('SELECT * FROM file_transfer WHERE id = ?', id.toLowerCase())
      return row === null ? null : read(row)
    },
    stored: (id, { size, md5, malware }) =>
      void database.run(
        'UPDATE file_transfer SET size = ?, computed = ?, malware = ? WHERE id = ?',
        ...[size, md5, malware ? 1 : 0, id],
      ),
    showChecksum: (id, checksum) =>
      void database.run('UPDATE file_transfer SET checksum = ? WHERE id = ?', checksum, id),
    setPublished: (id, at) =>
      void database.run('UPDATE file_transfer SET published = ? WHERE id = ?', at, id),
    recipientEvents: (id) =>
      database
        .all('SELECT * FROM recipient_event WHERE transfer_id = ? ORDER BY id', id)
        .map(readRecipientEvent),
    statusEvents: (id) =>
      database.all('SELECT * FROM status_event WHERE transfer_id = ? ORDER BY id', id).map(readStatusEvent),
    courses(most) {
      const newest = `IN (SELECT id FROM file_transfer ORDER BY created DESC LIMIT ${most ?? -1})`
      const among = (column: string): string => (most === null ? '' : `WHERE ${column} ${newest}`)
      const of = (table: string, order: string): Map<string, Row[]> =>
        byTransfer(database.all(`SELECT * FROM ${table} ${among('transfer_id')} ORDER BY ${order}`))
      const recipients = of('recipient', 'transfer_id, position')
      const statuses = of('status_event', 'id')
      const events = of('recipient_event', 'id')
      const rows = database.all(`SELECT * FROM file_transfer ${among('id')} ORDER BY created`)
      return rows.map((row) => {
        const id = textOf(row, 'id')
        const organisations = (recipients.get(id) ?? []).map((one) => textOf(one, 'organisation'))
        return {
          transfer: readTransfer(row, organisations),
          statuses: (statuses.get(id) ?? []).map(readStatusEvent),
          recipientEvents: (events.get(id) ?? []).map(readRecipientEvent),
        }
      })
    },
    counts: () =>
      Object.fromEntries(
        database
          .all('SELECT status, count(*) AS transfers FROM file_transfer GROUP BY status')
          .map((row) => [statusOf(row), numberOf(row, 'transfers')]),
      ),
    inStatus: (status) =>
      database
        .all('SELECT id FROM file_transfer WHERE status = ? ORDER BY status_changed', status)
        .map((row) => textOf(row, 'id')),
  }
}

/** The highest status an organisation has ever reached: what the overview shows (broker.md fact 18). */
export function highestStatus(events: readonly RecipientEvent[], organisation: string): RecipientStatus {
  const reached = events
    .filter((event) => event.organisation === organisation)
    .map(({ status }) => recipientStatuses.indexOf(status))
  return recipientStatusAt(Math.max(0, ...reached))
}
