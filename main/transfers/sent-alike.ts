/** What has been sent before and may have been the same: a question for whoever is about to send it again. */
import { text } from '../store/columns.ts'
import type { Database } from '../store/database.ts'

export interface AlikeQuestion {
  readonly profileId: string
  readonly recipients: readonly string[]
  /** Bytes. */
  readonly size: number
  /** Epoch milliseconds. */
  readonly since: number
}

/** Of this size, to one of these, since then, and neither failed nor cancelled; what has no checksum yet is left out. */
export function sentAlike(
  database: Database,
  { profileId, recipients, size, since }: AlikeQuestion,
): readonly { readonly name: string; readonly checksum: string }[] {
  return database
    .all(
      `SELECT original_name, checksum FROM outgoing
       WHERE profile_id = ? AND size = ? AND created_at >= ? AND checksum IS NOT NULL
       AND state NOT IN ('failed', 'cancelled') AND EXISTS (
         SELECT 1 FROM outgoing_recipient WHERE outgoing_id = outgoing.id
         AND organisation IN (SELECT value FROM json_each(?)))
       ORDER BY position DESC`,
      profileId,
      size,
      since,
      JSON.stringify(recipients),
    )
    .map((row) => ({ name: text(row, 'original_name'), checksum: text(row, 'checksum') }))
}
