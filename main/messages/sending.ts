/**
 * Takes one message as far as it goes now: its files, then the one call that makes it. Before that call is made a row
 * says so, and after a lost answer the service is asked what it has: a letter never goes twice. correspondence.md §1.4,
 * §2.11, facts 1, 6, 8.
 */
import type { Fault, FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { NewFile } from '../altinn/correspondence/order-types.ts'
import type { Accepted } from '../altinn/correspondence/types.ts'
import { backoff } from '../lib/backoff.ts'
import { findSent } from './find-sent.ts'
import { factsOf, partyNumber, serviceOrderOf } from './order-of.ts'
import type { FileStream, MessagePorts } from './ports.ts'
import type { RecipientStatus, SentFile, SentPatch, SentRecord, SentRows } from './sent-rows.ts'
import { uploadFiles } from './upload-files.ts'

/** Files that together are no larger than this go along with the message, bytes. */
const formLimit = 16 * 1024 * 1024

/** Nothing of these reached the service, so a call that ended so has made nothing. */
const notSent: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'offline',
  'host-unreachable',
  'certificate-untrusted',
  'proxy-login',
  'too-many-calls',
  'maskinporten-busy',
])

/**
 * So long a call may go on at the service after its answer was lost, milliseconds: as long as it is waited for. A
 * message to several has no key (fact 8), so until then «the service knows of none» does not mean that none comes.
 */
const settling = 2 * 60_000
const lookEvery = 15_000

/** When a call of ours that left no trace may be repeated; not later than now when it may be. */
function repeatableAt({ sendingSince }: SentRecord, recipients: number, now: number): number {
  const since = now - (sendingSince ?? now)
  // A clock that was set back must not hold a message for as long as it was.
  return recipients === 1 || since < 0 ? now : now - since + settling
}

const goesAlong = (files: readonly SentFile[]): boolean =>
  files.reduce((all, { size }) => all + size, 0) <= formLimit &&
  files.every(({ attachmentId }) => attachmentId === null)

export function createSending(rows: SentRows, ports: MessagePorts) {
  const { clock, random, correspondence } = ports

  const write = (record: SentRecord, patch: SentPatch): SentRecord => {
    rows.update(record.id, patch, clock.now())
    ports.sentChanged(record.profileId, record.id)
    return rows.get(record.id) ?? record
  }
  const stop = (record: SentRecord, reason: Fault, patch: SentPatch = {}): void => {
    if (reason.code === 'stopping') return void write(record, patch)
    const attempts = record.attempts + 1
    if (reason.retry === 'later') {
      const retryAt = reason.retryAt ?? clock.now() + backoff(random, attempts)
      return void write(record, { ...patch, fault: reason, retryAt, attempts })
    }
    write(record, { ...patch, state: 'failed', fault: reason, retryAt: null, attempts })
    ports.failed('sent', record, record.order.confidential ? '' : record.order.title, reason)
  }

  const accepted = async (record: SentRecord, answer: Accepted): Promise<void> => {
    const at = clock.now()
    ports.database.transaction(() => {
      for (const one of rows.recipients(record.id)) {
        const made = answer.messages.find(({ recipient }) => partyNumber(recipient) === one.recipient)
        const status: RecipientStatus =
          made === undefined ? 'failed' : made.status === 'Reserved' ? 'reserved' : 'accepted'
        rows.setRecipient(record.id, { ...one, correspondenceId: made?.id ?? null, status, changedAt: at })
      }
      write(record, {
        state: 'accepted',
        acceptedAt: at,
        lookAt: at,
        fault: null,
        retryAt: null,
        attempts: 0,
      })
    })
    for (const file of rows.files(record.id)) {
      rows.setFile(record.id, { ...file, state: 'ready' })
      await ports.releaseFile(file)
    }
  }

  const callOf = async (
    record: SentRecord,
    access: Access,
    files: readonly SentFile[],
    signal: AbortSignal,
  ): Promise<Result<Accepted>> => {
    const recipients = rows.recipients(record.id).map(({ recipient }) => recipient)
    if (files.length === 0 || !goesAlong(files)) {
      const ids = files.map(({ attachmentId }) => attachmentId).filter((id) => id !== null)
      return correspondence.initialize(access, serviceOrderOf(record, recipients, ids), signal)
    }
    const streams: FileStream[] = files.map((file) => ports.openFile(file))
    const parts: NewFile[] = files.map((file, index) => ({
      ...factsOf(file, record),
      length: file.size,
      stream: streams[index]?.stream ?? (async function* () {})(),
    }))
    const made = await correspondence.initializeWithFiles(
      access,
      serviceOrderOf(record, recipients, []),
      parts,
      signal,
    )
    const broken = streams.map((one) => one.brokenBy()).find((reason) => reason !== null)
    for (const one of streams) one.abandon()
    return broken === undefined || made.ok ? made : failure(broken)
  }

  const make = async (record: SentRecord, access: Access, signal: AbortSignal): Promise<void> => {
    if (record.state === 'sending') {
      const found = await findSent(rows, correspondence, access, record, signal)
      if (!found.ok) return stop(record, found.fault)
      if (found.value !== null) return accepted(record, found.value)
      const now = clock.now()
      const at = repeatableAt(record, rows.recipients(record.id).length, now)
      if (at > now) return void write(record, { retryAt: Math.min(at, now + lookEvery) })
    }
    const files = rows.files(record.id)
    const sending = write(record, {
      state: 'sending',
      sendingSince: clock.now(),
      retryAt: null,
    })
    const made = await callOf(sending, access, files, signal)
    if (made.ok) return accepted(sending, made.value)
    // The key was used by a call whose answer never came.
    if (made.fault.code === 'message-already-sent') {
      const found = await findSent(rows, correspondence, access, sending, signal)
      if (found.ok && found.value !== null) return accepted(sending, found.value)
      return stop(sending, found.ok ? { ...made.fault, retry: 'later', action: 'wait' } : found.fault)
    }
    const isUncertain =
      made.fault.code === 'stopping' ||
      made.fault.code === 'internal' ||
      (made.fault.retry === 'later' && !notSent.has(made.fault.code))
    stop(sending, made.fault, isUncertain ? {} : { state: 'queued', sendingSince: null })
  }

  /** Null = all files are at the service, or go along. */
  const prepare = async (
    record: SentRecord,
    access: Access,
    signal: AbortSignal,
  ): Promise<Result<boolean>> => {
    const files = rows.files(record.id)
    if (files.length === 0 || goesAlong(files)) return success(true)
    const preparing = write(record, { state: 'preparing', retryAt: null })
    return uploadFiles(rows, ports, preparing, access, signal)
  }

  return async (start: SentRecord, signal: AbortSignal): Promise<void> => {
    const access = await ports.accessOf(start.profileId)
    if (!access.ok) return stop(start, access.fault)
    if (start.state !== 'sending') {
      const prepared = await prepare(start, access.value, signal)
      if (!prepared.ok) return stop(rows.get(start.id) ?? start, prepared.fault)
      // The scan takes its time; the loop comes back.
      if (!prepared.value) return void write(start, { retryAt: clock.now() + 3_000 })
    }
    const record = rows.get(start.id)
    if (record === null) return
    // What is sealed and does not open must not go out empty.
    if (record.closed !== null) return stop(record, record.closed)
    await make(record, access.value, signal)
  }
}
