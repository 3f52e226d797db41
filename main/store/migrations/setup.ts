/** Version 4: what set-up must remember between its steps: a request under way, a tick, a trial. */
export const setupTables = `
CREATE TABLE setup_note (
  profile_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value_json TEXT NOT NULL,
  PRIMARY KEY (profile_id, name)
) STRICT;
-- Steps have changed their shape: what they found is found again.
DELETE FROM setup_step;
`
