/** The commands about profiles. */
import { fault } from '../../preload/contract/fault.ts'
import type { Profile } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { parseEnvironment, viewOf, type Environment } from '../environments.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import { parseOrganisationNumber } from '../lib/organisation-number.ts'
import type { Environments } from './environments.ts'
import { createFileSigner } from './file-key.ts'
import type { Organisations } from './organisations.ts'
import type { ProfileRecord, Profiles } from './profiles.ts'

export interface ProfilePorts {
  readonly profiles: Profiles
  readonly environments: Environments
  readonly organisations: Organisations
  readonly select: (profileId: string) => void
  /** The set of profiles has changed. */
  readonly changed: () => void
}

/** A profile as a door sees it. */
export function profileView(
  record: ProfileRecord,
  ports: Pick<ProfilePorts, 'profiles' | 'environments' | 'organisations'>,
): Profile {
  const environment = ports.environments.get(record.environmentId)
  return {
    id: record.id,
    environment: environment.ok
      ? viewOf(environment.value)
      : { id: record.environmentId, kind: 'custom', name: record.environmentId },
    organisation: ports.organisations.named(record.environmentId, record.organisation),
    clientId: record.clientId,
    keyId: record.keyId,
    keySource: record.keySource,
    services: [...ports.profiles.services(record.id)],
  }
}

export function profileCommands(
  ports: ProfilePorts,
): HandlersOf<
  'profiles.select' | 'profiles.add' | 'profiles.remove' | 'profiles.addService' | 'recipients.known'
> {
  const { profiles, environments, organisations } = ports

  const environmentOf = (id: string | undefined, document: unknown): Result<Environment> => {
    if (document === undefined) return environments.get(id ?? 'production')
    const parsed = parseEnvironment(document)
    // A file may add environments, never change what production or practice means.
    if (!parsed.ok || parsed.value.kind === 'custom' || parsed.value.kind === 'test') return parsed
    return success({ ...parsed.value, id: `file-${parsed.value.id}`.slice(0, 40), kind: 'custom' })
  }

  return {
    'profiles.select'({ profileId }) {
      const record = profiles.get(profileId)
      if (!record.ok) return record
      ports.select(profileId)
      return success(null)
    },
    async 'profiles.add'(input) {
      const organisation = parseOrganisationNumber(input.organisation)
      if (organisation === null)
        return failure(fault('organisation-invalid', { values: { value: input.organisation } }))
      const environment = environmentOf(input.environmentId, input.environment)
      if (!environment.ok) return environment
      const holder = input.systemUser === null ? null : parseOrganisationNumber(input.systemUser.organisation)
      if (input.systemUser !== null && holder === null) {
        return failure(fault('organisation-invalid', { values: { value: input.systemUser.organisation } }))
      }
      // The key must work before the profile exists: a broken one would only fail later, far from its cause.
      const signer = createFileSigner({ path: input.keyFile, keyId: input.keyId })
      const signed = await signer.signGrant({ aud: 'budstikke:self-test' })
      if (!signed.ok) return signed
      if (input.environment !== undefined) environments.save(environment.value)
      const added = profiles.add({
        environmentId: environment.value.id,
        organisation,
        clientId: input.clientId,
        keyId: input.keyId,
        keySource: 'file',
        keyFile: input.keyFile,
        systemUser:
          holder === null
            ? null
            : { organisation: holder, externalRef: input.systemUser?.externalRef ?? null },
      })
      if (!added.ok) return added
      const known = environment.value.services
      const wanted = input.services.map(
        (id) =>
          known.find((service) => service.id === id) ?? { id, title: null, owner: null, maxBytes: null },
      )
      for (const service of wanted.length > 0 ? wanted : known) profiles.addService(added.value.id, service)
      ports.changed()
      return success(profileView(added.value, ports))
    },
    'profiles.remove'({ profileId }) {
      const removed = profiles.remove(profileId)
      if (removed.ok) ports.changed()
      return removed
    },
    'profiles.addService'({ profileId, serviceId }) {
      const record = profiles.get(profileId)
      if (!record.ok) return record
      const environment = environments.get(record.value.environmentId)
      const known = environment.ok ? environment.value.services.find(({ id }) => id === serviceId) : undefined
      const bare = serviceId.replace(/^urn:altinn:resource:/u, '')
      profiles.addService(profileId, known ?? { id: bare, title: null, owner: null, maxBytes: null })
      ports.changed()
      return success(profileView(record.value, ports))
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
