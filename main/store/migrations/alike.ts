/** Version 10: whether the same has been sent before is asked for every file of a watched folder. */
export const alikeIndex = `
CREATE INDEX outgoing_alike ON outgoing (profile_id, size, created_at);
`
