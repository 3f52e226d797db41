/** Asks the service what has become of sent transfers, until each has reached its end. */
import type { FaultCode } from '../../preload/contract/fault.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker, Overview } from '../altinn/broker/types.ts'
import { backoff } from '../lib/backoff.ts'
import type { Clock, Random } from '../ports.ts'
import type { Course } from '../store/course.ts'
import type { Database } from '../store/database.ts'
import { applyOverview, lookAgainAfter } from './outgoing-machine.ts'
import type { OutgoingRecord, OutgoingRows } from './outgoing-rows.ts'

export interface WatchingPorts {
  readonly database: Database
  readonly rows: OutgoingRows
  readonly course: Course
  readonly broker: Broker
  readonly accessOf: (profileId: string) => Promise<Result<Access>>
  readonly clock: Clock
  readonly random: Random
  readonly changed: (record: OutgoingRecord) => void
  /** A transfer has reached a state that somebody waits for. */
  readonly reached: (record: OutgoingRecord) => void
}

export interface Watching {
  /** Writes what an overview says, in one transaction. */
  absorb(record: OutgoingRecord, overview: Overview): void
  /** Asks about one transfer and sets when to ask again. */
  look(record: OutgoingRecord, signal: AbortSignal): Promise<void>
}

/** The service will never say anything else about these. */
const final: ReadonlySet<FaultCode> = new Set<FaultCode>(['transfer-not-found'])
/** A look that failed is no failure of the transfer: it is tried again, at most this seldom. */
const slowestRetry = 15 * 60_000

export function createWatching(ports: WatchingPorts): Watching {
  const { database, rows, course, clock } = ports

  const absorb = (record: OutgoingRecord, overview: Overview): void => {
    const now = clock.now()
    const change = applyOverview(record, rows.recipients(record.id), overview)
    const state = change?.state ?? record.state
    const news = change !== null || record.fault !== null
    const again = lookAgainAfter(state, now - (record.uploadedAt ?? record.createdAt))
    database.transaction(() => {
      for (const recipient of change?.recipients ?? []) rows.setRecipient(record.id, recipient)
      for (const fact of change?.facts ?? []) course.add(record.id, fact)
      const fault = change?.state === 'failed' ? change.fault : null
      const lookAt = again === null ? null : now + again
      const patch = { state, fault, lookAt, expiresAt: overview.expiresAt, attempts: 0 }
      // Nothing new is no change: whoever shows the row need not ask again.
      rows.update(record.id, patch, news ? now : record.updatedAt)
    })
    if (!news) return
    const after = rows.get(record.id)
    if (after === null) return
    ports.changed(after)
    if (after.state !== record.state) ports.reached(after)
  }

  return {
    absorb,
    async look(record, signal) {
      const id = record.fileTransferId
      if (id === null) {
        rows.update(record.id, { lookAt: null }, clock.now())
        return
      }
      const access = await ports.accessOf(record.profileId)
      const overview = access.ok ? await ports.broker.overview(access.value, id, signal) : access
      // It may have been changed while the service answered.
      const current = rows.get(record.id)
      if (current === null) return
      if (overview.ok) {
        absorb(current, overview.value)
        return
      }
      if (overview.fault.code === 'stopping') return
      const wait = backoff(ports.random, current.attempts + 1, slowestRetry)
      const lookAt = final.has(overview.fault.code)
        ? null
        : Math.max(overview.fault.retryAt ?? 0, clock.now() + wait)
      rows.update(record.id, { lookAt, attempts: current.attempts + 1, fault: overview.fault }, clock.now())
      ports.changed(current)
    },
  }
}
