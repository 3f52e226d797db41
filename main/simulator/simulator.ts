/** Puts the practice world together and opens its door. */
import type { X509Certificate } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { authenticationRoutes } from './authentication/routes.ts'
import { createAccess } from './broker/access.ts'
import { createCloudEvents } from './broker/cloud-events.ts'
import { createDigests } from './broker/digests.ts'
import { createLifecycle } from './broker/lifecycle.ts'
import { createLimits } from './broker/limits.ts'
import { createOwners } from './broker/owners.ts'
import { internalError } from './broker/problems.ts'
import { createRoom } from './broker/room.ts'
import { brokerRoutes, transferRoutes } from './broker/routes.ts'
import { serviceOwnerRoutes } from './broker/service-owner-routes.ts'
import { timings as allTimings } from './broker/timings.ts'
import { createTransfers } from './broker/transfers.ts'
import { createTus } from './broker/tus/tus.ts'
import { createUpload } from './broker/upload.ts'
import { createClock } from './clock.ts'
import { controlRoutes } from './control/routes.ts'
import { createCorrespondence } from './correspondence/correspondence.ts'
import { handoverOf, type Addresses } from './handover.ts'
import { createCounters } from './http/counters.ts'
import { createRouter } from './http/router.ts'
import { openDoors } from './http/doors.ts'
import { createListener } from './http/server.ts'
import { createIdentities } from './identities.ts'
import { secret } from './identifiers.ts'
import { maskinportenRoutes } from './maskinporten/routes.ts'
import { createOnboarding } from './onboarding.ts'
import { createPartners } from './partners.ts'
import type { Options } from './options.ts'
import { createProxies, type ProxyFacts } from './proxy/proxies.ts'
import { createScheduler } from './scheduler.ts'
import { createBlobs } from './state/blobs.ts'
import { openDatabase } from './state/database.ts'
import { provideKeys } from './state/keys.ts'
import { createMeta } from './state/meta.ts'
import { createIssuer } from './tokens/issuer.ts'
import { createTroubles } from './trouble/troubles.ts'
import { firstPost } from './world/first-post.ts'
import { establishedOrganisations } from './world/organisations.ts'
import { populate } from './world/population.ts'
import { createServices } from './world/services.ts'
import { z } from 'zod'

export interface SimulatorOptions extends Omit<Options, 'cap' | 'withParent'> {
  /** Bytes of files kept at most. */
  readonly cap: number
  /** The entry file of this process, run again by the digest worker. */
  readonly entry: URL
}

export interface Simulator {
  /** For the one line on standard output. */
  readonly handover: unknown
  stop(): Promise<void>
}

const offsetsSchema = z.object({ world: z.number(), broker: z.number() })
const emptyClient = {
  name: '',
  integrationType: 'maskinporten',
  keys: [],
  scopes: [],
  delegations: [],
}

