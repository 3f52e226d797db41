/** System and system user of those who were here from the start: they may use every service of this world. */
import { randomUUID } from 'node:crypto'
import { accessPackages } from './policies.ts'
import { firstServices, otherServices } from './services.ts'
import type { System, SystemUser } from './system-users.ts'

const packages = accessPackages
  .filter(({ delegable, assignable }) => delegable && assignable)
  .map(({ name }) => name)
const rights = [...firstServices, ...otherServices]
  .filter(({ delegable, resourceType }) => delegable && resourceType !== 'MaskinportenSchema')
  .map(({ id }) => id)

/** As Budstikke itself calls a vendor's system: so whoever is here from the start can take on customers too. */
export const systemIdOf = (organisation: string): string => `${organisation}_budstikke`

export function newSystem(id: string, vendor: string, clientIds: readonly string[]): System {
  const name = { nb: 'Filutveksling', nn: 'Filutveksling', en: 'File exchange' }
  return {
    ...{ id, internalId: randomUUID(), vendor, name, description: name, rights, packages },
    ...{ clientIds: [...clientIds], redirectUrls: [], isVisible: false },
  }
}

export function newSystemUser(system: System, organisation: string, created: number): SystemUser {
  return {
    ...{ id: randomUUID(), systemId: system.id, organisation, externalRef: organisation },
    ...{ title: system.name['nb'] ?? system.id, rights, packages, created },
  }
}
