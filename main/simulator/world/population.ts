/** Fills an empty world: services, owner, clients with keys and system users; renews the keys at each start. */
import { randomUUID } from 'node:crypto'
import type { Owners } from '../broker/owners.ts'
import type { Clock } from '../clock.ts'
import { keyIdOf, publicPart, type Keys } from '../state/keys.ts'
import type { Client } from './clients.ts'
import { newSystem, newSystemUser, systemIdOf } from './established.ts'
import { directorate, establishedOrganisations, type PracticeOrganisation } from './organisations.ts'
import { everydayScopes } from './scopes.ts'
import { firstServices, otherServices, type Services } from './services.ts'
import { upgradeClients, type UpgradePorts } from './upgrade.ts'

export interface PopulationPorts extends UpgradePorts {
  readonly clock: Clock
  readonly services: Services
  readonly owners: Owners
  readonly keys: Keys
}

const scopesOf = ({ number }: PracticeOrganisation): string[] => [
  ...everydayScopes,
  ...(number === directorate.number ? ['altinn:serviceowner'] : []),
]

/** An id that is Maskinporten's in form: a client of the person's own gets one that never changes. */
const newClient = (organisation: PracticeOrganisation): Client => ({
  clientId: randomUUID(),
  organisation: organisation.number,
  name: 'Filutveksling',
  integrationType: 'maskinporten',
  keys: [],
  scopes: scopesOf(organisation),
  delegations: [],
})

export async function populate(ports: PopulationPorts): Promise<void> {
  const { clock, services, owners, clients, grants, systems, systemUsers, keys } = ports
  upgradeClients(ports)
  for (const service of [...firstServices, ...otherServices]) {
    if (services.get(service.id) === null) services.put(service)
  }
  if (owners.get(directorate.number) === null) {
    owners.put({ organisation: directorate.number, name: directorate.name, ready: true })
  }
  for (const organisation of establishedOrganisations) {
    const { number } = organisation
    const known = clients.of(number)
    const client = known ?? newClient(organisation)
    if (known === null) {
      const system = newSystem(systemIdOf(number), number, [client.clientId])
      grants.grant(number, scopesOf(organisation))
      systems.put(system)
      if (systemUsers.find(system.id, number, number) === null) {
        systemUsers.put(newSystemUser(system, number, clock.now()))
      }
    }
    // As if it were uploaded again: nobody's practice ends because a year has passed.
    const renewed = client.keys.map((key) => ({ ...key, uploadedAt: clock.now() }))
    clients.put({ ...client, keys: renewed })
    const key = keys.organisations[number]
    if (renewed.length > 0 || key === undefined) continue
    const kid = `ovelse-${number}-${(await keyIdOf(key)).slice(0, 6)}`
    const first = { kid, publicKey: { ...publicPart(key), kty: 'RSA' as const }, uploadedAt: clock.now() }
    clients.put({ ...client, keys: [first] })
  }
}
