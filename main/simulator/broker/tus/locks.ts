/** One PATCH or DELETE at a time on an upload. In memory, as each replica of the service has it (broker.md §5.3). */
import type { Scheduler } from '../../scheduler.ts'
import type { TusSwitches } from './timings.ts'

export interface Locks {
  isTaken(id: string): boolean
  /** False when somebody else has it. */
  take(id: string): boolean
  release(id: string): void
  /** The sender has gone; the service takes a while to notice. */
  releaseLater(id: string): void
}

export function createLocks(scheduler: Scheduler, switches: TusSwitches): Locks {
  const taken = new Set<string>()
  scheduler.handle('tus-lock', ({ subject }) => void taken.delete(subject))
  return {
    isTaken: (id) => taken.has(id),
    take(id) {
      if (taken.has(id)) return false
      taken.add(id)
      return true
    },
    release: (id) => void taken.delete(id),
    releaseLater(id) {
      const delay = switches.delay('lock')
      if (delay === 0) taken.delete(id)
      else scheduler.add('tus-lock', id, delay)
    },
  }
}
