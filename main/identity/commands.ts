/** The commands about profiles, environments and recipients. */
import { fault } from '../../preload/contract/fault.ts'
import type { Service } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { viewOf, type Environment } from '../environments.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import { parseOrganisationNumber } from '../lib/organisation-number.ts'
import type { Random } from '../ports.ts'
import { environmentFrom } from './environments.ts'
import { createFileSigner } from './file-key.ts'
import { profileView, type KnownProfiles } from './profile-view.ts'
import type { ProfileRecord } from './profiles.ts'

export interface ProfilePorts extends KnownProfiles {
  readonly random: Random
  readonly select: (profileId: string) => void
  /** Starts practice, whose addresses are new each time. */
  readonly openPractice: () => Promise<Result<unknown>>
  /** Removes what is kept in secret for a profile. */
  readonly forgetSecrets: (profileId: string) => Promise<Result<null>>
  /** The set of profiles, or what one of them says, has changed. */
  readonly changed: () => void
}

type Names =
  | 'profiles.select'
  | 'profiles.create'
  | 'profiles.add'
  | 'profiles.setClient'
  | 'profiles.remove'
  | 'profiles.addService'
  | 'profiles.removeService'
  | 'environments.add'
  | 'recipients.known'

const bareId = (serviceId: string): string => serviceId.replace(/^urn:altinn:resource:/u, '')

function organisationOf(value: string): Result<string> {
  const number = parseOrganisationNumber(value)
  return number === null ? failure(fault('organisation-invalid', { values: { value } })) : success(number)
}

function serviceIn(environment: Environment, serviceId: string): Service {
  const id = bareId(serviceId)
  const known = environment.services.find((service) => service.id === id)
  return known ?? { id, title: null, owner: null, maxBytes: null }
}

export function profileCommands(ports: ProfilePorts): HandlersOf<Names> {
  const { profiles, environments, organisations, keys } = ports
  const view = (record: ProfileRecord) => profileView(record, ports)

  const changed = <T>(result: Result<T>): Result<T> => {
    if (result.ok) ports.changed()
    return result
  }

  return {
    'profiles.select'({ profileId }) {
      const record = profiles.get(profileId)
      if (!record.ok) return record
      ports.select(profileId)
      return success(null)
    },

    async 'profiles.create'({ environmentId, organisation: given, supplierProfileId }) {
      const opened = environmentId === 'practice' ? await ports.openPractice() : success(null)
      if (!opened.ok) return opened
      const environment = environments.get(environmentId)
      if (!environment.ok) return environment
      const organisation = organisationOf(given)
      if (!organisation.ok) return organisation
      const supplier = supplierProfileId === null ? null : profiles.get(supplierProfileId)
      if (supplier !== null && !supplier.ok) return supplier
      // Worlds are never mixed, and a supplier has a client of its own, not another's.
      if (supplier !== null && supplier.value.environmentId !== environmentId)
        return failure(fault('supplier-elsewhere', { values: { environment: environment.value.name } }))
      if (supplier !== null && supplier.value.supplierId !== null)
        return failure(fault('supplier-without-client'))
      const added = profiles.add({
        environmentId,
        organisation: organisation.value,
        supplierId: supplierProfileId,
        clientId: null,
        // A supplier may act for a customer only through the customer's own system user.
        systemUser: null,
      })
      if (!added.ok) return added
      ports.changed()
      return success(view(added.value))
    },

    async 'profiles.add'(input) {
      const organisation = organisationOf(input.organisation)
      if (!organisation.ok) return organisation
      const environment = environments.get(input.environmentId)
      if (!environment.ok) return environment
      const owner = input.systemUser === null ? null : organisationOf(input.systemUser.organisation)
      if (owner !== null && !owner.ok) return owner
      // The key must work before the profile exists: a broken one would only fail later, far from its cause.
      const signer = createFileSigner({ path: input.keyFile, keyId: input.keyId })
      const signed = await signer.signGrant({ aud: 'budstikke:self-test' })
      if (!signed.ok) return signed
      const added = profiles.add({
        environmentId: environment.value.id,
        organisation: organisation.value,
        supplierId: null,
        clientId: input.clientId,
        systemUser:
          owner === null
            ? null
            : { organisation: owner.value, externalRef: input.systemUser?.externalRef ?? null },
      })
      if (!added.ok) return added
      keys.add({
        ...{ id: ports.random.uuid(), profileId: added.value.id, source: 'file', keyId: input.keyId },
        ...{ filePath: input.keyFile, storeReference: null, certificate: null, chain: [], publicPem: null },
      })
      const wanted = input.services.map((id) => serviceIn(environment.value, id))
      for (const service of wanted.length > 0 ? wanted : environment.value.services)
        profiles.addService(added.value.id, service)
      ports.changed()
      return success(view(added.value))
    },

    'profiles.setClient'({ profileId, clientId }) {
      const record = profiles.get(profileId)
      if (!record.ok) return record
      if (record.value.supplierId !== null) return failure(fault('supplier-has-client'))
      const updated = changed(profiles.update({ ...record.value, clientId: clientId.trim() }))
      return updated.ok ? success(view(updated.value)) : updated
    },

    async 'profiles.remove'({ profileId }) {
      const removed = profiles.remove(profileId)
      if (!removed.ok) return removed
      ports.changed()
      return ports.forgetSecrets(profileId)
    },

    'profiles.addService'({ profileId, serviceId }) {
      const record = profiles.get(profileId)
      if (!record.ok) return record
      const environment = environments.get(record.value.environmentId)
      if (!environment.ok) return environment
      profiles.addService(profileId, serviceIn(environment.value, serviceId))
      ports.changed()
      return success(view(record.value))
    },

    'profiles.removeService'({ profileId, serviceId }) {
      const record = profiles.get(profileId)
      if (!record.ok) return record
      profiles.removeService(profileId, bareId(serviceId))
      ports.changed()
      return success(view(record.value))
    },

    'environments.add'({ document }) {
      const environment = environmentFrom(document, environments)
      if (!environment.ok) return environment
      environments.save(environment.value)
      ports.changed()
      return success(viewOf(environment.value))
    },

    'recipients.known'({ profileId, search }) {
      const record = profiles.get(profileId)
      if (!record.ok) return record
      const { environmentId, organisation } = record.value
      const found = organisations.search(environmentId, search.trim(), 50)
      return success({ organisations: found.filter(({ number }) => number !== organisation) })
    },
  }
}
