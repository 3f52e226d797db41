/** The tables of Correspondence, beside Broker's in the same file. Times are epoch microseconds. */
import type { Database } from '../state/database.ts'

const tables = [
  `CREATE TABLE IF NOT EXISTS message_service (id TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT`,
  `CREATE TABLE IF NOT EXISTS message_party (identifier TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT`,
  `CREATE TABLE IF NOT EXISTS message (
     id TEXT PRIMARY KEY, resource_id TEXT NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL,
     reference TEXT NOT NULL, idempotent_key TEXT UNIQUE, created INTEGER NOT NULL, requested INTEGER NOT NULL,
     published INTEGER, dialog_id TEXT, queued INTEGER NOT NULL DEFAULT 0, data TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX IF NOT EXISTS message_recipient ON message (recipient, resource_id, requested)`,
  `CREATE INDEX IF NOT EXISTS message_sender ON message (sender, resource_id, requested)`,
  `CREATE TABLE IF NOT EXISTS message_status (
     id INTEGER PRIMARY KEY, message_id TEXT NOT NULL, status INTEGER NOT NULL, text TEXT NOT NULL,
     at INTEGER NOT NULL, party TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX IF NOT EXISTS message_status_message ON message_status (message_id, status, at)`,
  `CREATE TABLE IF NOT EXISTS attachment (
     id TEXT PRIMARY KEY, resource_id TEXT NOT NULL, owner TEXT NOT NULL, created INTEGER NOT NULL,
     size INTEGER NOT NULL DEFAULT 0, computed TEXT, malware INTEGER NOT NULL DEFAULT 0, data TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE IF NOT EXISTS attachment_status (
     id INTEGER PRIMARY KEY, attachment_id TEXT NOT NULL, status TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL
   ) STRICT`,
  `CREATE INDEX IF NOT EXISTS attachment_status_attachment ON attachment_status (attachment_id, id)`,
  `CREATE TABLE IF NOT EXISTS attachment_use (
     attachment_id TEXT NOT NULL, message_id TEXT NOT NULL, position INTEGER NOT NULL, expires INTEGER,
     PRIMARY KEY (message_id, position)
   ) STRICT`,
  `CREATE INDEX IF NOT EXISTS attachment_use_attachment ON attachment_use (attachment_id)`,
  `CREATE TABLE IF NOT EXISTS message_order (
     id TEXT PRIMARY KEY, message_id TEXT NOT NULL, reminder INTEGER NOT NULL, sends INTEGER NOT NULL, stopped INTEGER
   ) STRICT`,
  `CREATE INDEX IF NOT EXISTS message_order_message ON message_order (message_id, sends)`,
  `CREATE TABLE IF NOT EXISTS message_forward (
     id TEXT PRIMARY KEY, message_id TEXT NOT NULL, address TEXT NOT NULL, at INTEGER NOT NULL
   ) STRICT`,
]

/** Adds what is missing; a world of an earlier version keeps all that it has. */
export function provideTables(database: Database): void {
  for (const table of tables) database.run(table)
}
