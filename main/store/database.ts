/**
 * The one database. Synchronous and durable: a commit that has returned survives a power cut
 * (WAL with synchronous=FULL). libraries.md: 5,400 durable inserts a second.
 */
import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { latestVersion, migrations, type Migration } from './migrations.ts'

export type Row = Readonly<Record<string, unknown>>

export interface Database {
  /** Rows of a query. */
  all(sql: string, ...values: SQLInputValue[]): readonly Row[]
  one(sql: string, ...values: SQLInputValue[]): Row | null
  /** Runs a change; answers how many rows it touched. */
  run(sql: string, ...values: SQLInputValue[]): number
  /** All or nothing. Nested calls join the outer transaction. */
  transaction<T>(work: () => T): T
  close(): void
}

function wrap(connection: DatabaseSync): Database {
  const prepared = new Map<string, StatementSync>()
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const made = connection.prepare(sql)
    prepared.set(sql, made)
    return made
  }
  let depth = 0
  return {
    all: (sql, ...values) => statement(sql).all(...values),
    one: (sql, ...values) => statement(sql).get(...values) ?? null,
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    transaction(work) {
      if (depth > 0) return work()
      connection.exec('BEGIN IMMEDIATE')
      depth += 1
      try {
        const value = work()
        connection.exec('COMMIT')
        return value
      } catch (error) {
        connection.exec('ROLLBACK')
        throw error
      } finally {
        depth -= 1
      }
    },
    close() {
      prepared.clear()
      connection.close()
    },
  }
}

function versionOf(connection: DatabaseSync): number {
  return Number(connection.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
}

/** A copy beside the database before its shape changes, so that an older program can be put back. */
function backUp(connection: DatabaseSync, file: string, version: number): void {
  const copy = `${file}.before-${version}`
  if (existsSync(copy)) return
  const unfinished = `${copy}.part`
  connection.prepare('VACUUM INTO ?').run(unfinished)
  renameSync(unfinished, copy)
}

function migrate(connection: DatabaseSync, file: string, steps: readonly Migration[]): void {
  const from = versionOf(connection)
  const missing = steps.filter((step) => step.version > from)
  if (from > 0 && missing.length > 0) backUp(connection, file, from)
  for (const step of missing) {
    connection.exec('BEGIN IMMEDIATE')
    try {
      connection.exec(step.sql)
      if (connection.prepare('PRAGMA foreign_key_check').get() !== undefined)
        throw new Error(`Migration ${step.version} leaves rows without what they belong to`)
      connection.exec(`PRAGMA user_version = ${step.version}`)
      connection.exec('COMMIT')
    } catch (error) {
      connection.exec('ROLLBACK')
      throw error
    }
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof Error && /malformed|not a database|corrupt|disk image/iu.test(error.message)
}

/**
 * Opens (and if need be makes or brings up to date) the database of a home.
 * Faults: home-newer (made by a later program: left untouched), home-damaged (left untouched), home-unwritable.
 */
export function openDatabase(home: string, steps: readonly Migration[] = migrations): Result<Database> {
  const file = path.join(home, 'budstikke.db')
  const newest = steps.at(-1)?.version ?? latestVersion
  let connection: DatabaseSync | null = null
  try {
    connection = new DatabaseSync(file)
    // Read before any pragma that writes: a newer database must stay as it is.
    const version = versionOf(connection)
    if (version > newest) {
      connection.close()
      return failure(
        fault('home-newer', { values: { path: home }, technical: { text: `${version} > ${newest}` } }),
      )
    }
    // Off while tables are rebuilt: dropping one would else take what refers to it along.
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF')
    const verdict = connection.prepare('PRAGMA quick_check(1)').get()?.['quick_check']
    if (verdict !== 'ok') {
      connection.close()
      return failure(fault('home-damaged', { values: { path: home }, technical: { text: String(verdict) } }))
    }
    migrate(connection, file, steps)
    connection.exec('PRAGMA foreign_keys = ON')
    return success(wrap(connection))
  } catch (error) {
    connection?.close()
    const text = error instanceof Error ? error.message : String(error)
    return failure(
      fault(isDamage(error) ? 'home-damaged' : 'home-unwritable', {
        values: { path: home },
        technical: { text },
      }),
    )
  }
}
