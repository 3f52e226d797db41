/** How the steps of an arrival are written down: on to the next, later, or at its end. */
import type { Fault } from '../../preload/contract/fault.ts'
import { backoff } from '../lib/backoff.ts'
import type { Clock, Random } from '../ports.ts'
import type { ArrivalPatch, ArrivalRecord, ArrivalRows } from './arrival-rows.ts'

export interface ArrivalPen {
  /** What stood in the way is over. */
  goOn(record: ArrivalRecord, patch: ArrivalPatch): ArrivalRecord
  /** Answers the milliseconds until the next try; with `wait` exactly these. */
  later(record: ArrivalRecord, reason: Fault, wait?: number): number
  /** Only a person can tell what is to be done, or another machine has it. */
  end(record: ArrivalRecord, state: 'failed' | 'elsewhere', reason: Fault): ArrivalRecord
  /** It is being fetched again: nothing waits any more. */
  underWay(record: ArrivalRecord): void
}

/** What one step comes to: the next state, milliseconds until another try, or null when it waits for others. */
export type Stepped = ArrivalRecord | number | null

/** Trouble that only a person can end is tried again by itself all the same. */
export const helpAfter = 15 * 60_000

export function createArrivalPen(
  rows: ArrivalRows,
  clock: Clock,
  random: Random,
  changed: () => void,
): ArrivalPen {
  const write = (record: ArrivalRecord, patch: ArrivalPatch): ArrivalRecord => {
    rows.update(record.arrival.id, patch, clock.now())
    changed()
    const after = rows.get(record.arrival.id)
    if (after === null) throw new Error('An arrival that is being worked on is gone')
    return after
  }
  return {
    goOn: (record, patch) => write(record, { attempts: 0, retryAt: null, fault: null, ...patch }),
    later(record, reason, wait) {
      // We are at our end, not the file: the next start goes on at once.
      if (reason.code === 'stopping') return 0
      const attempts = record.attempts + 1
      const rest = wait ?? (reason.retry === 'later' ? backoff(random, attempts) : helpAfter)
      write(record, { fault: reason, attempts, retryAt: clock.now() + rest })
      return rest
    },
    end: (record, state, reason) => write(record, { state, fault: reason, retryAt: null }),
    underWay(record) {
      if (record.retryAt !== null) write(record, { retryAt: null, fault: null })
    },
  }
}
