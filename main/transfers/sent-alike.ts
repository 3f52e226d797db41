/** What has been sent before and may have been the same: a question for whoever is about to send it again. */
import { text, textOrNull } from '../store/columns.ts'
import type { Database } from '../store/database.ts'

export interface AlikeQuestion {
  readonly profileId: string
  readonly recipients: readonly string[]
  /** Bytes. */
  readonly size: number
  /** Epoch milliseconds. */
  readonly since: number
  /** The file that is asked about; it may be in the queue itself. */
  readonly path: string
}

export interface Alike {
  readonly name: string
  readonly path: string
  /** MD5; null while it is on its way. */
  readonly checksum: string | null
}

/**
 * Of this size, to one of these, since then, and neither failed nor cancelled; the newest first. `checksum`: only with
 * that one, or with none yet. Thousands of one size are usual where a system writes them.
 */
export function sentAlike(
  database: Database,
  { profileId, recipients, size, since, path }: AlikeQuestion,
  checksum: string | null,
  limit: number,
): readonly Alike[] {
  return database
    .all(
      `SELECT original_name, path, checksum FROM outgoing
       WHERE profile_id = ? AND size = ? AND created_at >= ? AND path <> ?
       AND (?5 IS NULL OR checksum IS NULL OR checksum = ?5)
       AND state NOT IN ('failed', 'cancelled') AND EXISTS (
         SELECT 1 FROM outgoing_recipient WHERE outgoing_id = outgoing.id
         AND organisation IN (SELECT value FROM json_each(?6)))
       ORDER BY created_at DESC LIMIT ?7`,
      ...[profileId, size, since, path, checksum, JSON.stringify(recipients), limit],
    )
    .map((row) => ({
      ...{ name: text(row, 'original_name'), path: text(row, 'path') },
      checksum: textOrNull(row, 'checksum'),
    }))
}
