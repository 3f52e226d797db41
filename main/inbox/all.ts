/** Files and messages as one list, newest first: a page is found across both before a single row of it is read. */
import { number, oneOf, text } from '../store/columns.ts'
import type { Database } from '../store/database.ts'

const kinds = ['file', 'message'] as const
export type Kind = (typeof kinds)[number]

export interface AllQuery {
  readonly profileId: string
  readonly search: string
  readonly filter: 'all' | 'unread' | 'unconfirmed'
  /** Null = both. */
  readonly kind: Kind | null
  readonly offset: number
  readonly limit: number
}

const files = {
  all: '1 = 1',
  unread: 'unread = 1',
  unconfirmed: `state NOT IN ('confirmed', 'gone')`,
} as const
const messages = {
  all: `state <> 'deleted'`,
  unread: `state <> 'deleted' AND unread = 1`,
  unconfirmed: `state <> 'deleted' AND needs_confirmation = 1 AND confirmed_at IS NULL`,
} as const

export function createInboxList(database: Database) {
  return (
    query: AllQuery,
  ): { readonly total: number; readonly found: readonly { readonly kind: Kind; readonly id: string }[] } => {
    const words = query.search.toLocaleLowerCase('nb').trim()
    const part = (kind: Kind, table: string, filter: string): string =>
      `SELECT '${kind}' AS kind, id, published_at FROM ${table}
         WHERE profile_id = ? AND ${filter} AND (? = '' OR instr(search, ?) > 0)`
    const parts = [
      ...(query.kind === 'message' ? [] : [part('file', 'incoming', files[query.filter])]),
      ...(query.kind === 'file' ? [] : [part('message', 'received_message', messages[query.filter])]),
    ]
    const values = parts.flatMap(() => [query.profileId, words, words])
    const both = parts.join(' UNION ALL ')
    // Counted while it is found: a search reads every row, and need not do so twice.
    const rows = database.all(
      `SELECT kind, id, count(*) OVER () AS total FROM (${both}) ORDER BY published_at DESC, id LIMIT ? OFFSET ?`,
      ...[...values, query.limit, query.offset],
    )
    const [first] = rows
    const count = first ?? database.one(`SELECT count(*) AS total FROM (${both})`, ...values)
    return {
      total: count === null ? 0 : number(count, 'total'),
      found: rows.map((row) => ({ kind: oneOf(row, 'kind', kinds), id: text(row, 'id') })),
    }
  }
}
