/**
 * Version 11: what confidential messages say is sealed apart. Null = not sealed (yet); empty = it was sealed and has been
 * removed since. What was written before is sealed when the vault is open next: a migration has no key.
 */
export const sealedColumns = `
ALTER TABLE received_message ADD COLUMN sealed TEXT;
ALTER TABLE sent_message ADD COLUMN sealed TEXT;
ALTER TABLE message_draft ADD COLUMN sealed TEXT;
`
