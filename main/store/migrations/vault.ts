/** Version 2: what is kept in secret. Everything here is sealed; the key that opens it is nowhere in the database. */
export const vaultTables = `
CREATE TABLE vault (
  -- Random; part of the name under which the keychain of the system holds the key of this home.
  id TEXT PRIMARY KEY,
  -- Tells whether a key is the one that everything here was sealed with.
  key_check BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  -- Set when the person has begun anew because nothing opened it any more: kept, and no longer asked for.
  set_aside_at INTEGER
) STRICT;
CREATE UNIQUE INDEX vault_once ON vault (set_aside_at IS NULL) WHERE set_aside_at IS NULL;

CREATE TABLE vault_wrap (
  id TEXT PRIMARY KEY,
  vault_id TEXT NOT NULL REFERENCES vault (id),
  kind TEXT NOT NULL CHECK (kind IN ('keychain', 'passphrase')),
  -- How a passphrase becomes a key (scrypt), for kind 'passphrase'.
  derivation_json TEXT,
  sealed BLOB NOT NULL,
  -- SHA-256 of the rest of the row: a damaged row is told from a key that does not fit.
  digest BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE vault_secret (
  vault_id TEXT NOT NULL REFERENCES vault (id),
  profile_id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (vault_id, profile_id, purpose)
) STRICT;
`
