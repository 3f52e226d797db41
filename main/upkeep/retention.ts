/**
 * Forgets what is over. Only what nobody waits for any more: a file that has been received by all or has gone at
 * Altinn, a message that has been read and, where that was asked for, confirmed. What is on its way, unread,
 * unconfirmed or stopped stays, however old it is. Files on the disk are the person's own and are never touched.
 */
import { z } from 'zod'
import type { RetentionCounts, RetentionRules } from '../../preload/contract/upkeep-models.ts'
import { number, text } from '../store/columns.ts'
import type { Database } from '../store/database.ts'
import type { SettingStore } from '../store/settings.ts'

const dayLength = 86_400_000
const key = 'retention'
const days = z.number().int().min(1).max(36_500).nullable().default(null)
const keptSchema = z.object({ historyDays: days, bodyDays: days })

const saidSchema = z.object({ title: z.string(), senderName: z.string(), reference: z.string() })

export function readRules(settings: SettingStore): RetentionRules {
  const kept = settings.get(key)
  const parsed = keptSchema.safeParse(kept === null ? {} : JSON.parse(kept))
  return parsed.success ? parsed.data : { historyDays: null, bodyDays: null }
}

export const writeRules = (settings: SettingStore, rules: RetentionRules): void =>
  settings.set(key, JSON.stringify(rules))

/** Sent, and nothing more will be heard of it; no watched folder still works with it. */
const oldSent = `state IN ('confirmed', 'purged', 'cancelled') AND spooled = 0 AND updated_at < ?
  AND id NOT IN (SELECT transfer_id FROM folder_claim
    WHERE transfer_id IS NOT NULL AND state NOT IN ('sent', 'failed'))`
/** What Altinn still lists would be found anew, and be a new file. */
const oldReceived = `(state = 'gone' OR (state = 'confirmed' AND expires_at < ?)) AND updated_at < ?
  AND id NOT IN (SELECT id FROM folder_arrival WHERE state NOT IN ('done', 'elsewhere'))`
const readMessage = `state <> 'deleted' AND pending IS NULL AND unread = 0
  AND (needs_confirmation = 0 OR confirmed_at IS NOT NULL) AND max(published_at, updated_at) < ?
  AND id NOT IN (SELECT message_id FROM received_file WHERE state = 'downloading')`
const withBody = `${readMessage}
  AND (coalesce(sealed, '') <> '' OR json_extract(facts_json, '$.body') NOT IN ('', ?))`
/** Sent for good: it is neither sent again nor withdrawn. */
const sentWithBody = `state IN ('published', 'withdrawn') AND updated_at < ?
  AND (coalesce(sealed, '') <> '' OR json_extract(order_json, '$.body') NOT IN ('', ?))`
/** An empty seal: it was sealed, and what stands in the row is all there is. */
const unsealed = `sealed = CASE WHEN sealed IS NULL THEN NULL ELSE '' END`

export interface Retention {
  /** How much is older than that many days; null = that kind is left alone. */
  count(rules: RetentionRules): RetentionCounts
  /** Removes it, so that it cannot be read from the database file either. */
  sweep(rules: RetentionRules): RetentionCounts
}

/** `removed` stands in place of a body that has been removed, in the language of the person. */
export function createRetention(database: Database, now: () => number, removed: () => string): Retention {
  const before = (age: number): number => now() - age * dayLength
  const total = (table: string, where: string, ...values: (number | string)[]): number => {
    const row = database.one(`SELECT count(*) AS total FROM ${table} WHERE ${where}`, ...values)
    return row === null ? 0 : number(row, 'total')
  }
  const count = ({ historyDays, bodyDays }: RetentionRules): RetentionCounts => {
    const at = historyDays === null ? 0 : before(historyDays)
    const files = total('outgoing', oldSent, at) + total('incoming', oldReceived, now(), at)
    return {
      files: historyDays === null ? 0 : files,
      messages: historyDays === null ? 0 : total('received_message', readMessage, at),
      bodies:
        bodyDays === null
          ? 0
          : total('received_message', withBody, before(bodyDays), removed()) +
            total('sent_message', sentWithBody, before(bodyDays), removed()),
    }
  }
  const removeFiles = (at: number): void => {
    const sent = `SELECT id FROM outgoing WHERE ${oldSent}`
    const received = `SELECT id FROM incoming WHERE ${oldReceived}`
    database.run(`DELETE FROM course WHERE item_id IN (${sent})`, at)
    database.run(`DELETE FROM course WHERE item_id IN (${received})`, now(), at)
    for (const part of ['outgoing_recipient', 'outgoing_upload'])
      database.run(`DELETE FROM ${part} WHERE outgoing_id IN (${sent})`, at)
    database.run(`DELETE FROM incoming_part WHERE incoming_id IN (${received})`, now(), at)
    database.run(`DELETE FROM outgoing WHERE ${oldSent}`, at)
    database.run(`DELETE FROM incoming WHERE ${oldReceived}`, now(), at)
  }
  const removeBodies = (at: number): void => {
    for (const [table, column, where] of [
      ['received_message', 'facts_json', withBody],
      ['sent_message', 'order_json', sentWithBody],
    ] as const)
      for (const row of database.all(
        `SELECT id, ${column} AS said FROM ${table} WHERE ${where}`,
        ...[at, removed()],
      )) {
        const said = saidSchema.parse(JSON.parse(text(row, 'said')))
        // What it could be found by held the whole text.
        const search = [said.title, said.senderName, said.reference].join(' ').toLocaleLowerCase('nb')
        database.run(
          `UPDATE ${table} SET ${column} = json_set(${column}, '$.body', ?), ${unsealed}, search = ? WHERE id = ?`,
          ...[removed(), search, text(row, 'id')],
        )
      }
  }
  const removeMessages = (at: number): void => {
    const old = `SELECT id FROM received_message WHERE ${readMessage}`
    database.run(`DELETE FROM received_file WHERE message_id IN (${old})`, at)
    // Its id stays: Altinn would list it as new otherwise.
    database.run(
      `UPDATE received_message SET state = 'deleted', search = '', fault_json = NULL, ${unsealed},
         facts_json = json_set(facts_json, '$.title', '', '$.summary', '', '$.body', '', '$.senderName', '',
           '$.reference', '', '$.replyOptions', json('[]'), '$.externalReferences', json('[]'),
           '$.properties', json('{}'))
       WHERE ${readMessage}`,
      at,
    )
  }
  return {
    count,
    sweep(rules) {
      const counts = count(rules)
      const { historyDays, bodyDays } = rules
      if (counts.files + counts.messages + counts.bodies === 0) return counts
      // Otherwise the bytes stay in the file until something else needs the room.
      database.all('PRAGMA secure_delete = ON')
      database.transaction(() => {
        if (bodyDays !== null) removeBodies(before(bodyDays))
        if (historyDays === null) return
        removeFiles(before(historyDays))
        removeMessages(before(historyDays))
      })
      database.all('PRAGMA wal_checkpoint(TRUNCATE)')
      return counts
    },
  }
}
