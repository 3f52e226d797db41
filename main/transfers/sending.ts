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
import type { Clock, Disk, Log, Random } from '../ports.ts'
import type { Course } from '../store/course.ts'
import { checkFile, createFileSource } from './file-source.ts'
import type { Hashers } from './hasher.ts'
import { findOrphan, clientIdProperty } from './orphans.ts'
import type { OutgoingPatch, OutgoingRecord, OutgoingRows } from './outgoing-rows.ts'
import type { Progress } from './progress.ts'

export interface SendingPorts {
  readonly rows: OutgoingRows
  readonly course: Course
  readonly broker: Broker
  readonly accessOf: (profileId: string) => Promise<Result<Access>>
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
  readonly log: Log
  readonly hashers: Hashers
  readonly progress: Progress
  /** Told after every change of a row. */
  readonly changed: (record: OutgoingRecord) => void
  /** Takes in what an overview says about a transfer. */
  readonly absorb: (record: OutgoingRecord, overview: Overview) => void
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

export function createSending(
  ports: SendingPorts,
): (record: OutgoingRecord, signal: AbortSignal) => Promise<void> {
  const { rows, course, broker, clock, random, disk, progress } = ports

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
        checksum: null,
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

  /** Before a repeated upload the service is asked: it may have everything already (broker.md fact 8, 9). */
  const inspect = async (
    record: OutgoingRecord,
    access: Access,
    id: string,
    signal: AbortSignal,
  ): Promise<Result<boolean>> => {
    const overview = await broker.overview(access, id, signal)
    if (!overview.ok) return overview
    const { status } = overview.value
    if (status === 'Initialized' || status === 'UploadStarted') return success(true)
    const at = clock.now()
    const current = write(record.id, {
      state: 'processing',
      uploadedAt: record.uploadedAt ?? at,
      lookAt: at,
      fault: null,
      retryAt: null,
    })
    ports.absorb(current, overview.value)
    return success(false)
  }

  const send = async (
    record: OutgoingRecord,
    access: Access,
    id: string,
    signal: AbortSignal,
  ): Promise<Result<string>> => {
    const hasher = ports.hashers.create(record.size)
    const expected = { size: record.size, modified: record.modified, fileId: record.fileId }
    const source = createFileSource(
      { disk, path: record.path, name: record.originalName, expected, hasher },
      (done) => progress.advance(record.id, done),
    )
    progress.begin(
      {
        id: record.id,
        profileId: record.profileId,
        direction: 'out',
        fileName: record.wireName,
        total: record.size,
      },
      0,
    )
    try {
      const uploaded = await broker.upload(access, id, { length: record.size, stream: source.stream }, signal)
      if (uploaded.ok) return success(await hasher.digest())
      hasher.abandon()
      return failure(source.brokenBy() ?? uploaded.fault)
    } finally {
      progress.end(record.id)
    }
  }

  const upload = async (
    record: OutgoingRecord,
    access: Access,
    fresh: boolean,
    signal: AbortSignal,
  ): Promise<Step> => {
    const id = record.fileTransferId
    if (id === null) return stop(record, fault('internal'))
    if (!fresh) {
      const open = await inspect(record, access, id, signal)
      if (!open.ok) return stop(record, open.fault)
      if (!open.value) return 'done'
    }
    const unchanged = await checkFile(disk, record.path, record.originalName, record)
    if (!unchanged.ok) return stop(record, unchanged.fault)
    course.add(record.id, { at: clock.now(), step: 'upload-started', by: null, text: null })
    const sent = await send(record, access, id, signal)
    if (!sent.ok) {
      // Uploaded already: the overview tells what became of it. A token that ran out: once more with a new one.
      const askAgain = sent.fault.code === 'already-uploaded' || sent.fault.code === 'token-refused'
      if (askAgain && record.attempts < 2) {
        write(record.id, { attempts: record.attempts + 1 })
        return 'go-on'
      }
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
    return 'done'
  }

  /** Takes one transfer as far as it goes now. Never throws for what is expected. */
  return async (start, signal) => {
    const access = await ports.accessOf(start.profileId)
    if (!access.ok) {
      stop(start, access.fault)
      return
    }
    let fresh = false
    let step: Step = 'go-on'
    while (step === 'go-on' && !signal.aborted) {
      const record = rows.get(start.id)
      if (record === null) return
      if (record.state === 'queued' || record.state === 'initializing') {
        const before = record.state
        step = await initialize(record, access.value, signal)
        fresh = before === 'queued' && step === 'go-on'
      } else if (record.state === 'uploading') {
        step = await upload(record, access.value, fresh, signal)
        fresh = false
      } else {
        step = 'done'
      }
    }
  }
}
