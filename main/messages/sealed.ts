/**
 * What a confidential message says does not lie in the clear on the disk: title, summary and text are sealed and kept
 * apart from the rest of the row, and cannot be searched for.
 */
import { z } from 'zod'
import type { Fault } from '../../preload/contract/fault.ts'
import type { TextSealer } from '../ports.ts'
import { text, textOrNull } from '../store/columns.ts'
import type { Database } from '../store/database.ts'

const wordsSchema = z.object({ title: z.string(), summary: z.string(), body: z.string() })
type Words = z.infer<typeof wordsSchema>

type SealedTable = 'received_message' | 'sent_message' | 'message_draft'

/** Where each table keeps what is said. */
const columns = {
  received_message: 'facts_json',
  sent_message: 'order_json',
  message_draft: 'order_json',
} as const satisfies Readonly<Record<SealedTable, string>>

const nothingSaid: Words = { title: '', summary: '', body: '' }
const nameOf = (table: SealedTable, id: string): string => `${table} ${id}`

/** What may lie in the clear, and the rest sealed; null where nothing is sealed: it is not confidential, or the vault is closed. */
export function hide<T extends Words & { readonly confidential: boolean }>(
  sealer: TextSealer,
  table: SealedTable,
  id: string,
  whole: T,
): { readonly kept: T; readonly sealed: string | null } {
  const words: Words = { title: whole.title, summary: whole.summary, body: whole.body }
  const sealed = whole.confidential ? sealer.seal(nameOf(table, id), JSON.stringify(words)) : null
  return { kept: sealed === null ? whole : { ...whole, ...nothingSaid }, sealed }
}

/** `closed` = why nothing is said; what was removed after it was sealed has an empty seal and is told as it stands. */
export function reveal<T extends Words>(
  sealer: TextSealer,
  table: SealedTable,
  id: string,
  kept: T,
  sealed: string | null,
): { readonly whole: T; readonly closed: Fault | null } {
  if (sealed === null || sealed === '') return { whole: kept, closed: null }
  const opened = sealer.open(nameOf(table, id), sealed)
  if (!opened.ok) return { whole: kept, closed: opened.fault }
  return { whole: { ...kept, ...wordsSchema.parse(JSON.parse(opened.value)) }, closed: null }
}

/** The words of a message that it may be found by. */
export const searchable = (
  { title, summary, body, confidential }: Words & { readonly confidential: boolean },
  others: readonly string[],
): string =>
  [...(confidential ? [] : [title, summary, body]), ...others]
    .filter((word) => word !== '')
    .join(' ')
    .toLocaleLowerCase('nb')

/** Whether anything waits for the vault to be read. */
export const hasSealed = (database: Database): boolean =>
  database.one(
    (['received_message', 'sent_message', 'message_draft'] as const)
      .map((table) => `SELECT 1 AS found FROM ${table} WHERE sealed <> ''`)
      .join(' UNION ALL '),
  ) !== null

/**
 * Seals what was written while the vault was closed, or before there was sealing; does nothing while it is closed.
 * Answers how many rows. What they said is overwritten in the file, not only taken out of it.
 */
export function sealTheRest(database: Database, sealer: TextSealer): number {
  if (!sealer.isOpen()) return 0
  const plain = (table: SealedTable) =>
    database
      .all(
        `SELECT id, ${columns[table]} AS kept FROM ${table}
         WHERE sealed IS NULL AND json_extract(${columns[table]}, '$.confidential') = 1`,
      )
      .map((row) => ({ table, id: text(row, 'id'), kept: text(row, 'kept') }))
  const rows = (['received_message', 'sent_message', 'message_draft'] as const).flatMap(plain)
  if (rows.length === 0) return 0
  database.all('PRAGMA secure_delete = ON')
  database.transaction(() => {
    for (const { table, id, kept } of rows) sealRow(database, sealer, table, id, JSON.parse(kept))
  })
  database.all('PRAGMA wal_checkpoint(TRUNCATE)')
  return rows.length
}

function sealRow(
  database: Database,
  sealer: TextSealer,
  table: SealedTable,
  id: string,
  kept: unknown,
): void {
  const whole = z.looseObject({ ...wordsSchema.shape, confidential: z.boolean() }).parse(kept)
  const hidden = hide(sealer, table, id, whole)
  database.run(
    `UPDATE ${table} SET ${columns[table]} = ?, sealed = ? WHERE id = ?`,
    ...[JSON.stringify(hidden.kept), hidden.sealed, id],
  )
  if (table === 'message_draft') return
  // It could still be found by a word, and so be guessed word by word.
  const row = database.one(`SELECT search FROM ${table} WHERE id = ?`, id)
  const said = [whole.title, whole.summary, whole.body].map((word) => word.toLocaleLowerCase('nb'))
  const search = said.reduce(
    (rest, word) => rest.replace(word, ''),
    row === null ? '' : (textOrNull(row, 'search') ?? ''),
  )
  database.run(`UPDATE ${table} SET search = ? WHERE id = ?`, search, id)
}
