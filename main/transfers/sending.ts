/**
 * Sends one file transfer: initialize, upload, hand over to the watch. Every step is written down before
 * it is done, so that whoever takes the transfer up again after a crash knows what may have happened.
 * Recipe: field-notes.md §5.3; the service's rules: broker.md §2.7.
 */
import { fault, type Fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker, Overview } from '../altinn/broker/types.ts'
import { backoff } from '../lib/backoff.ts'
import type { Clock, Disk, Random } from '../ports.ts'
import type { Course } from '../store/course.ts'
import { checkFile } from './file-source.ts'
import { findOrphan, clientIdProperty } from './orphans.ts'
import { holdingOf, isStuck } from './outgoing-machine.ts'
import type { OutgoingPatch, OutgoingRecord, OutgoingRows } from './outgoing-rows.ts'
import type { Uploads } from './uploads.ts'

export interface SendingPorts {
  readonly rows: OutgoingRows
  readonly course: Course
  readonly broker: Broker
  readonly accessOf: (profileId: string) => Promise<Result<Access>>
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
  readonly uploads: Uploads
  /** Told after every change of a row. */
  readonly changed: (record: OutgoingRecord) => void
  /** The service has everything, or will take nothing more: the watch goes on from here. */
  readonly handOver: (record: OutgoingRecord, overview: Overview) => void
}

/** Nothing of these reached the service, so an initialize that ended so has made no orphan. */
const notSent: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'offline',
  'host-unreachable',
  'certificate-untrusted',
  'proxy-login',
  'too-many-calls',
  'maskinporten-busy',
])

type Step = 'go-on' | 'done'

interface Run {
  /** The transfer was made a moment ago, by us: the service need not be asked what it has. */
  fresh: boolean
  /** How often this run has gone on after an answer that asks for another look. */
  again: number
}

const mostAgain = 2

