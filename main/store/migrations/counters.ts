/** Version 9: what the window counts and lists first is found without reading every row of a full home. */
export const counterIndexes = `
CREATE INDEX incoming_unread ON incoming (profile_id, unread) WHERE unread = 1;
CREATE INDEX incoming_unconfirmed ON incoming (profile_id, state) WHERE state NOT IN ('confirmed', 'gone');
CREATE INDEX outgoing_active ON outgoing (profile_id, state)
  WHERE state IN ('queued', 'initializing', 'uploading', 'processing');
CREATE INDEX outgoing_failed ON outgoing (profile_id, state) WHERE state = 'failed';
`
