/** Steps 9, 12 and 13: the service, access to it, events. platform.md §8. */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import type { MessageService, Service } from '../../../preload/contract/models.ts'
import type { SetupItem } from '../../../preload/contract/setup-models.ts'
import type { Resource } from '../../altinn/registry/registry.ts'
import { inOrder, inTheWay, item, optional, type Check, type CheckContext } from '../check.ts'
import { lettersFor } from '../who.ts'

/** What a service is used for here. */
type Use = 'files' | 'messages'

const nameOf = ({ id, title }: Pick<Service, 'id' | 'title'>): string => title ?? id

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

const typesOf = {
  files: ['BrokerService', 'GenericAccessResource'],
  messages: ['CorrespondenceService'],
} as const satisfies Readonly<Record<Use, readonly string[]>>

function judge(
  { id, type, owner, hasAccessList }: Resource,
  use: Use,
): { readonly fault: Fault | null; readonly bad: boolean } {
  const values = { service: id, type, owner: owner.name ?? '' }
  const allowed: readonly string[] = typesOf[use]
  if (!allowed.includes(type)) return { fault: fault('service-type-wrong', { values }), bad: true }
  if (hasAccessList) return { fault: fault('access-list-on', { values }), bad: false }
  const isUnusual = type === 'GenericAccessResource'
  return { fault: isUnusual ? fault('service-type-unusual', { values }) : null, bad: false }
}

interface Looked {
  readonly item: SetupItem
  /** What is in the way, or should be known. */
  readonly fault: Fault | null
  readonly bad: boolean
}

async function lookAt(context: CheckContext, service: Service | MessageService, use: Use): Promise<Looked> {
  const { ports, subject, signal } = context
  const { environment, profileId } = subject
  const found = await ports.altinn.registry.resource(environment, service.id, signal)
  if (!found.ok) {
    const isUnknown = found.fault.code === 'service-unknown'
    // An environment of one's own may name its services and have no registry.
    const named = [...environment.services, ...environment.messageServices]
    if (isUnknown && named.some(({ id }) => id === service.id))
      return { item: item(service.id, nameOf(service), null), fault: null, bad: false }
    const reason = isUnknown ? await elsewhere(context, service.id, found.fault) : found.fault
    return { item: item(service.id, nameOf(service), reason), fault: reason, bad: true }
  }
  const { title, owner } = found.value
  const known = { title, owner: owner.name }
  if ('confidential' in service)
    ports.describeMessageService(profileId, { ...service, ...known, ownerOrganisation: owner.organisation })
  else ports.describeService(profileId, { ...service, ...known })
  const { fault: reason, bad } = judge(found.value, use)
  const shown = item(service.id, title ?? service.id, reason)
  return { item: { ...shown, state: bad ? 'attention' : 'ok' }, fault: reason, bad }
}

export const checkService: Check = async (context) => {
  const { ports, subject, signal } = context
  const { environment, services, messageServices } = subject
  const wanted = [
    ...services.map((service) => ({ service, use: 'files' as const })),
    ...messageServices.map((service) => ({ service, use: 'messages' as const })),
  ]
  if (wanted.length === 0) return inTheWay(fault('service-missing'), { acts: ['add-service'] })
  const looked: Looked[] = []
  const demands = new Set<string>()
  for (const { service, use } of wanted) {
    const one = await lookAt(context, service, use)
    looked.push(one)
    if (one.bad) continue
    const policy = await ports.altinn.registry.demands(environment, service.id, signal)
    if (policy.ok) for (const name of [...policy.value.packages, ...policy.value.roles]) demands.add(name)
  }
  const items = looked.map((one) => one.item)
  const facts = {
    count: wanted.length,
    ...(demands.size === 0 ? {} : { demands: [...demands].slice(0, 10).join(', ') }),
  }
  const acts = ['add-service' as const]
  const worst = looked.find(({ bad }) => bad)?.fault ?? null
  if (worst !== null)
    return inTheWay(worst, { facts, items, acts, stops: items.every(({ state }) => state !== 'ok') })
  // An access list cannot be read from here: that it is on must be known, and shows when it matters.
  const notice = looked.find((one) => one.fault !== null)?.fault ?? null
  return inOrder(facts, { items, acts, fault: notice, letters: notice === null ? [] : lettersFor(notice) })
}

export const checkAccess: Check = async ({ ports, subject, signal, access }) => {
  const { broker, correspondence } = ports.altinn
  const connection = await access()
  if (!connection.ok) return inTheWay(connection.fault)
  const items: SetupItem[] = []
  for (const service of subject.services) {
    const query = { resourceId: service.id, role: 'Recipient' } as const
    const listed = await broker.search(connection.value, query, signal)
    items.push(item(service.id, nameOf(service), listed.ok ? null : listed.fault))
  }
  for (const service of subject.messageServices) {
    // Whoever owns a service sends through it, and needs the scope for that, too.
    const isOwn = service.ownerOrganisation === subject.organisation
    const query = { resourceId: service.id, role: isOwn ? 'sender' : 'recipient' } as const
    const listed = await correspondence.search(connection.value, query, signal)
    items.push(item(service.id, nameOf(service), listed.ok ? null : listed.fault))
  }
  const [first] = items.flatMap((one) => (one.fault === null ? [] : [one.fault]))
  if (first === undefined) return inOrder({ count: items.length }, { items })
  const stops = items.every(({ state }) => state !== 'ok')
  return inTheWay(first, { items, stops, letters: lettersFor(first) })
}

/** Never needed: without events the lists are read. */
export const checkEvents: Check = async ({ ports, subject, signal, access }) => {
  const [service] = [...subject.services, ...subject.messageServices]
  const connection = await access()
  if (!connection.ok || service === undefined) return optional(null)
  const asked = await ports.altinn.events.probe(connection.value, service.id, signal)
  if (asked.ok) return inOrder()
  return optional(fault('events-off', { technical: asked.fault.technical ?? {} }))
}
