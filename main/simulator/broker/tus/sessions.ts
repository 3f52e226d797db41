/**
 * Upload sessions: who has begun to send may go on for a day after the last call, even when the token has
 * expired meanwhile; and is not looked at again, not even when all is over (broker.md §5.3, fact 22).
 */
import { dayMs } from '../../world/services.ts'
import type { Clock } from '../../clock.ts'
import { numberOf, type Database } from '../../state/database.ts'
import type { Caller } from '../access.ts'

export interface Sessions {
  isActive(transferId: string, caller: Caller): boolean
  /** Begins one, or moves its end to a day from now. */
  refresh(transferId: string, caller: Caller): void
  remove(transferId: string, caller: Caller): void
}

const keyOf = (transferId: string, { clientId, organisation }: Caller): string =>
  [transferId.toLowerCase(), clientId, organisation].join(' ')

export function createSessions(database: Database, clock: Clock): Sessions {
  return {
    isActive(transferId, caller) {
      const row = database.one('SELECT until FROM tus_session WHERE key = ?', keyOf(transferId, caller))
      return row !== null && numberOf(row, 'until') > clock.brokerNow()
    },
    refresh(transferId, caller) {
      const until = Math.round(clock.brokerNow() + dayMs)
      database.run(
        'INSERT INTO tus_session (key, until) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET until = excluded.until',
        ...[keyOf(transferId, caller), until],
      )
    },
    remove: (transferId, caller) =>
      void database.run('DELETE FROM tus_session WHERE key = ?', keyOf(transferId, caller)),
  }
}
