/** Downloads in parts as they are kept: how far each part is on disk for good. */
import { number } from '../../store/columns.ts'
import type { Database } from '../../store/database.ts'
import type { Extent } from './plan.ts'

export interface DownloadPart extends Extent {
  readonly position: number
  /** Bytes from its start that have been flushed. */
  readonly flushed: number
}

export interface DownloadRows {
  /** In the order of the file; none when it does not come in parts. */
  get(id: string): readonly DownloadPart[]
  /** Begins anew with these. */
  plan(id: string, parts: readonly Extent[]): void
  /** How much of each part, in the order of the file; in one commit. Never backwards. */
  setFlushed(id: string, bytes: readonly number[]): void
  discard(id: string): void
}

export function createDownloadRows(database: Database): DownloadRows {
  const discard = (id: string): void =>
    void database.run('DELETE FROM incoming_part WHERE incoming_id = ?', id)
  return {
    get: (id) =>
      database.all('SELECT * FROM incoming_part WHERE incoming_id = ? ORDER BY position', id).map((row) => ({
        position: number(row, 'position'),
        start: number(row, 'start'),
        length: number(row, 'length'),
        flushed: number(row, 'flushed'),
      })),
    plan(id, parts) {
      database.transaction(() => {
        discard(id)
        for (const [position, { start, length }] of parts.entries()) {
          database.run(
            'INSERT INTO incoming_part (incoming_id, position, start, length) VALUES (?, ?, ?, ?)',
            ...[id, position, start, length],
          )
        }
      })
    },
    setFlushed(id, all) {
      database.transaction(() => {
        for (const [position, bytes] of all.entries()) {
          database.run(
            'UPDATE incoming_part SET flushed = ? WHERE incoming_id = ? AND position = ? AND flushed < ?',
            ...[bytes, id, position, bytes],
          )
        }
      })
    },
    discard,
  }
}
