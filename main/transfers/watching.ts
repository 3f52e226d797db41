/** Asks the service what has become of sent transfers, until each has reached its end. */
import type { Fault, FaultCode } from '../../preload/contract/fault.ts'
import type { OutgoingState } from '../../preload/contract/models.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker, Overview } from '../altinn/broker/types.ts'
import { backoff } from '../lib/backoff.ts'
import type { Clock, Random } from '../ports.ts'
import type { Course } from '../store/course.ts'
import type { Database } from '../store/database.ts'
import { applyOverview, holdingOf, isCompared, lookAgainAfter } from './outgoing-machine.ts'
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
  /** The service has published what we sent, and its checksum is ours: our own copy is of no use any more. */
  readonly compared: (record: OutgoingRecord) => void
}

export interface Watching {
  /** Writes what an overview says, in one transaction. */
  absorb(record: OutgoingRecord, overview: Overview): void
  /** The service has the whole file already, or will never take it: from here on the watch follows it. */
  handOver(record: OutgoingRecord, overview: Overview): void
  /**
   * Asks whether the service has the whole file of a transfer that is about to be given up; if so, the watch
   * follows it. False also when nobody can tell.
   */
  isTooLate(record: OutgoingRecord, signal: AbortSignal): Promise<boolean>
  /** Asks about one transfer and sets when to ask again. */
  look(record: OutgoingRecord, signal: AbortSignal): Promise<void>
}

/** The service will never say anything else about these. */
const final: ReadonlySet<FaultCode> = new Set<FaultCode>(['transfer-not-found'])
/** Only a new order of the person leads on from these, so no look may change why they stand there. */
const ended: ReadonlySet<OutgoingState> = new Set<OutgoingState>(['failed', 'cancelled'])
/** The bytes lie with the service, scanned. */
const delivered: ReadonlySet<OutgoingState> = new Set<OutgoingState>([
  'published',
  'fetched',
  'confirmed',
  'purged',
])
/** A look that failed is no failure of the transfer: it is tried again, at most this seldom. */
const slowestRetry = 15 * 60_000

export function createWatching(ports: WatchingPorts): Watching {
  const { database, rows, course, clock } = ports

  const absorb = (record: OutgoingRecord, overview: Overview): void => {
    const now = clock.now()
    const change = applyOverview(record, rows.recipients(record.id), overview)
    const state = change?.state ?? record.state
    const reason = record.state === 'failed' ? record.fault : (change?.fault ?? null)
    const news = change !== null || record.fault !== reason
    const again = lookAgainAfter(
      state,
      now - (state === 'cancelled' ? record.updatedAt : (record.uploadedAt ?? record.createdAt)),
      overview.status,
      rows.followed(),
    )
    database.transaction(() => {
      for (const recipient of change?.recipients ?? []) rows.setRecipient(record.id, recipient)
      for (const fact of change?.facts ?? []) course.add(record.id, fact)
      const lookAt = again === null ? null : now + again
      const patch = { state, fault: reason, lookAt, expiresAt: overview.expiresAt, attempts: 0 }
      // Nothing new is no change: whoever shows the row need not ask again.
      rows.update(record.id, patch, news ? now : record.updatedAt)
    })
    const after = rows.get(record.id)
    if (after === null) return
    if (news) ports.changed(after)
    if (after.state !== record.state) ports.reached(after)
    if (delivered.has(after.state) && isCompared(record, overview)) ports.compared(after)
  }

  const handOver = (record: OutgoingRecord, overview: Overview): void => {
    const at = clock.now()
    const uploadedAt = record.uploadedAt ?? at
    rows.update(record.id, { state: 'processing', uploadedAt, lookAt: at, fault: null, retryAt: null }, at)
    const current = rows.get(record.id)
    if (current === null) return
    ports.changed(current)
    absorb(current, overview)
  }

  /** The service's answer with the row as it is then; null when the answer is about another transfer by now. */
  const ask = async (record: OutgoingRecord, signal: AbortSignal) => {
    const id = record.fileTransferId
    if (id === null) return null
    const access = await ports.accessOf(record.profileId)
    const overview = access.ok ? await ports.broker.overview(access.value, id, signal) : access
    const current = rows.get(record.id)
    return current?.fileTransferId === id ? { current, overview } : null
  }

  /** A look that failed: it is made again later, and says so on a row that is still followed. */
  const postpone = (record: OutgoingRecord, reason: Fault): void => {
    if (record.state === 'failed') return
    const attempts = record.attempts + 1
    const wait = backoff(ports.random, attempts, slowestRetry)
    const lookAt = final.has(reason.code) ? null : Math.max(reason.retryAt ?? 0, clock.now() + wait)
    const told = ended.has(record.state) ? {} : { fault: reason }
    rows.update(
      record.id,
      { lookAt, attempts, ...told },
      ended.has(record.state) ? record.updatedAt : clock.now(),
    )
    ports.changed(record)
  }

  return {
    absorb,
    handOver,
    async isTooLate(record, signal) {
      const answer = await ask(record, signal)
      if (answer?.overview.ok !== true || holdingOf(answer.overview.value) !== 'file') return false
      handOver(answer.current, answer.overview.value)
      return true
    },
    async look(record, signal) {
      if (record.fileTransferId === null) {
        rows.update(record.id, { lookAt: null }, clock.now())
        return
      }
      const answer = await ask(record, signal)
      if (answer === null) return
      const { current, overview } = answer
      if (overview.ok) absorb(current, overview.value)
      else if (overview.fault.code !== 'stopping') postpone(current, overview.fault)
    },
  }
}
