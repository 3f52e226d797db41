/** Version 3: profiles that are still being set up, suppliers, and several keys for one profile. */
export const identityTables = `
CREATE TABLE profile_wider (
  id TEXT PRIMARY KEY,
  environment_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  -- Whose client and key are used, when a supplier acts for this organisation.
  supplier_id TEXT REFERENCES profile (id),
  client_id TEXT,
  system_user_json TEXT,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
INSERT INTO profile_wider
  SELECT id, environment_id, organisation, NULL, client_id, system_user_json, created_at, removed_at FROM profile;

CREATE TABLE profile_key (
  id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profile (id),
  role TEXT NOT NULL CHECK (role IN ('current', 'next', 'old')),
  source TEXT NOT NULL CHECK (source IN ('practice', 'file', 'made', 'imported', 'system')),
  -- Null when the certificate itself identifies the key.
  key_id TEXT,
  -- Where the person keeps it, for source 'file'.
  file_path TEXT,
  -- Store and thumbprint, for source 'system'.
  store_reference TEXT,
  -- What may be told of the certificate, and the chain itself (DER as base64, leaf first).
  certificate_json TEXT,
  chain_json TEXT,
  public_pem TEXT,
  created_at INTEGER NOT NULL,
  registered_at INTEGER
) STRICT;
INSERT INTO profile_key (id, profile_id, role, source, key_id, file_path, created_at)
  SELECT lower(hex(randomblob(16))), id, 'current', key_source, key_id, key_file, created_at FROM profile;

DROP TABLE profile;
ALTER TABLE profile_wider RENAME TO profile;
CREATE UNIQUE INDEX profile_once ON profile (environment_id, organisation, coalesce(client_id, supplier_id, ''))
  WHERE removed_at IS NULL;
CREATE UNIQUE INDEX profile_key_current ON profile_key (profile_id) WHERE role = 'current';
`
