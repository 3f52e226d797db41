/** Version 5: files that travel in parts, and transfers that the person has paused. */
export const partTables = `
-- What the parts of an upload were made for: should either have changed, they are of no use.
CREATE TABLE outgoing_upload (
  outgoing_id TEXT PRIMARY KEY REFERENCES outgoing (id),
  file_transfer_id TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified REAL NOT NULL,
  file_id TEXT NOT NULL,
  -- Set before the service is asked to make one file of them.
  joining INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE outgoing_part (
  outgoing_id TEXT NOT NULL REFERENCES outgoing_upload (outgoing_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  -- Where the service has made it; null until it has.
  address TEXT,
  done INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (outgoing_id, position)
) STRICT;

CREATE TABLE incoming_part (
  incoming_id TEXT NOT NULL REFERENCES incoming (id),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  -- Bytes from its start that are on disk for good.
  flushed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (incoming_id, position)
) STRICT;

-- The person wants the service to refuse what is not this file.
ALTER TABLE outgoing ADD COLUMN checksum_first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outgoing ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE incoming ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
`
