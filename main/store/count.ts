/** Counts rows. */
import type { SQLInputValue } from 'node:sqlite'
import { number } from './columns.ts'
import type { Database } from './database.ts'

/** `from` is what stands behind FROM: written in code, never taken from input. */
export function countOf(database: Database, from: string, ...values: SQLInputValue[]): number {
  const row = database.one(`SELECT count(*) AS total FROM ${from}`, ...values)
  return row === null ? 0 : number(row, 'total')
}
