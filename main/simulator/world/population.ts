/** Fills an empty world: services, owner, clients with keys and system users; renews the keys at each start. */
import { randomUUID } from 'node:crypto'
import type { Owners } from '../broker/owners.ts'
import type { Clock } from '../clock.ts'
import { keyIdOf, publicPart, type Keys } from '../state/keys.ts'
import type { Client, Clients } from './clients.ts'
import { directorate, organisations, type PracticeOrganisation } from './organisations.ts'
import { firstServices, type Services } from './services.ts'

export interface PopulationPorts {
  readonly clock: Clock
  readonly services: Services
  readonly owners: Owners
  readonly clients: Clients
  readonly keys: Keys
}

const everybody = ['altinn:broker.read', 'altinn:broker.write']
const scopesOf = ({ number }: PracticeOrganisation): string[] =>
  number === directorate.number ? [...everybody, 'altinn:serviceowner'] : everybody

/** An id that is Maskinporten's in form: a client of the person's own gets one that never changes. */
async function newClient(organisation: PracticeOrganisation, keys: Keys): Promise<Client> {
  const key = keys.organisations[organisation.number]
  if (key === undefined) throw new Error(`There is no key for ${organisation.number}`)
  const scopes = scopesOf(organisation)
  const kid = `ovelse-${organisation.number}-${(await keyIdOf(key)).slice(0, 6)}`
  return {
    clientId: randomUUID(),
    organisation: organisation.number,
    integrationType: 'maskinporten',
    keys: [{ kid, publicKey: { ...publicPart(key), kty: 'RSA' }, uploadedAt: 0 }],
    scopes,
    granted: scopes,
    delegations: [],
    systemUsers: [
      {
        id: randomUUID(),
        systemId: `${organisation.number}_filutveksling`,
        organisation: organisation.number,
        externalRef: null,
      },
    ],
  }
}

export async function populate({ clock, services, owners, clients, keys }: PopulationPorts): Promise<void> {
  for (const service of firstServices) if (services.get(service.id) === null) services.put(service)
  if (owners.get(directorate.number) === null) {
    owners.put({ organisation: directorate.number, name: directorate.name, ready: true })
  }
  for (const organisation of organisations) {
    const client = clients.of(organisation.number) ?? (await newClient(organisation, keys))
    // As if it were uploaded again: nobody's practice ends because a year has passed.
    const renewed = client.keys.map((key) => ({ ...key, uploadedAt: clock.now() }))
    clients.put({ ...client, keys: renewed })
  }
}
