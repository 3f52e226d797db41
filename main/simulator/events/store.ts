/** Reads the events that were posted, as Altinn Events keeps them: after a while, and for a while. platform.md §5.2. */
import { z } from 'zod'
import { formatStamp, type Clock } from '../clock.ts'
import { numberOf, textOf, type Database } from '../state/database.ts'
import type { EventQuery } from './query.ts'

/** Shown no sooner than this after they happened, and deleted after that. Milliseconds. */
const delay = 30_000
const lifetime = 90 * 86_400_000

const eventSchema = z.looseObject({ id: z.string(), subject: z.string() })
export type StoredEvent = z.infer<typeof eventSchema>

/** A page in order, cut before anybody has asked who may see what is on it. */
export function readEvents(database: Database, clock: Clock, query: EventQuery): readonly StoredEvent[] {
  const stamp = (age: number): string => formatStamp((clock.brokerNow() - age) * 1_000)
  const [oldest, newest] = [stamp(lifetime), stamp(delay)]
  const known = database.one(
    `SELECT max(sequence) AS sequence FROM cloud_event
     WHERE id = ? AND lost = 0 AND json_extract(data, '$.time') > ?`,
    ...[query.after, oldest],
  )
  // One that is not known, or no longer, is the beginning: nobody is told.
  const after = known === null ? 0 : numberOf(known, 'sequence')
  const { resource, subject, alternativeSubject, type } = query
  return database
    .all(
      `SELECT data FROM cloud_event
       WHERE lost = 0 AND sequence > ? AND json_extract(data, '$.resource') = ?
         AND json_extract(data, '$.time') BETWEEN ? AND ?
         AND (? IS NULL OR json_extract(data, '$.subject') = ?)
         AND (? IS NULL OR json_extract(data, '$.alternativesubject') = ?)
         AND (? IS NULL OR json_extract(data, '$.type') = ?)
       ORDER BY sequence LIMIT ?`,
      ...[after, resource, oldest, newest],
      ...[subject, subject, alternativeSubject, alternativeSubject, type, type, query.size],
    )
    .map((row) => eventSchema.parse(JSON.parse(textOf(row, 'data'))))
}
