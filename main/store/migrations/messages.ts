/** Version 7: messages, received and sent, their files, and what is being written. */
export const messageTables = `
CREATE TABLE profile_message_service (
  profile_id TEXT NOT NULL REFERENCES profile (id),
  service_id TEXT NOT NULL,
  title TEXT,
  owner TEXT,
  owner_organisation TEXT,
  confidential TEXT,
  forwarding INTEGER,
  -- Newest time of publication that was seen as recipient: the next list begins a little before.
  listed_to INTEGER,
  PRIMARY KEY (profile_id, service_id)
) STRICT;

CREATE TABLE received_message (
  id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profile (id),
  correspondence_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  sender TEXT NOT NULL,
  -- All that the service says of it: content, dates, options.
  facts_json TEXT NOT NULL,
  state TEXT NOT NULL,
  unread INTEGER NOT NULL,
  needs_confirmation INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  -- What the person has done and the service has not taken yet.
  pending TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  fault_json TEXT,
  retry_at INTEGER,
  updated_at INTEGER NOT NULL,
  search TEXT NOT NULL,
  UNIQUE (profile_id, correspondence_id)
) STRICT;
CREATE INDEX received_message_list ON received_message (profile_id, published_at DESC, id);
CREATE INDEX received_message_work ON received_message (pending) WHERE pending IS NOT NULL;

CREATE TABLE received_file (
  id TEXT PRIMARY KEY,
  message_id TEXT NOT NULL REFERENCES received_message (id) ON DELETE CASCADE,
  attachment_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  -- MD5 that the service has published; null until it has.
  checksum TEXT,
  expires_at INTEGER,
  size INTEGER,
  state TEXT NOT NULL,
  folder_path TEXT,
  saved_path TEXT,
  fault_json TEXT,
  retry_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  UNIQUE (message_id, attachment_id)
) STRICT;

CREATE TABLE sent_message (
  id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profile (id),
  service_id TEXT NOT NULL,
  order_json TEXT NOT NULL,
  state TEXT NOT NULL,
  -- Set before the call that makes it: from here on there may be one at the service that we do not know of.
  sending_since INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  fault_json TEXT,
  retry_at INTEGER,
  look_at INTEGER,
  accepted_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  search TEXT NOT NULL
) STRICT;
CREATE INDEX sent_message_list ON sent_message (profile_id, created_at DESC, id);
CREATE INDEX sent_message_work ON sent_message (state);

CREATE TABLE sent_recipient (
  message_id TEXT NOT NULL REFERENCES sent_message (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  -- Nine or eleven digits.
  recipient TEXT NOT NULL,
  correspondence_id TEXT,
  status TEXT NOT NULL,
  status_text TEXT,
  changed_at INTEGER,
  notification TEXT,
  PRIMARY KEY (message_id, recipient)
) STRICT;

CREATE TABLE sent_file (
  message_id TEXT NOT NULL REFERENCES sent_message (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  spooled INTEGER NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified REAL NOT NULL,
  file_id TEXT NOT NULL,
  -- At the service; null while it is to go along with the message. Spent as soon as an upload has begun.
  attachment_id TEXT,
  checksum TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (message_id, position)
) STRICT;

CREATE TABLE message_draft (
  id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profile (id),
  order_json TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
`
