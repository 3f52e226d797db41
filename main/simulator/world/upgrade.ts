/**
 * Clients of a state that is older than the system register held their grants and system users themselves:
 * these move to where they belong, with the ids they had.
 */
import { z } from 'zod'
import { textOf, type Database } from '../state/database.ts'
import type { Clients } from './clients.ts'
import { everydayScopes, type Grants } from './scopes.ts'
import { newSystem, newSystemUser } from './established.ts'
import type { Systems, SystemUsers } from './system-users.ts'

const oldClient = z.object({
  clientId: z.string(),
  organisation: z.string(),
  granted: z.array(z.string()),
  systemUsers: z.array(
    z.object({
      id: z.string(),
      systemId: z.string(),
      organisation: z.string(),
      externalRef: z.string().nullable(),
    }),
  ),
})

export interface UpgradePorts {
  readonly database: Database
  readonly clients: Clients
  readonly grants: Grants
  readonly systems: Systems
  readonly systemUsers: SystemUsers
}

export function upgradeClients({ database, clients, grants, systems, systemUsers }: UpgradePorts): void {
  for (const row of database.all('SELECT data FROM client')) {
    const parsed = oldClient.safeParse(JSON.parse(textOf(row, 'data')))
    if (!parsed.success) continue
    const { clientId, organisation, granted, systemUsers: old } = parsed.data
    database.together(() => {
      grants.grant(organisation, [...granted, ...everydayScopes])
      for (const user of old) {
        const system = systems.get(user.systemId) ?? newSystem(user.systemId, organisation, [])
        systems.put({ ...system, clientIds: [...new Set([...system.clientIds, clientId])] })
        const externalRef = user.externalRef ?? user.organisation
        systemUsers.put({ ...newSystemUser(system, user.organisation, 0), id: user.id, externalRef })
      }
      const client = clients.get(clientId)
      if (client === null) return
      clients.put({ ...client, scopes: [...new Set([...client.scopes, ...everydayScopes])] })
    })
  }
}
