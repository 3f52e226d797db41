/** Things of one kind, each a JSON document under its id, in the order in which they came. */
import type { z } from 'zod'
import { textOf, type Database } from './database.ts'

export interface Documents<T> {
  get(id: string): T | null
  all(): readonly T[]
  put(document: T): void
  remove(id: string): void
}

export function createDocuments<T>(
  database: Database,
  kind: string,
  schema: z.ZodType<T>,
  idOf: (document: T) => string,
): Documents<T> {
  const parse = (data: string): T => schema.parse(JSON.parse(data))
  return {
    get(id) {
      const row = database.one('SELECT data FROM document WHERE kind = ? AND id = ?', kind, id)
      return row === null ? null : parse(textOf(row, 'data'))
    },
    all: () =>
      database
        .all('SELECT data FROM document WHERE kind = ? ORDER BY rowid', kind)
        .map((row) => parse(textOf(row, 'data'))),
    put: (document) =>
      void database.run(
        `INSERT INTO document (kind, id, data) VALUES (?, ?, ?)
         ON CONFLICT (kind, id) DO UPDATE SET data = excluded.data`,
        ...[kind, idOf(document), JSON.stringify(document)],
      ),
    remove: (id) => void database.run('DELETE FROM document WHERE kind = ? AND id = ?', kind, id),
  }
}
