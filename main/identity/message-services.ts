/** The services that a profile's messages go through. */
import { messageServiceSchema, type MessageService } from '../../preload/contract/models.ts'
import { numberOrNull, oneOfOrNull, text, textOrNull } from '../store/columns.ts'
import type { Database } from '../store/database.ts'

export interface ServicesForMessages {
  messageServices(profileId: string): readonly MessageService[]
  /** What is not known of it stays as it was. */
  addMessageService(profileId: string, service: MessageService): void
  removeMessageService(profileId: string, serviceId: string): void
}

const rules = messageServiceSchema.shape.confidential.unwrap().options

export function createServicesForMessages(database: Database): ServicesForMessages {
  return {
    messageServices: (profileId) =>
      database
        .all('SELECT * FROM profile_message_service WHERE profile_id = ? ORDER BY rowid', profileId)
        .map((row) => {
          const forwarding = numberOrNull(row, 'forwarding')
          return {
            id: text(row, 'service_id'),
            title: textOrNull(row, 'title'),
            owner: textOrNull(row, 'owner'),
            ownerOrganisation: textOrNull(row, 'owner_organisation'),
            confidential: oneOfOrNull(row, 'confidential', rules),
            forwarding: forwarding === null ? null : forwarding === 1,
          }
        }),
    addMessageService(profileId, { id, title, owner, ownerOrganisation, confidential, forwarding }) {
      database.run(
        `INSERT INTO profile_message_service
           (profile_id, service_id, title, owner, owner_organisation, confidential, forwarding)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (profile_id, service_id) DO UPDATE SET
           title = coalesce(excluded.title, title), owner = coalesce(excluded.owner, owner),
           owner_organisation = coalesce(excluded.owner_organisation, owner_organisation),
           confidential = coalesce(excluded.confidential, confidential),
           forwarding = coalesce(excluded.forwarding, forwarding)`,
        ...[profileId, id, title, owner, ownerOrganisation, confidential],
        forwarding === null ? null : Number(forwarding),
      )
    },
    removeMessageService(profileId, serviceId) {
      database.run(
        'DELETE FROM profile_message_service WHERE profile_id = ? AND service_id = ?',
        profileId,
        serviceId,
      )
    },
  }
}
