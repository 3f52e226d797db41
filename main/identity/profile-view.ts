/** A profile as a door sees it. */
import type { Profile } from '../../preload/contract/models.ts'
import { viewOf } from '../environments.ts'
import type { Environments } from './environments.ts'
import type { Organisations } from './organisations.ts'
import type { ProfileKeys } from './profile-keys.ts'
import type { ProfileRecord, Profiles } from './profiles.ts'

export interface KnownProfiles {
  readonly profiles: Profiles
  readonly environments: Environments
  readonly organisations: Organisations
  readonly keys: ProfileKeys
}

/** Client and key are the supplier's where a supplier acts for the organisation. */
export function profileView(record: ProfileRecord, known: KnownProfiles): Profile {
  const environment = known.environments.get(record.environmentId)
  const holder = known.profiles.holderOf(record)
  const holderRecord = holder.ok ? holder.value : record
  return {
    id: record.id,
    environment: environment.ok
      ? viewOf(environment.value)
      : { id: record.environmentId, kind: 'custom', name: record.environmentId },
    organisation: known.organisations.named(record.environmentId, record.organisation),
    supplierProfileId: record.supplierId,
    clientId: holderRecord.clientId,
    keyId: known.keys.current(holderRecord.id)?.keyId ?? null,
    systemUser: record.systemUser,
    services: [...known.profiles.services(record.id)],
    messageServices: [...known.profiles.messageServices(record.id)],
  }
}
