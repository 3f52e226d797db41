/** What the control address can reach. */
import type { X509Certificate } from 'node:crypto'
import type { CloudEvents } from '../broker/cloud-events.ts'
import type { Lifecycle } from '../broker/lifecycle.ts'
import type { Limits } from '../broker/limits.ts'
import type { Owners } from '../broker/owners.ts'
import type { Transfers } from '../broker/transfers.ts'
import type { Clock } from '../clock.ts'
import type { Counters } from '../http/counters.ts'
import type { Partners } from '../partners.ts'
import type { Proxies } from '../proxy/proxies.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Blobs } from '../state/blobs.ts'
import type { Database } from '../state/database.ts'
import type { Meta } from '../state/meta.ts'
import type { Troubles } from '../trouble/troubles.ts'
import type { Identities } from '../identities.ts'
import type { Client } from '../world/clients.ts'
import type { Services } from '../world/services.ts'

export interface ControlPorts extends Identities {
  readonly clock: Clock
  readonly database: Database
  readonly meta: Meta
  readonly scheduler: Scheduler
  readonly lifecycle: Lifecycle
  readonly partners: Partners
  readonly services: Services
  readonly owners: Owners
  readonly transfers: Transfers
  readonly blobs: Blobs
  readonly events: CloudEvents
  readonly troubles: Troubles
  readonly counters: Counters
  readonly limits: Limits
  readonly trusted: X509Certificate[]
  readonly proxies: Proxies
  /** What a client is unless somebody says otherwise. */
  readonly emptyClient: Omit<Client, 'clientId' | 'organisation'>
}
