/** Services as the Resource Registry shows them, of Broker and of Correspondence alike. platform.md §6. */
import type { Owners } from '../broker/owners.ts'
import { policyOf } from '../correspondence/resources.ts'
import type { MessageServices } from '../correspondence/services.ts'
import { organisations } from '../world/organisations.ts'
import type { Guarded } from '../world/policies.ts'
import type { Services } from '../world/services.ts'

export interface RegistryResource extends Guarded {
  readonly title: string
  /** Organisation number. */
  readonly owner: string
  readonly ownerName: string
  readonly resourceType: string
  readonly delegable: boolean
}

export interface Registry {
  /** Null when it is not registered. */
  get(id: string): RegistryResource | null
  all(): readonly RegistryResource[]
}

export interface RegistryFacts {
  readonly services: Services
  readonly messageServices: MessageServices
  readonly owners: Owners
}

export function createRegistry({ services, messageServices, owners }: RegistryFacts): Registry {
  const nameOf = (owner: string): string =>
    owners.get(owner)?.name ?? organisations.find(({ number }) => number === owner)?.name ?? owner

  const all: Registry['all'] = () => [
    ...services
      .all()
      .filter(({ registered }) => registered)
      .map(({ id, title, owner, resourceType, delegable, policy, accessList }) => ({
        ...{ id, title, owner, ownerName: nameOf(owner), resourceType, delegable, policy, accessList },
      })),
    ...messageServices.all().map((service) => ({
      ...{ id: service.id, title: service.title, owner: service.owner, ownerName: nameOf(service.owner) },
      ...{ resourceType: 'CorrespondenceService', delegable: true },
      ...{ policy: policyOf(service), accessList: service.accessList },
    })),
  ]
  return { all, get: (id) => all().find((resource) => resource.id === id) ?? null }
}
