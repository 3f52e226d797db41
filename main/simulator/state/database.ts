/** The state that outlives a start: one SQLite file, held by one process. */
import path from 'node:path'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite'

export type Row = Record<string, SQLOutputValue>

export interface Database {
  run(sql: string, ...values: SQLInputValue[]): number
  one(sql: string, ...values: SQLInputValue[]): Row | null
  all(sql: string, ...values: SQLInputValue[]): Row[]
  /** With `:name` in the place of `?`. */
  named(sql: string, values: Readonly<Record<string, SQLInputValue>>): Row[]
  /** All of it or nothing. */
  together<T>(work: () => T): T
  close(): void
}

const schema = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS client (client_id TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS service (id TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS service_owner (organisation TEXT PRIMARY KEY, name TEXT NOT NULL, ready INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS file_transfer (
  id TEXT PRIMARY KEY, resource_id TEXT NOT NULL, file_name TEXT NOT NULL, reference TEXT NOT NULL,
  sender TEXT NOT NULL, vendor TEXT NOT NULL, given_checksum TEXT, checksum TEXT NOT NULL, computed TEXT,
  use_scan INTEGER NOT NULL, size INTEGER NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL,
  published INTEGER, properties TEXT NOT NULL, malware INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL, status_text TEXT, status_changed INTEGER NOT NULL, has_blob INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS file_transfer_created ON file_transfer (resource_id, created);
CREATE INDEX IF NOT EXISTS file_transfer_newest ON file_transfer (created);
CREATE INDEX IF NOT EXISTS file_transfer_status ON file_transfer (status, status_changed);
CREATE TABLE IF NOT EXISTS recipient (
  transfer_id TEXT NOT NULL, organisation TEXT NOT NULL, position INTEGER NOT NULL,
  PRIMARY KEY (transfer_id, position)
) STRICT;
CREATE INDEX IF NOT EXISTS recipient_organisation ON recipient (organisation, transfer_id);
CREATE TABLE IF NOT EXISTS status_event (
  id INTEGER PRIMARY KEY, transfer_id TEXT NOT NULL, status TEXT NOT NULL, text TEXT, at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS status_event_transfer ON status_event (transfer_id, status, at);
CREATE TABLE IF NOT EXISTS recipient_event (
  id INTEGER PRIMARY KEY, transfer_id TEXT NOT NULL, organisation TEXT NOT NULL, vendor TEXT NOT NULL,
  status INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS recipient_event_transfer ON recipient_event (transfer_id, organisation, id);
CREATE TABLE IF NOT EXISTS job (
  id INTEGER PRIMARY KEY, due INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS job_due ON job (due, id);
CREATE INDEX IF NOT EXISTS job_subject ON job (subject, kind);
CREATE INDEX IF NOT EXISTS job_data ON job (kind, data);
CREATE TABLE IF NOT EXISTS document (
  kind TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (kind, id)
) STRICT;
CREATE TABLE IF NOT EXISTS scope_grant (
  organisation TEXT NOT NULL, scope TEXT NOT NULL, given INTEGER NOT NULL, PRIMARY KEY (organisation, scope)
) STRICT;
CREATE TABLE IF NOT EXISTS cloud_event (
  sequence INTEGER PRIMARY KEY, id TEXT NOT NULL, lost INTEGER NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS cloud_event_id ON cloud_event (id);
`

export function openDatabase(folder: string): Database {
  const database = new DatabaseSync(path.join(folder, 'practice.sqlite'))
  // Exclusive: a second simulator in the same folder must fail at once, not mix its world into ours.
  database.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL')
  // Kibibytes: ids are random, so that a hundred thousand rows touch pages everywhere. Used only when it is needed.
  database.exec('PRAGMA cache_size=-65536')
  database.exec(schema)
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const prepared = (sql: string) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  let depth = 0
  return {
    run: (sql, ...values) => Number(prepared(sql).run(...values).changes),
    one: (sql, ...values) => prepared(sql).get(...values) ?? null,
    all: (sql, ...values) => prepared(sql).all(...values),
    named: (sql, values) => prepared(sql).all({ ...values }),
    together(work) {
      if (depth > 0) return work()
      database.exec('BEGIN IMMEDIATE')
      depth += 1
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      } finally {
        depth -= 1
      }
    },
    close: () => database.close(),
  }
}

export const textOf = (row: Row, column: string): string => String(row[column] ?? '')
export const numberOf = (row: Row, column: string): number => Number(row[column] ?? 0)
export const textOrNull = (row: Row, column: string): string | null =>
  row[column] === null || row[column] === undefined ? null : String(row[column])
export const numberOrNull = (row: Row, column: string): number | null =>
  row[column] === null || row[column] === undefined ? null : Number(row[column])
