/** Version 8: what is asked of watched folders all the time is found without reading every row. */
export const folderQueries = `
-- A path in the queue names one claim: an order that is given again after a crash is found by it.
CREATE INDEX outgoing_path ON outgoing (path);
CREATE INDEX folder_claim_states ON folder_claim (rule_id, state, updated_at);
CREATE INDEX folder_claim_names ON folder_claim (rule_id, sub_folder, name, created_at);
CREATE INDEX folder_claim_transfer ON folder_claim (transfer_id) WHERE state = 'ordered';
CREATE INDEX folder_arrival_states ON folder_arrival (rule_id, state, updated_at);
`
