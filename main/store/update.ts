/** Writes the named columns of one row. Column names come from code, never from input. */
import type { Database } from './database.ts'

export type ColumnValue = string | number | null

export type UpdatedTable =
  | 'outgoing'
  | 'incoming'
  | 'folder_claim'
  | 'folder_arrival'
  | 'received_message'
  | 'received_file'
  | 'sent_message'

/** `values` maps column names to their new value; undefined leaves a column as it is. */
export function updateRow(
  database: Database,
  table: UpdatedTable,
  id: string,
  values: Readonly<Record<string, ColumnValue | undefined>>,
): void {
  const entries = Object.entries(values).filter(
    (entry): entry is [string, ColumnValue] => entry[1] !== undefined,
  )
  if (entries.length === 0) return
  const assignments = entries.map(([column]) => `${column} = ?`).join(', ')
  database.run(`UPDATE ${table} SET ${assignments} WHERE id = ?`, ...entries.map(([, value]) => value), id)
}
