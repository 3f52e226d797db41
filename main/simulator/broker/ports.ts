/** What the operations of Broker work with. */
import type { Clock } from '../clock.ts'
import type { Blobs } from '../state/blobs.ts'
import type { Database } from '../state/database.ts'
import type { Services } from '../world/services.ts'
import type { Access } from './access.ts'
import type { Digests } from './digests.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Owners } from './owners.ts'
import type { Room } from './room.ts'
import type { Transfers } from './transfers.ts'

export interface BrokerPorts {
  readonly clock: Clock
  readonly database: Database
  readonly access: Access
  readonly services: Services
  readonly owners: Owners
  readonly transfers: Transfers
  readonly lifecycle: Lifecycle
  readonly blobs: Blobs
  readonly digests: Digests
  readonly room: Room
}