/** Opens the world below `folder`, making it at the first start. Rejects when another process holds it. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { folder, port, speed, cap, allKeys, secureHost, entry } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const database = openDatabase(folder)
  // Keys take longer than all the rest: they are made while the rest is put together.
  const makingKeys = provideKeys(
    folder,
    establishedOrganisations.filter(({ own }) => own || allKeys).map(({ number }) => number),
  )
  // Whoever waits for them is told; until then nobody does.
  makingKeys.catch(() => undefined)
  const meta = createMeta(database)
  const clock = createClock(offsetsSchema.parse(JSON.parse(meta.get('clock') ?? '{"world":0,"broker":0}')))
  const timings = allTimings[speed]
  const scheduler = createScheduler(database, clock)
  const services = createServices(database)
  const owners = createOwners(database)
  const identities = createIdentities(database)
  const transfers = createTransfers(database, clock)
  const blobs = createBlobs(folder, cap)
  const troubles = createTroubles()
  const counters = createCounters()
  const limits = createLimits(clock, timings.limits)
  const digests = createDigests(entry)
  const trusted: X509Certificate[] = []
  // Known when the server listens; nothing is posted before.
  let addresses: Addresses | null = null
  const events = createCloudEvents({
    database,
    clock,
    source: () => `${addresses?.platform ?? ''}/broker/api/v1/filetransfer`,
    isLost: (type) =>
      troubles.take({ operation: 'event', method: 'POST', path: type, clients: [] })?.lostEvent ?? false,
  })
  const lifecycle = createLifecycle({
    ...{ clock, scheduler, blobs, transfers, services, events, timings },
  })
  const partners = createPartners({
    ...{ clock, database, scheduler, blobs, services, transfers, lifecycle, timings },
  })

  const controlSecret = secret()
  let routes = createRouter([])
  const listener = createListener({
    ...{ clock, troubles, counters, internalError, secureHost },
    router: (method, path) => routes(method, path),
  })
  const doors = await openDoors({ listener, port, secureHost })
  const { origin } = doors
  const proxies = createProxies(doors.resolve)
  addresses = {
    origin,
    maskinporten: `${origin}/maskinporten/`,
    platform: `${origin}/altinn`,
    control: `${doors.plain}/control/${controlSecret}`,
  }
  const keys = await makingKeys
  await populate({ database, clock, services, owners, keys, ...identities })
  if (meta.get('first-post') === null) {
    for (const posted of firstPost()) await partners.send(posted)
    meta.set('first-post', 'sent')
  }

  const maskinporten = await createIssuer(addresses.maskinporten, keys.maskinporten)
  const altinn = await createIssuer(`${addresses.platform}/authentication/api/v1/openid/`, keys.altinn)
  const access = createAccess({ clock, issuers: [altinn, maskinporten], services, ...identities })
  const room = createRoom(cap, blobs, transfers, lifecycle)
  const broker = {
    ...{ clock, database, access, services, owners, transfers, lifecycle, blobs, digests, room },
  }
  const upload = createUpload(broker)
  const correspondence = createCorrespondence({
    ...{ clock, database, meta, scheduler, blobs, digests, room, services, cloudEvents: events },
    ...{ ...identities, speed, altinn, maskinporten, platform: addresses.platform },
  })
  await correspondence.populate()
  routes = createRouter([
    ...maskinportenRoutes('/maskinporten', {
      ...{ ...identities, clock, issuer: maskinporten, trusted: () => trusted },
    }),
    ...createOnboarding({
      ...{ ...identities, database, clock, services, owners, messageServices: correspondence.services },
      ...{ scheduler, partners, timings, altinn, maskinporten, addresses },
      control: `/control/${controlSecret}`,
    }),
    ...authenticationRoutes('/altinn/authentication/api/v1', {
      ...{ clock, maskinporten, altinn },
      ownerName: (organisation) => (owners.get(organisation) === null ? null : 'ovd'),
    }),
    ...brokerRoutes('/altinn/broker/api/v1', broker, limits, [
      ...transferRoutes(broker, upload),
      ...serviceOwnerRoutes(broker, scheduler, timings),
    ]),
    ...createTus(
      { ...broker, scheduler, upload, limits, speed, fileTransfers: '/altinn/broker/api/v1/filetransfer' },
      `/control/${controlSecret}`,
    ),
    ...correspondence.routes('/altinn/correspondence/api/v1', `/control/${controlSecret}`),
    ...controlRoutes(`/control/${controlSecret}`, {
      ...{ clock, database, meta, scheduler, lifecycle, partners, services, owners, transfers, blobs },
      ...{ events, troubles, counters, limits, trusted, emptyClient, proxies, ...identities },
    }),
  ])
  scheduler.start()
  const startedProxies: ProxyFacts[] = []
  for (const kind of options.proxies) startedProxies.push(await proxies.start(kind))

  return {
    handover: handoverOf({
      ...{ addresses, services, owners, keys, ...identities },
      messageServices: correspondence.services,
      ...{ authority: doors.authority, proxies: startedProxies },
    }),
    async stop() {
      doors.close()
      await proxies.stop()
      await scheduler.stop()
      await digests.stop()
      database.close()
    },
  }
}
