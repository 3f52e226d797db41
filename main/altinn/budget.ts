/**
 * Call budgets: the gateway counts calls per minute, per operation and per Maskinporten client, whichever
 * of our profiles makes them (broker.md §1.11). Whoever asks waits for a place in line.
 */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Clock } from '../ports.ts'
import type { Access } from './access.ts'

type BrokerOperation =
  'initialize' | 'upload' | 'tus' | 'search' | 'overview' | 'details' | 'download' | 'confirm'

/** Calls to Correspondence. */
export type MessageOperation =
  | 'message-initialize'
  | 'message-upload'
  | 'message-list'
  | 'message-overview'
  | 'message-details'
  | 'message-content'
  | 'message-read'
  | 'message-confirm'
  | 'message-purge'
  | 'message-forward'
  | 'message-download'
  | 'attachment-initialize'
  | 'attachment-upload'
  | 'attachment-overview'
  | 'attachment-details'
  | 'attachment-purge'

export type BudgetedOperation = BrokerOperation | MessageOperation

export type Limits = Readonly<Record<BudgetedOperation, number>>

/** Below the published 120 and 10, because the gateway's minute is not ours. For TUS none is published. */
const brokerLimits: Readonly<Record<BrokerOperation, number>> = {
  initialize: 110,
  upload: 110,
  tus: 1_200,
  search: 9,
  overview: 110,
  details: 9,
  download: 110,
  confirm: 110,
}

/**
 * Correspondence publishes no limits and its source has none (correspondence.md §1.3). These are ours: what makes
 * the service ask others – lists over all rows, details out of two more services – is asked for less often.
 */
const messageLimits: Readonly<Record<MessageOperation, number>> = {
  'message-initialize': 300,
  'message-upload': 300,
  'message-list': 60,
  'message-overview': 600,
  'message-details': 60,
  'message-content': 600,
  'message-read': 600,
  'message-confirm': 600,
  'message-purge': 600,
  'message-forward': 300,
  'message-download': 600,
  'attachment-initialize': 600,
  'attachment-upload': 600,
  'attachment-overview': 600,
  'attachment-details': 60,
  'attachment-purge': 600,
}

export interface Budget {
  /** Resolves when the call may be made, first come, first served. Faults: stopping (the signal). */
  take(access: Access, operation: BudgetedOperation, signal?: AbortSignal): Promise<Result<null>>
  /** No call of this kind for so many milliseconds: the service has said 429. */
  pause(access: Access, operation: BudgetedOperation, milliseconds: number): void
  /** Every line that has been used in the last minute or that somebody waits in. */
  view(): readonly BudgetView[]
}

export interface BudgetView {
  readonly environmentId: string
  readonly clientId: string
  readonly operation: BudgetedOperation
  readonly used: number
  readonly limit: number
  readonly waiting: number
  /** Milliseconds until the next call may be made; 0 = now. */
  readonly wait: number
}

/**
 * The gateway's minute, and how much longer one call may be on its way than another: what we let go within a minute may
 * arrive within less.
 */
const window = 60_000 + 1_500

interface Waiter {
  admit(): void
}

interface Line {
  readonly of: Pick<BudgetView, 'environmentId' | 'clientId' | 'operation'>
  /** When calls were admitted, monotonic ms, oldest first; at most as many as the limit. */
  admitted: readonly number[]
  /** In the order of their coming. */
  readonly waiters: Set<Waiter>
  pausedUntil: number
  /** Whoever lets the line in; null when it is empty. */
  keeper: AbortController | null
}

export function createBudget(options: { readonly clock: Clock; readonly limits?: Partial<Limits> }): Budget {
  const { clock } = options
  const limits: Limits = { ...brokerLimits, ...messageLimits, ...options.limits }
  const lines = new Map<string, Line>()

  const lineOf = ({ environment, clientId }: Access, operation: BudgetedOperation): Line => {
    const key = JSON.stringify([environment.id, clientId, operation])
    const line: Line = lines.get(key) ?? {
      of: { environmentId: environment.id, clientId, operation },
      ...{ admitted: [], waiters: new Set(), pausedUntil: 0, keeper: null },
    }
    lines.set(key, line)
    return line
  }

  /** Milliseconds until the next call may be made; 0 when it may be made now. */
  const waitOf = (line: Line, limit: number): number => {
    const now = clock.monotonic()
    line.admitted = line.admitted.filter((at) => at > now - window)
    const oldest = line.admitted[0]
    const full = line.admitted.length >= limit && oldest !== undefined
    return Math.max(0, line.pausedUntil - now, full ? oldest + window - now : 0)
  }

  const admit = (line: Line): void => {
    line.admitted = [...line.admitted, clock.monotonic()]
  }

  /** Lets the line in, one by one, until it is empty. One keeper per line. */
  const keep = async (line: Line, limit: number): Promise<void> => {
    if (line.keeper !== null) return
    const keeper = new AbortController()
    line.keeper = keeper
    while (line.keeper === keeper) {
      const [first] = line.waiters
      const wait = waitOf(line, limit)
      if (first === undefined) {
        line.keeper = null
      } else if (wait > 0) {
        // Cut short when the last one has left; whoever comes then brings a keeper of their own.
        await clock.sleep(wait, keeper.signal).catch(() => undefined)
      } else {
        line.waiters.delete(first)
        admit(line)
        first.admit()
      }
    }
  }

  const leave = (line: Line, waiter: Waiter): void => {
    line.waiters.delete(waiter)
    if (line.waiters.size > 0) return
    line.keeper?.abort()
    line.keeper = null
  }

  return {
    view: () =>
      [...lines.values()]
        .map((line) => {
          const limit = limits[line.of.operation]
          const wait = waitOf(line, limit)
          return { ...line.of, used: line.admitted.length, limit, waiting: line.waiters.size, wait }
        })
        .filter(({ used, waiting, wait }) => used > 0 || waiting > 0 || wait > 0),
    take(access, operation, signal) {
      const line = lineOf(access, operation)
      const limit = limits[operation]
      if (signal?.aborted) return Promise.resolve(failure(fault('stopping')))
      if (line.waiters.size === 0 && waitOf(line, limit) === 0) {
        admit(line)
        return Promise.resolve(success(null))
      }
      return new Promise((resolve) => {
        const giveUp = (): void => {
          leave(line, waiter)
          resolve(failure(fault('stopping')))
        }
        const waiter: Waiter = {
          admit() {
            signal?.removeEventListener('abort', giveUp)
            resolve(success(null))
          },
        }
        signal?.addEventListener('abort', giveUp, { once: true })
        line.waiters.add(waiter)
        void keep(line, limit)
      })
    },
    pause(access, operation, milliseconds) {
      const line = lineOf(access, operation)
      line.pausedUntil = Math.max(line.pausedUntil, clock.monotonic() + milliseconds)
    },
  }
}
