/** Steps 9, 12 and 13: the service, access to it, events. platform.md §8. */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import type { Service } from '../../../preload/contract/models.ts'
import type { SetupItem } from '../../../preload/contract/setup-models.ts'
import type { Resource } from '../../altinn/registry/registry.ts'
import { inOrder, inTheWay, item, optional, type Check, type CheckContext } from '../check.ts'
import { lettersFor } from '../who.ts'

const nameOf = ({ id, title }: Service): string => title ?? id

/** A resource of another environment is the commonest mistake of all (platform.md §9). */
async function elsewhere(
  { ports, subject, signal }: CheckContext,
  id: string,
  unknown: Fault,
): Promise<Fault> {
  const { environment } = subject
  for (const other of ports.environments()) {
    const isOther = other.id !== environment.id && (other.kind === 'production' || other.kind === 'test')
    const isReal = environment.kind === 'production' || environment.kind === 'test'
    if (!isOther || !isReal) continue
    const found = await ports.altinn.registry.resource(other, id, signal)
    if (found.ok) {
      const values = { service: id, environment: environment.name, other: other.name }
      return fault('service-elsewhere', { values })
    }
  }
  return unknown
}

function judge({ id, type, owner, hasAccessList }: Resource): {
  readonly fault: Fault | null
  readonly bad: boolean
} {
  const values = { service: id, type, owner: owner.name ?? '' }
  if (type !== 'BrokerService' && type !== 'GenericAccessResource')
    return { fault: fault('service-type-wrong', { values }), bad: true }
  if (hasAccessList) return { fault: fault('access-list-on', { values }), bad: false }
  return { fault: type === 'BrokerService' ? null : fault('service-type-unusual', { values }), bad: false }
}

export const checkService: Check = async (context) => {
  const { ports, subject, signal } = context
  const { environment, services, profileId } = subject
  if (services.length === 0) return inTheWay(fault('service-missing'), { acts: ['add-service'] })
  const items: SetupItem[] = []
  const demands = new Set<string>()
  let worst: Fault | null = null
  let notice: Fault | null = null
  for (const service of services) {
    const found = await ports.altinn.registry.resource(environment, service.id, signal)
    if (!found.ok) {
      const isUnknown = found.fault.code === 'service-unknown'
      // An environment of one's own may name its services and have no registry.
      if (isUnknown && environment.services.some(({ id }) => id === service.id)) {
        items.push(item(service.id, nameOf(service), null))
        continue
      }
      const reason = isUnknown ? await elsewhere(context, service.id, found.fault) : found.fault
      worst ??= reason
      items.push(item(service.id, nameOf(service), reason))
      continue
    }
    const { title, owner } = found.value
    ports.describeService(profileId, { ...service, title, owner: owner.name })
    const { fault: reason, bad } = judge(found.value)
    if (bad) worst ??= reason
    else notice ??= reason
    items.push({ ...item(service.id, title ?? service.id, reason), state: bad ? 'attention' : 'ok' })
    const wanted = await ports.altinn.registry.demands(environment, service.id, signal)
    if (wanted.ok) for (const one of [...wanted.value.packages, ...wanted.value.roles]) demands.add(one)
  }
  const facts = {
    count: services.length,
    ...(demands.size === 0 ? {} : { demands: [...demands].slice(0, 10).join(', ') }),
  }
  const acts = ['add-service' as const]
  if (worst !== null)
    return inTheWay(worst, { facts, items, acts, stops: items.every(({ state }) => state !== 'ok') })
  // An access list cannot be read from here: that it is on must be known, and shows when it matters.
  return inOrder(facts, { items, acts, fault: notice, letters: notice === null ? [] : lettersFor(notice) })
}

export const checkAccess: Check = async ({ ports, subject, signal, access }) => {
  const connection = await access()
  if (!connection.ok) return inTheWay(connection.fault)
  const items: SetupItem[] = []
  for (const service of subject.services) {
    const query = { resourceId: service.id, role: 'Recipient' } as const
    const listed = await ports.altinn.broker.search(connection.value, query, signal)
    items.push(item(service.id, nameOf(service), listed.ok ? null : listed.fault))
  }
  const [first] = items.flatMap((one) => (one.fault === null ? [] : [one.fault]))
  if (first === undefined) return inOrder({ count: items.length }, { items })
  const stops = items.every(({ state }) => state !== 'ok')
  return inTheWay(first, { items, stops, letters: lettersFor(first) })
}

/** Never needed: without events the lists are read. */
export const checkEvents: Check = async ({ ports, subject, signal, access }) => {
  const [service] = subject.services
  const connection = await access()
  if (!connection.ok || service === undefined) return optional(null)
  const asked = await ports.altinn.events.probe(connection.value, service.id, signal)
  if (asked.ok) return inOrder()
  return optional(fault('events-off', { technical: asked.fault.technical ?? {} }))
}
