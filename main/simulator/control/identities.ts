/** Who is who, as a test wants it: grants and system users of a client in place of those it had. */
import type { Identities } from '../identities.ts'
import type { Client } from '../world/clients.ts'
import { newSystem, newSystemUser, systemIdOf } from '../world/established.ts'

export function replaceGrants({ grants }: Identities, organisation: string, scopes: readonly string[]): void {
  for (const scope of grants.of(organisation)) grants.revoke(organisation, scope)
  grants.grant(organisation, scopes)
}

export interface WantedSystemUser {
  readonly organisation: string
  /** Null = the organisation's number. */
  readonly externalRef: string | null
}

/** They may use every service; a client without a system gets one. */
export function replaceSystemUsers(
  { systems, systemUsers }: Identities,
  client: Client,
  wanted: readonly WantedSystemUser[],
): void {
  const known = systems.all().find(({ clientIds }) => clientIds.includes(client.clientId))
  const id = systemIdOf(client.organisation)
  const system = known ?? systems.get(id) ?? newSystem(id, client.organisation, [])
  systems.put({ ...system, clientIds: [...new Set([...system.clientIds, client.clientId])] })
  for (const { id: old } of systemUsers.ofSystem(system.id)) systemUsers.remove(old)
  for (const { organisation, externalRef } of wanted) {
    systemUsers.put({
      ...newSystemUser(system, organisation, 0),
      externalRef: externalRef ?? organisation,
    })
  }
}
