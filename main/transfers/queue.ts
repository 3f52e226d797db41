/** The queue as a whole: pause, go on, and how fast. What the person has chosen outlives the process. */
import { bandwidthSchema, type Bandwidth, type Queue } from '../../preload/contract/queue-models.ts'
import { success } from '../../preload/contract/result.ts'
import { freeQueue } from '../../preload/contract/snapshot.ts'
import type { BudgetView } from '../altinn/budget.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import { createThrottle, type Throttle } from '../lib/throttle.ts'
import type { Clock } from '../ports.ts'
import type { SettingStore } from '../store/settings.ts'
import { rateAt } from './bandwidth.ts'
import type { Incoming } from './incoming.ts'
import type { Outgoing } from './outgoing.ts'

export interface QueueState {
  read(): Queue
  /** What is left out stays as it is. */
  write(change: { readonly paused?: boolean | undefined; readonly bandwidth?: Bandwidth | undefined }): void
  readonly throttle: Throttle
}

function stored(text: string | null): Bandwidth {
  if (text === null) return freeQueue.bandwidth
  const parsed = bandwidthSchema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : freeQueue.bandwidth
}

export function createQueueState(settings: SettingStore, clock: Clock): QueueState {
  let queue: Queue = {
    paused: settings.get('queuePaused') === 'yes',
    bandwidth: stored(settings.get('bandwidth')),
  }
  return {
    read: () => queue,
    write({ paused = queue.paused, bandwidth = queue.bandwidth }) {
      settings.set('queuePaused', paused ? 'yes' : 'no')
      settings.set('bandwidth', JSON.stringify(bandwidth))
      queue = { paused, bandwidth }
    },
    throttle: createThrottle(clock, (direction) => rateAt(queue.bandwidth, direction, clock.now())),
  }
}

export interface QueuePorts {
  readonly queue: QueueState
  readonly outgoing: Outgoing
  readonly incoming: Incoming
  readonly budgets: () => readonly BudgetView[]
  readonly changed: (queue: Queue) => void
}

type Names = 'queue.set' | 'queue.budgets' | 'outgoing.pause' | 'outgoing.move' | 'inbox.pause'

export function queueCommands({
  queue,
  outgoing,
  incoming,
  budgets,
  changed,
}: QueuePorts): HandlersOf<Names> {
  return {
    async 'queue.set'(change) {
      const before = queue.read().paused
      queue.write(change)
      const after = queue.read()
      if (after.paused !== before) {
        if (after.paused) await Promise.all([outgoing.halt(), incoming.halt()])
        else for (const half of [outgoing, incoming]) half.wake()
      }
      changed(after)
      return success(after)
    },
    'queue.budgets': () => success({ lines: [...budgets()] }),
    'outgoing.pause': ({ id, paused }) => outgoing.setPaused(id, paused),
    'outgoing.move': ({ id, to }) => outgoing.move(id, to),
    'inbox.pause': ({ id, paused }) => incoming.setPaused(id, paused),
  }
}
