/** The rows of resumable uploads: whole ones, parts, and what parts are joined to. Times are epoch milliseconds. */
import type { Clock } from '../../clock.ts'
import { numberOf, textOf, type Database, type Row } from '../../state/database.ts'

export type TusKind = 'whole' | 'part' | 'final'
/** Open: takes bytes. Complete: has all of them and waits for its job. Joined: is the file of the transfer. */
export type TusState = 'open' | 'complete' | 'joined'

export interface TusUpload {
  /** The transfer's own for a whole and a final one; 32 hexadecimal digits for a part. */
  readonly id: string
  readonly transferId: string
  readonly kind: TusKind
  readonly state: TusState
  readonly length: number
  /** What the next PATCH must begin at. */
  readonly accepted: number
  /** What is stored for good, and HEAD tells: it follows `accepted` (broker.md fact 22). */
  readonly durable: number
  /** Every PATCH is one block of the storage. */
  readonly blocks: number
  /** `Upload-Metadata` as it came; '' for none. */
  readonly metadata: string
  /** Ids of the parts of a final one, in order. */
  readonly parts: readonly string[]
  /** The last call that keeps it from expiring, and the last that brought something. */
  readonly touched: number
  readonly active: number
}

export type NewTusUpload = Pick<TusUpload, 'id' | 'transferId' | 'kind' | 'length' | 'metadata' | 'parts'>

export interface TusRows {
  /** Replaces one of the same id, from its first byte on; what is durable of it stays so (broker.md §2.7). */
  create(upload: NewTusUpload): void
  get(id: string): TusUpload | null
  all(): readonly TusUpload[]
  /** The parts of a transfer in the order in which they were made. */
  partsOf(transferId: string): readonly TusUpload[]
  accept(id: string, accepted: number): void
  setAccepted(id: string, accepted: number): void
  setDurable(id: string, durable: number): void
  setState(id: string, state: TusState): void
  /** Moves the day until it expires. */
  touch(id: string): void
  remove(id: string): void
  /** When something last came in for the transfer; null when nothing is known of it. */
  lastActive(transferId: string): number | null
}

const tables = [
  `CREATE TABLE IF NOT EXISTS tus_upload (
     id TEXT PRIMARY KEY, transfer_id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
     length INTEGER NOT NULL, accepted INTEGER NOT NULL, durable INTEGER NOT NULL, blocks INTEGER NOT NULL,
     metadata TEXT NOT NULL, parts TEXT NOT NULL, touched INTEGER NOT NULL, active INTEGER NOT NULL
   ) STRICT`,
  `CREATE INDEX IF NOT EXISTS tus_upload_transfer ON tus_upload (transfer_id, kind)`,
  `CREATE TABLE IF NOT EXISTS tus_session (key TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
]

/** Adds what is missing; a world of an earlier version keeps all that it has. */
export function provideTusTables(database: Database): void {
  for (const table of tables) database.run(table)
}

const kinds: readonly TusKind[] = ['whole', 'part', 'final']
const states: readonly TusState[] = ['open', 'complete', 'joined']

const read = (row: Row): TusUpload => ({
  id: textOf(row, 'id'),
  transferId: textOf(row, 'transfer_id'),
  kind: kinds.find((kind) => kind === row['kind']) ?? 'whole',
  state: states.find((state) => state === row['state']) ?? 'open',
  length: numberOf(row, 'length'),
  accepted: numberOf(row, 'accepted'),
  durable: numberOf(row, 'durable'),
  blocks: numberOf(row, 'blocks'),
  metadata: textOf(row, 'metadata'),
  parts: JSON.parse(textOf(row, 'parts')) as string[],
  touched: numberOf(row, 'touched'),
  active: numberOf(row, 'active'),
})

export function createTusRows(database: Database, clock: Clock): TusRows {
  const set = (id: string, column: 'accepted' | 'durable' | 'state', value: number | string): void =>
    void database.run(`UPDATE tus_upload SET ${column} = ? WHERE id = ?`, value, id)
  return {
    create({ id, transferId, kind, length, metadata, parts }) {
      const now = Math.round(clock.brokerNow())
      const all = kind === 'final' ? length : 0
      database.run(
        `INSERT INTO tus_upload (id, transfer_id, kind, state, length, accepted, durable, blocks, metadata, parts,
           touched, active) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, state = excluded.state, length = excluded.length,
           accepted = excluded.accepted, durable = max(durable, excluded.durable), blocks = 0,
           metadata = excluded.metadata, parts = excluded.parts, touched = excluded.touched,
           active = excluded.active`,
        ...[id, transferId, kind, kind === 'final' ? 'complete' : 'open', length, all, all],
        ...[metadata, JSON.stringify(parts), now, now],
      )
    },
    get(id) {
      const row = database.one('SELECT * FROM tus_upload WHERE id = ?', id.toLowerCase())
      return row === null ? null : read(row)
    },
    all: () => database.all('SELECT * FROM tus_upload').map(read),
    partsOf: (transferId) =>
      database
        .all(
          `SELECT * FROM tus_upload WHERE transfer_id = ? AND kind = 'part' ORDER BY rowid`,
          transferId.toLowerCase(),
        )
        .map(read),
    accept(id, accepted) {
      const now = Math.round(clock.brokerNow())
      database.run(
        'UPDATE tus_upload SET accepted = ?, blocks = blocks + 1, touched = ?, active = ? WHERE id = ?',
        ...[accepted, now, now, id],
      )
    },
    setAccepted: (id, accepted) => set(id, 'accepted', accepted),
    setDurable: (id, durable) => set(id, 'durable', durable),
    setState: (id, state) => set(id, 'state', state),
    touch: (id) =>
      void database.run('UPDATE tus_upload SET touched = ? WHERE id = ?', Math.round(clock.brokerNow()), id),
    remove: (id) => void database.run('DELETE FROM tus_upload WHERE id = ?', id),
    lastActive(transferId) {
      const row = database.one(
        'SELECT max(active) AS active FROM tus_upload WHERE transfer_id = ?',
        transferId,
      )
      return row === null || row['active'] === null ? null : numberOf(row, 'active')
    },
  }
}
