/** Puts Correspondence together: state, jobs, addresses, what is waiting at the first start. */
import type { CloudEvents } from '../broker/cloud-events.ts'
import type { Digests } from '../broker/digests.ts'
import type { Room } from '../broker/room.ts'
import type { Speed } from '../broker/timings.ts'
import type { Clock } from '../clock.ts'
import type { Route } from '../http/router.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Blobs } from '../state/blobs.ts'
import type { Database } from '../state/database.ts'
import type { Meta } from '../state/meta.ts'
import type { Issuer } from '../tokens/issuer.ts'
import type { Clients } from '../world/clients.ts'
import { establishedOrganisations } from '../world/organisations.ts'
import type { Grants } from '../world/scopes.ts'
import type { Services } from '../world/services.ts'
import type { SystemUsers } from '../world/system-users.ts'
import { createAccess } from './access.ts'
import { createAttachmentLifecycle } from './attachment-lifecycle.ts'
import { createAttachments } from './attachments.ts'
import { messageControlRoutes } from './control-routes.ts'
import { createMessageEvents } from './events.ts'
import { firstLetters } from './first-letters.ts'
import { handleForwards } from './forward.ts'
import { createLifecycle } from './lifecycle.ts'
import { createMessages } from './messages.ts'
import { createNotifications } from './notifications.ts'
import { createParties } from './parties.ts'
import { createMessagePartners } from './partners.ts'
import type { CorrespondencePorts } from './ports.ts'
import { createResources } from './resources.ts'
import { correspondenceRoutes } from './routes.ts'
import { provideTables } from './schema.ts'
import { createMessageServices, type MessageServices } from './services.ts'
import { createSwitches } from './switches.ts'
import { messageTimings } from './timings.ts'

export interface CorrespondenceFacts {
  readonly clock: Clock
  readonly database: Database
  readonly meta: Meta
  readonly scheduler: Scheduler
  readonly blobs: Blobs
  readonly digests: Digests
  readonly room: Room
  readonly clients: Clients
  readonly grants: Grants
  readonly systemUsers: SystemUsers
  readonly services: Services
  readonly cloudEvents: CloudEvents
  readonly speed: Speed
  readonly altinn: Issuer
  readonly maskinporten: Issuer
  /** Base of Altinn's APIs. */
  readonly platform: string
}

export interface Correspondence {
  readonly services: MessageServices
  /** The calls of the API, and those of the control address. */
  routes(base: string, control: string): readonly Route[]
  /** Gives clients the scopes and the own organisations their letters; once per world. */
  populate(): Promise<void>
}

const scopes = ['altinn:correspondence.read', 'altinn:correspondence.write']

export function createCorrespondence(facts: CorrespondenceFacts): Correspondence {
  const { clock, database, meta, scheduler, blobs, digests, room, clients, services } = facts
  provideTables(database)
  const messageServices = createMessageServices(database)
  const timings = messageTimings[facts.speed]
  const switches = createSwitches()
  const parties = createParties(database)
  const messages = createMessages(database, clock)
  const attachments = createAttachments(database, clock)
  const events = createMessageEvents(facts.cloudEvents, clock, () => facts.platform)
  const jobs = { clock, scheduler, messages, attachments, events, timings, switches }
  const attachmentLifecycle = createAttachmentLifecycle({ ...jobs, blobs })
  const lifecycle = createLifecycle({ ...jobs, attachmentLifecycle, parties })
  const notifications = createNotifications({ ...jobs, database, parties, lifecycle })
  handleForwards(scheduler, messages, lifecycle)
  const ports: CorrespondencePorts = {
    ...{ ...jobs, database, blobs, digests, room, parties, lifecycle, attachmentLifecycle, notifications },
    access: createAccess(facts),
    resources: createResources(messageServices, services),
  }
  const partners = createMessagePartners(ports, messageServices)

  return {
    services: messageServices,
    routes: (base, control) => [
      ...correspondenceRoutes(base, ports),
      ...messageControlRoutes(control, ports, partners, messageServices),
    ],
    async populate() {
      if (meta.get('first-letters') !== null) return
      for (const { number } of establishedOrganisations) {
        const client = clients.of(number)
        if (client === null) continue
        clients.put({ ...client, scopes: [...new Set([...client.scopes, ...scopes])] })
        facts.grants.grant(number, scopes)
      }
      for (const letter of firstLetters()) await partners.send(letter)
      meta.set('first-letters', 'sent')
    },
  }
}
