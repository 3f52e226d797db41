/** What the operations of resumable uploads work with. */
import type { Scheduler } from '../../scheduler.ts'
import type { BrokerPorts } from '../ports.ts'
import type { Upload } from '../upload.ts'
import type { Durability } from './durability.ts'
import type { Hashing } from './hashing.ts'
import type { Locks } from './locks.ts'
import type { TusRows } from './rows.ts'
import type { Sessions } from './sessions.ts'
import type { TusSwitches } from './timings.ts'

export interface TusPorts extends BrokerPorts {
  readonly scheduler: Scheduler
  readonly upload: Upload
  readonly rows: TusRows
  readonly sessions: Sessions
  readonly locks: Locks
  readonly durability: Durability
  readonly hashing: Hashing
  readonly switches: TusSwitches
  /** Path of the uploads' addresses, without the host and without a slash at its end. */
  readonly base: string
}
