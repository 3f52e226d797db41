/**
 * What search looks into: one row per file transfer and organisation that is its sender or a recipient, kept by the
 * database itself. Every search is then a walk along one index, however many transfers there are.
 */
import type { SQLInputValue } from 'node:sqlite'
import type { Database } from '../state/database.ts'

const columns = 'organisation, role, transfer_id, resource_id, created, status, status_changed, latest'

// A sender is found under `0192:` only: a transfer that was sent with a URN is not (broker.md fact 4).
const sender = `substr(t.sender, -9), 'Sender', t.id, t.resource_id, t.created, t.status, t.status_changed, -1`
const isFound = `t.sender LIKE '0192:%'`

const definitions = [
  `CREATE TABLE IF NOT EXISTS search_entry (
     organisation TEXT NOT NULL, role TEXT NOT NULL, transfer_id TEXT NOT NULL, resource_id TEXT NOT NULL,
     created INTEGER NOT NULL, status TEXT NOT NULL, status_changed INTEGER NOT NULL, latest INTEGER NOT NULL,
     PRIMARY KEY (organisation, role, transfer_id)
   ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX IF NOT EXISTS search_entry_transfer ON search_entry (transfer_id)`,
  `CREATE INDEX IF NOT EXISTS search_entry_created
     ON search_entry (organisation, role, resource_id, created)`,
  `CREATE INDEX IF NOT EXISTS search_entry_status
     ON search_entry (organisation, role, resource_id, status, status_changed)`,
  `CREATE INDEX IF NOT EXISTS search_entry_latest
     ON search_entry (organisation, role, resource_id, latest, created)`,
  `CREATE INDEX IF NOT EXISTS search_entry_latest_status
     ON search_entry (organisation, role, resource_id, latest, status, status_changed)`,
  `CREATE TRIGGER IF NOT EXISTS search_entry_sent AFTER INSERT ON file_transfer BEGIN
     INSERT OR IGNORE INTO search_entry (${columns})
     SELECT ${sender} FROM file_transfer t WHERE t.id = new.id AND ${isFound};
   END`,
  `CREATE TRIGGER IF NOT EXISTS search_entry_received AFTER INSERT ON recipient BEGIN
     INSERT OR IGNORE INTO search_entry (${columns})
     SELECT new.organisation, 'Recipient', t.id, t.resource_id, t.created, t.status, t.status_changed, 0
     FROM file_transfer t WHERE t.id = new.transfer_id;
   END`,
  `CREATE TRIGGER IF NOT EXISTS search_entry_changed AFTER UPDATE OF status, status_changed ON file_transfer BEGIN
     UPDATE search_entry SET status = new.status, status_changed = new.status_changed
     WHERE transfer_id = new.id;
   END`,
  `CREATE TRIGGER IF NOT EXISTS search_entry_happened AFTER INSERT ON recipient_event BEGIN
     UPDATE search_entry SET latest = new.status
     WHERE transfer_id = new.transfer_id AND organisation = new.organisation AND role = 'Recipient'
       AND latest <> new.status;
   END`,
]

/** For a world of an earlier version, which has transfers and no entries. */
const fill = [
  `INSERT INTO search_entry (${columns}) SELECT ${sender} FROM file_transfer t WHERE ${isFound}`,
  `INSERT OR IGNORE INTO search_entry (${columns})
   SELECT r.organisation, 'Recipient', t.id, t.resource_id, t.created, t.status, t.status_changed,
     coalesce((SELECT e.status FROM recipient_event e WHERE e.transfer_id = t.id
       AND e.organisation = r.organisation ORDER BY e.id DESC LIMIT 1), 0)
   FROM recipient r JOIN file_transfer t ON t.id = r.transfer_id`,
]

/** Adds what is missing; a world of an earlier version keeps all that it has. */
export function provideSearchEntries(database: Database): void {
  database.together(() => {
    for (const definition of definitions) database.run(definition)
    if (database.one('SELECT 1 FROM search_entry LIMIT 1') !== null) return
    for (const statement of fill) database.run(statement)
  })
}

export interface EntryQuery {
  readonly organisation: string
  readonly role: 'Sender' | 'Recipient'
  readonly resourceId: string
  readonly status: string | null
  /** Index of the recipient status, of which the last one counts. */
  readonly latest: number | null
  /** Epoch microseconds: of creation without a status, of the change of status with one. */
  readonly from: number | null
  readonly to: number | null
  readonly ascending: boolean
  readonly most: number
}

/** One bound is strict, two are inclusive (broker.md §1.5). */
function timeCondition({ from, to }: EntryQuery, column: string): readonly [string, SQLInputValue[]] {
  if (from !== null && to !== null) return [` AND ${column} >= ? AND ${column} <= ?`, [from, to]]
  if (from !== null) return [` AND ${column} > ?`, [from]]
  if (to !== null) return [` AND ${column} < ?`, [to]]
  return ['', []]
}

/** Answers `id` and `at`, the time that it is ordered by. */
export function entryStatement(query: EntryQuery): readonly [sql: string, values: readonly SQLInputValue[]] {
  const column = query.status === null ? 'created' : 'status_changed'
  const [time, times] = timeCondition(query, column)
  const latest = query.latest === null ? '' : ' AND latest = ?'
  const status = query.status === null ? '' : ' AND status = ?'
  return [
    `SELECT transfer_id AS id, ${column} AS at FROM search_entry
     WHERE organisation = ? AND role = ? AND resource_id = ?${latest}${status}${time}
     ORDER BY ${column} ${query.ascending ? 'ASC' : 'DESC'} LIMIT ${query.most}`,
    [
      ...[query.organisation, query.role, query.resourceId],
      ...(query.latest === null ? [] : [query.latest]),
      ...(query.status === null ? [] : [query.status]),
      ...times,
    ],
  ]
}
