/** Files and messages as one list, newest first: a page is found across both before a single row of it is read. */
import { oneOf, text } from '../store/columns.ts'
import type { Database } from '../store/database.ts'
import { matching, readPage, type Part } from '../store/page.ts'

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
    const found = matching(query.search)
    const part = (kind: Kind, table: string, filter: string): Part => ({
      ...{ columns: `'${kind}' AS kind, id, published_at`, table },
      where: `profile_id = ? AND ${filter} AND ${found.where}`,
      values: [query.profileId, ...found.values],
    })
    const asFiles = part('file', 'incoming', files[query.filter])
    const asMessages = part('message', 'received_message', messages[query.filter])
    const parts = { file: [asFiles], message: [asMessages], both: [asFiles, asMessages] } as const
    // Each table has an index in this order, so that a page is merged of both without sorting either.
    const { total, rows } = readPage(database, parts[query.kind ?? 'both'], 'published_at DESC, id', query)
    return {
      total,
      found: rows.map((row) => ({ kind: oneOf(row, 'kind', kinds), id: text(row, 'id') })),
    }
  }
}
