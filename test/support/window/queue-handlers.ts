/** A queue in memory: one file moves, the others wait, each for another reason. */
import { fault } from '../../../preload/contract/fault.ts'
import type { InboxDetail, OutgoingDetail } from '../../../preload/contract/models.ts'
import type { BudgetLine, Queue } from '../../../preload/contract/queue-models.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import type { Handlers } from './handlers.ts'

export interface QueuePorts {
  readonly scene: string
  readonly now: number
  readonly queue: () => Queue
  readonly change: (queue: Queue) => void
  readonly stale: (list: 'inbox' | 'outgoing', ids: readonly string[]) => void
  /** What moves is another now. */
  readonly cut: (id: string) => void
}

type Part = Partial<Pick<OutgoingDetail, 'state' | 'paused' | 'fault' | 'retryAt' | 'course'>>

/** What the rows of the scenes that begin with `queue` wait for. */
function standing(index: number, now: number): Part {
  const course = [{ at: now - 60_000, step: 'queued' as const, by: null, text: null }]
  const unreachable = fault('host-unreachable', { values: { host: 'platform.altinn.no' } })
  const parts: readonly Part[] = [
    {},
    { state: 'uploading', paused: true },
    { state: 'queued', course },
    { state: 'uploading', fault: unreachable, retryAt: now + 240_000 },
    { state: 'initializing', course },
  ]
  return { fault: null, ...parts[index] }
}

function budgetLine(operation: string, used: number, limit: number): BudgetLine {
  return {
    environmentId: 'practice',
    clientId: '7f0e2a4c-practice',
    operation,
    used,
    limit,
    waiting: 0,
    wait: 0,
  }
}

export function queueWorld({ scene, now, queue, change, stale, cut }: QueuePorts) {
  const isQueue = scene.startsWith('queue')
  const pausedIn = new Set<string>()
  const pausedOut = new Map<string, boolean>()
  const full = { ...budgetLine('initialize', 110, 110), waiting: 3, wait: 24_000 }
  const lines = [
    ...(scene === 'queue-calls' ? [full] : [budgetLine('initialize', 12, 110)]),
    budgetLine('tus', 240, 1_200),
    budgetLine('search', 4, 9),
    budgetLine('not-known-here', 1, 9),
  ]
  let asked = 0
  const handlers: Handlers = {
    'queue.set'(part) {
      if (scene === 'queue-refused') return failure(fault('disk-full'))
      const { paused = queue().paused, bandwidth = queue().bandwidth } = part
      change({ paused, bandwidth })
      return success(queue())
    },
    'queue.budgets': () => {
      asked += 1
      document.documentElement.dataset['budgetsAsked'] = String(asked)
      return success({ lines: scene === 'empty' ? [] : lines })
    },
    'outgoing.pause': ({ id, paused }) => {
      pausedOut.set(id, paused)
      if (paused) cut(id)
      stale('outgoing', [id])
      return success(null)
    },
    'outgoing.move': ({ id }) => {
      stale('outgoing', [id])
      return success(null)
    },
    'inbox.pause': ({ id, paused }) => {
      if (paused) pausedIn.add(id)
      else pausedIn.delete(id)
      if (paused) cut(id)
      stale('inbox', [id])
      return success(null)
    },
  }
  return {
    handlers,
    outgoing(index: number, item: OutgoingDetail): OutgoingDetail {
      const part = isQueue && index < 5 ? standing(index, now) : {}
      const paused = pausedOut.get(item.id) ?? part.paused ?? item.paused
      return { ...item, ...part, paused }
    },
    inbox: (item: InboxDetail): InboxDetail => ({ ...item, paused: pausedIn.has(item.id) }),
  }
}
