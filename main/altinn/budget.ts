/**
 * Call budgets: the gateway counts calls per minute, per operation and per Maskinporten client, whichever
 * of our profiles makes them (broker.md §1.11). Whoever asks waits for a place in line.
 */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Clock } from '../ports.ts'
import type { Access } from './access.ts'

export type BudgetedOperation =
  'initialize' | 'upload' | 'tus' | 'search' | 'overview' | 'details' | 'download' | 'confirm'

export type Limits = Readonly<Record<BudgetedOperation, number>>

/** Below the published 120 and 10, because the gateway's minute is not ours. For TUS none is published. */
export const brokerLimits: Limits = {
  initialize: 110,
  upload: 110,
  tus: 1_200,
  search: 9,
  overview: 110,
  details: 9,
  download: 110,
  confirm: 110,
}

export interface Budget {
  /** Resolves when the call may be made, first come, first served. Faults: stopping (the signal). */
  take(access: Access, operation: BudgetedOperation, signal?: AbortSignal): Promise<Result<null>>
  /** No call of this kind for so many milliseconds: the service has said 429. */
  pause(access: Access, operation: BudgetedOperation, milliseconds: number): void
}

const window = 60_000

interface Waiter {
  admit(): void
}

interface Line {
  /** When calls were admitted, monotonic ms, oldest first; at most as many as the limit. */
  admitted: readonly number[]
  /** In the order of their coming. */
  readonly waiters: Set<Waiter>
  pausedUntil: number
  /** Whoever lets the line in; null when it is empty. */
  keeper: AbortController | null
}

export function createBudget(options: { readonly clock: Clock; readonly limits?: Limits }): Budget {
  const { clock, limits = brokerLimits } = options
  const lines = new Map<string, Line>()

  const lineOf = ({ environment, clientId }: Access, operation: BudgetedOperation): Line => {
    const key = JSON.stringify([environment.id, clientId, operation])
    const line = lines.get(key) ?? { admitted: [], waiters: new Set(), pausedUntil: 0, keeper: null }
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
