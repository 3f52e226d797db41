/** One page of a long list, and how long the list is. */
import type { SQLInputValue } from 'node:sqlite'
import { countOf } from './count.ts'
import type { Database, Row } from './database.ts'

/** Rows of one table. Everything but `values` is written in code, never taken from input. */
export interface Part {
  readonly columns: string
  readonly table: string
  readonly where: string
  readonly values: readonly SQLInputValue[]
}

/** Leaves what has the words in its column `search`. Without words nothing is compared, and an index can count alone. */
export function matching(search: string): Pick<Part, 'where' | 'values'> {
  const words = search.toLocaleLowerCase('nb').trim()
  return words === '' ? { where: '1 = 1', values: [] } : { where: 'instr(search, ?) > 0', values: [words] }
}

/**
 * Rows of all parts in one order. A list that ends on this page has been read to its end, and is not read once more
 * to be counted: what a search is looking for is mostly that short.
 */
export function readPage(
  database: Database,
  parts: readonly [Part, ...Part[]],
  order: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): { readonly total: number; readonly rows: readonly Row[] } {
  const all = parts.map(({ columns, table, where }) => `SELECT ${columns} FROM ${table} WHERE ${where}`)
  const values = parts.flatMap((part) => part.values)
  const rows = database.all(
    `${all.join(' UNION ALL ')} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...[...values, limit, offset],
  )
  const isEnd = rows.length < limit && (rows.length > 0 || offset === 0)
  if (isEnd) return { total: offset + rows.length, rows }
  const counts = parts.map((part) => countOf(database, `${part.table} WHERE ${part.where}`, ...part.values))
  return { total: counts.reduce((sum, count) => sum + count, 0), rows }
}
