/** Puts resumable uploads together: state, jobs, addresses. broker.md §5.3. */
import type { Route } from '../../http/router.ts'
import type { Scheduler } from '../../scheduler.ts'
import type { Limits } from '../limits.ts'
import type { BrokerPorts } from '../ports.ts'
import type { Speed } from '../timings.ts'
import type { Upload } from '../upload.ts'
import { tusControlRoutes } from './control-routes.ts'
import { createDurability } from './durability.ts'
import { handleTusJobs, recover } from './finish.ts'
import { createHashing } from './hashing.ts'
import { createLocks } from './locks.ts'
import type { TusPorts } from './ports.ts'
import { tusRoutes } from './routes.ts'
import { createTusRows, provideTusTables, type TusUpload } from './rows.ts'
import { createSessions } from './sessions.ts'
import { createTusSwitches, tusTimings } from './timings.ts'

export interface TusFacts extends BrokerPorts {
  readonly scheduler: Scheduler
  readonly upload: Upload
  readonly limits: Limits
  readonly speed: Speed
  /** Path of the file transfers' addresses. */
  readonly fileTransfers: string
}

/** The calls of the API, and those below the control address. */
export function createTus(facts: TusFacts, control: string): readonly Route[] {
  const { database, clock, scheduler, digests, blobs, limits, speed, fileTransfers } = facts
  provideTusTables(database)
  const rows = createTusRows(database, clock)
  const switches = createTusSwitches(tusTimings[speed])
  const pieceOf = ({ id, length }: TusUpload) => ({ id, length, path: blobs.lastingPath(id) })
  const hashing = createHashing({
    digests,
    written: (id) => rows.get(id)?.accepted ?? 0,
    line(transferId) {
      const upload = rows.get(transferId)
      return (upload?.kind === 'whole' ? [upload] : rows.partsOf(transferId)).map(pieceOf)
    },
  })
  const ports: TusPorts = {
    ...facts,
    ...{ rows, switches, base: `${fileTransfers}/upload/tus` },
    sessions: createSessions(database, clock),
    locks: createLocks(scheduler, switches),
    durability: createDurability(rows, scheduler, switches, (id) => hashing.drop(id)),
    hashing,
  }
  handleTusJobs(ports)
  recover(ports)
  return [...tusRoutes(ports, limits), ...tusControlRoutes(control, ports)]
}
