/** Version 6: watched folders, what has been claimed in them, and what has been put in them. */
export const folderTables = `
CREATE TABLE folder_rule (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('out', 'in')),
  profile_id TEXT NOT NULL,
  path TEXT NOT NULL,
  -- What the marker in the folder says: another folder in its place is not this one.
  marker TEXT NOT NULL,
  rule_json TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE folder_claim (
  -- Also the name of its folder below .sending.
  id TEXT PRIMARY KEY,
  rule_id TEXT NOT NULL REFERENCES folder_rule (id),
  state TEXT NOT NULL,
  name TEXT NOT NULL,
  sub_folder TEXT NOT NULL,
  -- The file first, then what goes along with it, each with what it was when it was found whole.
  pieces_json TEXT NOT NULL,
  -- Null when the rule refuses the file.
  order_json TEXT,
  transfer_id TEXT,
  facts_json TEXT,
  fault_json TEXT,
  -- Where it is being put, from the folder; the name is the last one tried.
  filed_folder TEXT,
  filed_name TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  retry_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX folder_claim_list ON folder_claim (rule_id, updated_at DESC);
CREATE INDEX folder_claim_work ON folder_claim (rule_id, created_at) WHERE state NOT IN ('sent', 'failed');

CREATE TABLE folder_arrival (
  -- The received transfer, as this house calls it.
  id TEXT PRIMARY KEY,
  rule_id TEXT NOT NULL REFERENCES folder_rule (id),
  state TEXT NOT NULL,
  -- From the folder of the rule.
  sub_folder TEXT NOT NULL,
  file_json TEXT NOT NULL,
  saved_path TEXT,
  checksum TEXT,
  fault_json TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  retry_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX folder_arrival_work ON folder_arrival (rule_id, created_at) WHERE state NOT IN ('done', 'elsewhere');
`
