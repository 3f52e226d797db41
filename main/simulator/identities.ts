/** Who is who in this world: clients of Maskinporten, scopes granted, systems and system users of Altinn. */
import type { Database } from './state/database.ts'
import { createClients, type Clients } from './world/clients.ts'
import { createGrants, type Grants } from './world/scopes.ts'
import { createSystems, createSystemUsers, type Systems, type SystemUsers } from './world/system-users.ts'

export interface Identities {
  readonly clients: Clients
  readonly grants: Grants
  readonly systems: Systems
  readonly systemUsers: SystemUsers
}

export const createIdentities = (database: Database): Identities => ({
  clients: createClients(database),
  grants: createGrants(database),
  systems: createSystems(database),
  systemUsers: createSystemUsers(database),
})
