/**
 * The shape of the database, step by step. A step is never changed once released: a new field is a new step.
 * Times are epoch milliseconds, sizes bytes, JSON columns say so in their name.
 */
import { alikeIndex } from './migrations/alike.ts'
import { counterIndexes } from './migrations/counters.ts'
import { folderQueries } from './migrations/folder-queries.ts'
import { folderTables } from './migrations/folders.ts'
import { identityTables } from './migrations/identity.ts'
import { messageTables } from './migrations/messages.ts'
import { partTables } from './migrations/parts.ts'
import { sealedColumns } from './migrations/sealed.ts'
import { setupTables } from './migrations/setup.ts'
import { vaultTables } from './migrations/vault.ts'

export interface Migration {
  readonly version: number
  readonly sql: string
}

const first = `
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE environment (id TEXT PRIMARY KEY, document_json TEXT NOT NULL) STRICT;

CREATE TABLE profile (
  id TEXT PRIMARY KEY,
  environment_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  client_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  key_source TEXT NOT NULL CHECK (key_source IN ('practice', 'file')),
  key_file TEXT,
  system_user_json TEXT,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX profile_once ON profile (environment_id, organisation, client_id) WHERE removed_at IS NULL;

CREATE TABLE profile_service (
  profile_id TEXT NOT NULL REFERENCES profile (id),
  service_id TEXT NOT NULL,
  title TEXT,
  owner TEXT,
  max_bytes INTEGER,
  -- Newest publishing time seen: the next list begins there.
  listed_to INTEGER,
  PRIMARY KEY (profile_id, service_id)
) STRICT;

CREATE TABLE organisation (
  environment_id TEXT NOT NULL,
  number TEXT NOT NULL,
  name TEXT,
  used_at INTEGER,
  PRIMARY KEY (environment_id, number)
) STRICT;

CREATE TABLE folder (id TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE chosen_file (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  original_name TEXT NOT NULL,
  wire_name TEXT NOT NULL,
  note TEXT,
  folder TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified REAL NOT NULL,
  file_id TEXT NOT NULL,
  spooled INTEGER NOT NULL,
  -- 'receiving' until the last byte of a spooled file is safe.
  state TEXT NOT NULL CHECK (state IN ('receiving', 'ready')),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE outgoing (
  id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profile (id),
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  spooled INTEGER NOT NULL,
  original_name TEXT NOT NULL,
  wire_name TEXT NOT NULL,
  note TEXT,
  folder TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified REAL NOT NULL,
  file_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  reference TEXT,
  properties_json TEXT NOT NULL,
  state TEXT NOT NULL,
  -- Set when initialize has been answered; while null in 'initializing', an orphan may exist.
  file_transfer_id TEXT,
  initializing_since INTEGER,
  -- MD5 of the bytes that were sent.
  checksum TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  fault_json TEXT,
  retry_at INTEGER,
  look_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  uploaded_at INTEGER,
  expires_at INTEGER,
  search TEXT NOT NULL
) STRICT;
CREATE INDEX outgoing_list ON outgoing (profile_id, position DESC);
CREATE INDEX outgoing_work ON outgoing (state, position);
CREATE INDEX outgoing_look ON outgoing (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX outgoing_remote ON outgoing (file_transfer_id);

CREATE TABLE outgoing_recipient (
  outgoing_id TEXT NOT NULL REFERENCES outgoing (id),
  organisation TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'fetched', 'confirmed')),
  changed_at INTEGER,
  PRIMARY KEY (outgoing_id, organisation)
) STRICT;

CREATE TABLE incoming (
  id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profile (id),
  file_transfer_id TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size INTEGER NOT NULL,
  sender TEXT NOT NULL,
  service_id TEXT NOT NULL,
  reference TEXT,
  properties_json TEXT NOT NULL,
  virus_scanned INTEGER NOT NULL,
  -- MD5 that the service published; null until it has.
  checksum TEXT,
  state TEXT NOT NULL,
  unread INTEGER NOT NULL,
  folder_path TEXT,
  partial_path TEXT,
  saved_path TEXT,
  note TEXT,
  -- MD5 of what lies on disk.
  saved_checksum TEXT,
  confirm_after INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  fault_json TEXT,
  retry_at INTEGER,
  published_at INTEGER NOT NULL,
  expires_at INTEGER,
  confirmed_at INTEGER,
  updated_at INTEGER NOT NULL,
  search TEXT NOT NULL,
  UNIQUE (profile_id, file_transfer_id)
) STRICT;
CREATE INDEX incoming_list ON incoming (profile_id, published_at DESC, id);
CREATE INDEX incoming_work ON incoming (state);

CREATE TABLE course (
  item_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  step TEXT NOT NULL,
  by_organisation TEXT NOT NULL DEFAULT '',
  text TEXT,
  PRIMARY KEY (item_id, step, by_organisation, at)
) STRICT;

CREATE TABLE setup_step (
  profile_id TEXT NOT NULL,
  step TEXT NOT NULL,
  state_json TEXT NOT NULL,
  PRIMARY KEY (profile_id, step)
) STRICT;
`

export const migrations: readonly Migration[] = [
  { version: 1, sql: first },
  { version: 2, sql: vaultTables },
  { version: 3, sql: identityTables },
  { version: 4, sql: setupTables },
  { version: 5, sql: partTables },
  { version: 6, sql: folderTables },
  { version: 7, sql: messageTables },
  { version: 8, sql: folderQueries },
  { version: 9, sql: counterIndexes },
  { version: 10, sql: alikeIndex },
  { version: 11, sql: sealedColumns },
]

/** What this program can read; anything newer is refused, not mangled. */
export const latestVersion = migrations.at(-1)?.version ?? 0
