/** What a grant asks for and whether the client may have it: scopes, delegation, system user. */
import { z } from 'zod'
import type { Client } from '../world/clients.ts'
import type { Grants } from '../world/scopes.ts'
import type { SystemUser, SystemUsers, Systems } from '../world/system-users.ts'
import { refuse } from './refusals.ts'

/** The scopes asked for, or a refusal that names the one that is missing. */
export function checkScopes(client: Client, grants: Grants, asked: string): readonly string[] {
  if (client.integrationType !== 'maskinporten') throw refuse('MP-201')
  const scopes = asked.split(' ').filter((scope) => scope !== '')
  if (scopes.length === 0) throw refuse('MP-200', 'no scope asked for')
  const notOnClient = scopes.find((scope) => !client.scopes.includes(scope))
  if (notOnClient !== undefined) throw refuse('MP-200', notOnClient)
  const notGranted = scopes.find((scope) => !grants.has(client.organisation, scope))
  if (notGranted !== undefined) throw refuse('MP-250', notGranted)
  return scopes
}

/** The organisation that the token is for; a supplier needs its customer's delegation. */
export function checkConsumer(client: Client, consumer: string | undefined): string {
  if (consumer === undefined) return client.organisation
  if (!/^\d{9}$/.test(consumer) || consumer === client.organisation) throw refuse('MP-011', 'consumer_org')
  if (!client.delegations.includes(consumer)) throw refuse('MP-251')
  return consumer
}

const detailSchema = z.strictObject({
  type: z.string(),
  systemuser_org: z.strictObject({ authority: z.string(), ID: z.string() }),
  externalRef: z.string().optional(),
})

export interface AskedSystemUser {
  readonly systemUser: SystemUser
  /** As it goes into the token. */
  readonly claim: Readonly<Record<string, unknown>>
}

export interface ApprovedSystems {
  readonly systems: Systems
  readonly systemUsers: SystemUsers
}

/** Null when none is asked for. */
export function checkAuthorizationDetails(
  client: Client,
  { systems, systemUsers }: ApprovedSystems,
  asked: unknown,
): AskedSystemUser | null {
  if (asked === undefined) return null
  const detail: unknown = Array.isArray(asked) && asked.length === 1 ? asked[0] : undefined
  if (typeof detail !== 'object' || detail === null) throw refuse('MP-011', 'authorization_details')
  if (!('type' in detail) || detail.type !== 'urn:altinn:systemuser') throw refuse('MP-301')
  const parsed = detailSchema.safeParse(detail)
  if (!parsed.success) {
    const unknown = parsed.error.issues.find(({ code }) => code === 'unrecognized_keys')
    throw unknown === undefined ? refuse('MP-303') : refuse('MP-302')
  }
  const { systemuser_org: organisation, externalRef } = parsed.data
  if (organisation.authority !== 'iso6523-actorid-upis') throw refuse('MP-303')
  const owner = organisation.ID.replace(/^0192:/, '')
  // The client must stand on the system; a reference that was never given is the organisation's own number.
  const systemUser = systems
    .all()
    .filter(({ clientIds }) => clientIds.includes(client.clientId))
    .map(({ id }) => systemUsers.find(id, owner, externalRef ?? owner))
    .find((found) => found !== null)
  if (systemUser === undefined) throw refuse('MP-303')
  return {
    systemUser,
    claim: {
      type: 'urn:altinn:systemuser',
      systemuser_org: organisation,
      systemuser_id: [systemUser.id],
      system_id: systemUser.systemId,
      ...(externalRef === undefined ? {} : { externalRef }),
    },
  }
}