export function createSending(
  ports: SendingPorts,
): (record: OutgoingRecord, signal: AbortSignal) => Promise<void> {
  const { rows, course, broker, clock, random, disk, uploads } = ports

  const write = (id: string, patch: OutgoingPatch): OutgoingRecord => {
    rows.update(id, patch, clock.now())
    const record = rows.get(id)
    if (record === null) throw new Error('An outgoing row that is being worked on is gone')
    ports.changed(record)
    return record
  }

  /** Later faults wait and go on by themselves; the others wait for the person. */
  const stop = (record: OutgoingRecord, reason: Fault, patch: OutgoingPatch = {}): Step => {
    const attempts = record.attempts + 1
    if (reason.code === 'stopping') {
      write(record.id, patch)
    } else if (reason.retry === 'later') {
      const retryAt = reason.retryAt ?? clock.now() + backoff(random, attempts)
      write(record.id, { ...patch, fault: reason, retryAt, attempts })
    } else {
      course.add(record.id, {
        at: clock.now(),
        step: 'failed',
        by: null,
        text: reason.technical?.text ?? null,
      })
      write(record.id, { ...patch, state: 'failed', fault: reason, retryAt: null, attempts })
    }
    return 'done'
  }

  const initialize = async (record: OutgoingRecord, access: Access, signal: AbortSignal): Promise<Step> => {
    const unchanged = await checkFile(disk, record.path, record.originalName, record)
    if (!unchanged.ok) return stop(record, unchanged.fault)

    if (record.state === 'initializing') {
      const orphan = await findOrphan(broker, access, record, (id) => rows.knows(id), signal)
      if (!orphan.ok) return stop(record, orphan.fault)
      if (orphan.value !== null) {
        course.add(record.id, { at: clock.now(), step: 'adopted', by: null, text: orphan.value })
        write(record.id, { state: 'uploading', fileTransferId: orphan.value, fault: null, retryAt: null })
        return 'go-on'
      }
    }
    const given = record.checksumFirst ? await uploads.checksumOf(record, signal) : null
    if (signal.aborted) return stop(record, fault('stopping'))
    if (record.checksumFirst && given === null)
      return stop(record, fault('file-changed', { values: { name: record.originalName } }))
    write(record.id, { state: 'initializing', initializingSince: clock.now(), retryAt: null })
    const made = await broker.initialize(
      access,
      {
        fileName: record.wireName,
        resourceId: record.serviceId,
        reference: record.reference ?? record.id,
        sender: access.organisation,
        recipients: rows.recipients(record.id).map(({ organisation }) => organisation),
        properties: { ...record.properties, [clientIdProperty]: record.id },
        checksum: given,
        disableVirusScan: false,
      },
      signal,
    )
    if (!made.ok) {
      const orphanPossible = made.fault.retry === 'later' && !notSent.has(made.fault.code)
      const uncertain = orphanPossible || made.fault.code === 'stopping' || made.fault.code === 'internal'
      return stop(record, made.fault, uncertain ? {} : { state: 'queued', initializingSince: null })
    }
    course.add(record.id, { at: clock.now(), step: 'initialized', by: null, text: made.value.id })
    write(record.id, { state: 'uploading', fileTransferId: made.value.id, fault: null })
    return 'go-on'
  }

  /** The service waited a day for the rest and gave up: nobody has had a byte, and all is sent anew. */
  const beginAnew = (record: OutgoingRecord, text: string): void => {
    uploads.forget(record.id)
    course.add(record.id, { at: clock.now(), step: 'upload-restarted', by: null, text })
    const anew = { fileTransferId: null, initializingSince: null, checksum: null, fault: null, retryAt: null }
    write(record.id, { ...anew, state: 'queued' })
  }

  /** Before a repeated upload the service is asked: it may have everything already (broker.md fact 8, 9). */
  const inspect = async (
    record: OutgoingRecord,
    access: Access,
    id: string,
    signal: AbortSignal,
  ): Promise<Result<'open' | 'anew' | 'closed'>> => {
    const overview = await broker.overview(access, id, signal)
    if (!overview.ok) return overview
    const holding = holdingOf(overview.value)
    if (holding === 'nothing') return success('open')
    if (isStuck(overview.value)) {
      beginAnew(record, overview.value.statusText)
      return success('anew')
    }
    // Nobody may ever have had it: the person decides, and the file stays.
    if (holding === 'gone') return failure(fault('transfer-purged', { values: { name: record.wireName } }))
    // The answer to the upload was lost, and with it the checksum of what was sent.
    const isUnknown = holding === 'file' && record.checksum === null
    const checksum = isUnknown ? await uploads.checksumOf(record, signal) : record.checksum
    if (signal.aborted) return failure(fault('stopping'))
    ports.handOver(write(record.id, { checksum }), overview.value)
    uploads.forget(record.id)
    return success('closed')
  }

  const upload = async (
    record: OutgoingRecord,
    access: Access,
    run: Run,
    signal: AbortSignal,
  ): Promise<Step> => {
    const id = record.fileTransferId
    if (id === null) return stop(record, fault('internal'))
    if (!run.fresh) {
      const open = await inspect(record, access, id, signal)
      if (!open.ok) return stop(record, open.fault)
      if (open.value === 'anew') return 'go-on'
      if (open.value === 'closed') return 'done'
    }
    const unchanged = await checkFile(disk, record.path, record.originalName, record)
    if (!unchanged.ok) return stop(record, unchanged.fault)
    course.add(record.id, { at: clock.now(), step: 'upload-started', by: null, text: null })
    const sent = await uploads.send(record, access, id, signal)
    if (!sent.ok) {
      // Uploaded already: the overview tells what became of it. A token that ran out: once more with a new one.
      const askAgain = sent.fault.code === 'already-uploaded' || sent.fault.code === 'token-refused'
      if (askAgain && run.again < mostAgain) {
        run.again += 1
        return 'go-on'
      }
      // It has everything and is only slow to say so: no failure, and never a reason to send anew.
      if (sent.fault.code === 'already-uploaded')
        return stop(record, { ...sent.fault, retry: 'later', action: 'wait' })
      return stop(record, sent.fault)
    }
    const at = clock.now()
    course.add(record.id, { at, step: 'uploaded', by: null, text: sent.value })
    write(record.id, {
      state: 'processing',
      checksum: sent.value,
      uploadedAt: at,
      lookAt: at,
      attempts: 0,
      fault: null,
      retryAt: null,
    })
    uploads.forget(record.id)
    return 'done'
  }

  /** Takes one transfer as far as it goes now. Never throws for what is expected. */
  return async (start, signal) => {
    const access = await ports.accessOf(start.profileId)
    if (!access.ok) {
      stop(start, access.fault)
      return
    }
    const run: Run = { fresh: false, again: 0 }
    let step: Step = 'go-on'
    while (step === 'go-on' && !signal.aborted) {
      const record = rows.get(start.id)
      if (record === null) return
      if (record.state === 'queued' || record.state === 'initializing') {
        const before = record.state
        step = await initialize(record, access.value, signal)
        run.fresh = before === 'queued' && step === 'go-on'
      } else if (record.state === 'uploading') {
        step = await upload(record, access.value, run, signal)
        run.fresh = false
      } else {
        step = 'done'
      }
    }
  }
}
