/** Everything a door can ask about what is sent, and the loop that sends it. */
import { fault, type FaultCode } from '../../preload/contract/fault.ts'
import type { CommandChecked } from '../../preload/contract/commands.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { createLoop, type Loop } from '../lib/loop.ts'
import { parseOrganisationNumber } from '../lib/organisation-number.ts'
import type { Clock, Disk, Log, Random } from '../ports.ts'
import type { Course } from '../store/course.ts'
import type { Database } from '../store/database.ts'
import type { ChosenFile, ChosenFiles } from './chosen-files.ts'
import { createLanes } from './lanes.ts'
import { clientIdProperty } from './orphans.ts'
import type { Move, OutgoingPatch, OutgoingRecord, OutgoingRows } from './outgoing-rows.ts'
import type { Spool } from './spool.ts'
import type { Watching } from './watching.ts'

export interface OutgoingPorts {
  readonly database: Database
  readonly rows: OutgoingRows
  readonly course: Course
  readonly files: ChosenFiles
  readonly spool: Spool
  readonly watching: Watching
  readonly send: (record: OutgoingRecord, signal: AbortSignal) => Promise<void>
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
  readonly log: Log
  readonly changed: (record: OutgoingRecord) => void
  /** The whole queue stands still. */
  readonly isPaused: () => boolean
  /** The largest file the service takes, bytes; null when nobody has told us. */
  readonly limitOf: (profileId: string, serviceId: string) => number | null
}

export interface Outgoing {
  start(): void
  stop(): Promise<void>
  send(order: CommandChecked<'outgoing.send'>): Result<{ ids: string[] }>
  /** Asks the service now; what it cannot tell is the fault of the row. */
  refresh(id: string): Promise<Result<null>>
  retry(id: string): Promise<Result<null>>
  cancel(id: string): Promise<Result<null>>
  /** One file stands still, or goes on where it stood. Faults: unknown-item, wrong-state (it is sent already). */
  setPaused(id: string, paused: boolean): Promise<Result<null>>
  move(id: string, to: Move): Result<null>
  /** Cuts what is being sent; the queue is paused, or it will be taken up at once. */
  halt(): Promise<void>
  /** Cuts one that stands still; it is taken up again at once. */
  cut(id: string): Promise<void>
  /** What waits after trouble with the network has its turn now: the network is another one. */
  hurry(): void
  /** Something may be due now. */
  wake(): void
}

/** Broker with virus scan (broker.md §3.4). */
const platformLimit = 50_000_000_000
const working: ReadonlySet<OutgoingRecord['state']> = new Set(['queued', 'initializing', 'uploading'])
const cancellable: ReadonlySet<OutgoingRecord['state']> = new Set([...working, 'failed'])
/** The transfer at the service has come to its end, or was never ours: sending again means a new one. */
const needsNewTransfer: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'malware-found',
  'upload-failed',
  'upload-checksum-mismatch',
  'upload-expired',
  'transfer-not-found',
  'transfer-purged',
])
const longestRest = 60_000
/** More of each size than there are lanes. */
const mostDue = 50

/** Where a failed transfer is taken up again: as late as is safe, so that nothing is sent twice. */
function restart(record: OutgoingRecord): OutgoingPatch {
  if (record.state !== 'failed') return {}
  if (record.fault !== null && needsNewTransfer.has(record.fault.code)) {
    return { state: 'queued', fileTransferId: null, initializingSince: null, checksum: null, lookAt: null }
  }
  if (record.fileTransferId !== null) return { state: 'uploading', lookAt: null }
  return { state: record.initializingSince === null ? 'queued' : 'initializing', lookAt: null }
}

/** Ten properties of 50 + 3000 characters, one of them ours (broker.md §1.4). */
function checkProperties(properties: Readonly<Record<string, string>>): Result<null> {
  const entries = Object.entries(properties)
  const wrong = entries.find(
    ([key, value]) => key.length === 0 || key.length > 50 || value.length > 3_000 || key === clientIdProperty,
  )
  if (wrong !== undefined) return failure(fault('property-invalid', { values: { value: wrong[0] } }))
  return entries.length > 9
    ? failure(fault('property-invalid', { values: { value: String(entries.length) } }))
    : success(null)
}

function checkRecipients(given: readonly string[]): Result<readonly string[]> {
  const numbers = new Set<string>()
  for (const value of given) {
    const number = parseOrganisationNumber(value)
    if (number === null) return failure(fault('recipient-invalid', { values: { value } }))
    numbers.add(number)
  }
  return success([...numbers])
}

export function createOutgoing(ports: OutgoingPorts): Outgoing {
  const { database, rows, course, clock, random } = ports
  let loop: Loop | null = null
  let looking: Loop | null = null
  let stopping = new AbortController()
  /** What a door has asked for and the end waits for. */
  const asked = new Set<Promise<unknown>>()
  const track = <T>(work: Promise<T>): Promise<T> => {
    const done = work.finally(() => asked.delete(done))
    asked.add(done)
    return done
  }
  /** Being cancelled: no lane takes them up again meanwhile. */
  const held = new Set<string>()

  const crashed = (record: OutgoingRecord, error: unknown): void => {
    const reference = random.uuid()
    ports.log.write('error', 'outgoing.crashed', { id: record.id, reference, error })
    rows.update(
      record.id,
      { state: 'failed', fault: fault('internal', { reference }), retryAt: null },
      clock.now(),
    )
    ports.changed(rows.get(record.id) ?? record)
  }
  const wake = (): void => {
    loop?.wake()
    // What has just been uploaded is to be looked after from now on.
    looking?.wake()
  }
  const troubled = (event: string) => (error: unknown) => ports.log.write('error', event, { error })
  const lanes = createLanes(ports.send, wake, crashed, { clock, failed: troubled('outgoing.lane-crashed') })

  const sendDue = (): Promise<number> => {
    if (ports.isPaused()) return Promise.resolve(longestRest)
    const now = clock.now()
    lanes.fill(rows.due(now, mostDue).filter(({ id }) => !lanes.isRunning(id) && !held.has(id)))
    // What is due now but has no lane is started when a lane becomes free, which wakes the loop.
    const next = rows.nextDue(now)
    return Promise.resolve(next === null ? longestRest : Math.min(longestRest, next - now))
  }

  const lookAtDue = async (signal: AbortSignal): Promise<number> => {
    for (const record of rows.toLookAt(clock.now(), 20)) {
      if (signal.aborted) return 0
      if (!lanes.isRunning(record.id)) await ports.watching.look(record, signal)
    }
    const next = rows.nextLook()
    return next === null ? longestRest : Math.max(50, Math.min(longestRest, next - clock.now()))
  }

  const recordOf = (
    file: ChosenFile,
    order: CommandChecked<'outgoing.send'>,
    position: number,
  ): OutgoingRecord => {
    const now = clock.now()
    const { path, spooled, originalName, wireName, note, folder, size, modified, fileId } = file
    return {
      ...{ path, spooled, originalName, wireName, note, folder, size, modified, fileId },
      ...{ profileId: order.profileId, serviceId: order.serviceId, properties: order.properties },
      id: random.uuid(),
      position,
      reference: order.reference === '' ? null : order.reference,
      ...{ state: 'queued', paused: false, checksumFirst: order.checksumFirst },
      ...{ fileTransferId: null, initializingSince: null, checksum: null, attempts: 0, fault: null },
      ...{ retryAt: null, lookAt: null, uploadedAt: null, expiresAt: null, createdAt: now, updatedAt: now },
    }
  }

  const take = (order: CommandChecked<'outgoing.send'>): Result<readonly ChosenFile[]> => {
    const limit = ports.limitOf(order.profileId, order.serviceId) ?? platformLimit
    const files: ChosenFile[] = []
    for (const id of new Set(order.fileIds)) {
      const file = ports.files.get(id)
      if (file === null) return failure(fault('unknown-item'))
      if (file.size > limit)
        return failure(fault('file-too-large', { values: { name: file.originalName, limit } }))
      files.push(file)
    }
    return success(files)
  }

  const cancellableNow = (id: string): OutgoingRecord | null => {
    const record = rows.get(id)
    return record !== null && cancellable.has(record.state) ? record : null
  }
  /** No lane works on it. Faults: wrong-state (too late: the service has it). */
  const giveUp = async (id: string): Promise<Result<null>> => {
    const cut = cancellableNow(id)
    // All bytes may have arrived, though the answer has not.
    if (cut === null || (await ports.watching.isTooLate(cut, stopping.signal)))
      return failure(fault('wrong-state'))
    const record = cancellableNow(id)
    if (record === null) return failure(fault('wrong-state'))
    const now = clock.now()
    // Nobody may have been able to tell: it is looked after, so that what was sent after all is shown as sent.
    const lookAt = record.fileTransferId === null ? null : now
    course.add(id, { at: now, step: 'cancelled', by: null, text: null })
    rows.update(id, { state: 'cancelled', fault: null, retryAt: null, lookAt, attempts: 0 }, now)
    await ports.spool.discard(record)
    ports.changed(rows.get(id) ?? record)
    return success(null)
  }

  return {
    start() {
      if (loop !== null) return
      stopping = new AbortController()
      loop = createLoop(clock, sendDue, troubled('outgoing.step-crashed'))
      looking = createLoop(clock, lookAtDue, troubled('outgoing.look-crashed'))
    },
    async stop() {
      await loop?.stop()
      stopping.abort()
      await Promise.all([looking?.stop(), lanes.stop(), ...asked])
      loop = null
      looking = null
    },
    send(order) {
      const recipients = checkRecipients(order.recipients)
      if (!recipients.ok) return recipients
      const properties = checkProperties(order.properties)
      if (!properties.ok) return properties
      const files = take(order)
      if (!files.ok) return files
      const first = rows.nextPosition()
      const records = files.value.map((file, index) => recordOf(file, order, first + index))
      database.transaction(() => {
        for (const record of records) {
          const search = [record.wireName, record.originalName, record.reference ?? '', ...recipients.value]
          rows.insert(record, recipients.value, search.join(' ').toLocaleLowerCase('nb'))
          course.add(record.id, { at: record.createdAt, step: 'queued', by: null, text: null })
        }
        for (const file of files.value) ports.files.release(file.id)
      })
      for (const record of records) ports.changed(record)
      wake()
      return success({ ids: records.map(({ id }) => id) })
    },
    async refresh(id) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      // Before that the service knows nothing that we do not.
      if (record.uploadedAt === null || lanes.isRunning(id)) return success(null)
      await track(ports.watching.look(record, stopping.signal))
      return success(null)
    },
    async retry(id) {
      const before = rows.get(id)
      if (before === null) return failure(fault('unknown-item'))
      // The person has been told that the file changed and wants what it is now.
      const isChanged = before.fault?.code === 'file-changed'
      const seen = isChanged ? await ports.disk.identity(before.path) : null
      // From here to the write nothing may come between: it may have been cancelled or tried again meanwhile.
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      const waits = record.state === 'failed' || (working.has(record.state) && record.retryAt !== null)
      if (!waits || lanes.isRunning(id) || held.has(id)) return failure(fault('wrong-state'))
      const { size, modified, fileId } = seen?.ok === true && seen.value.kind === 'file' ? seen.value : record
      course.add(id, { at: clock.now(), step: 'retried', by: null, text: null })
      rows.update(
        id,
        { ...restart(record), size, modified, fileId, fault: null, retryAt: null, attempts: 0 },
        clock.now(),
      )
      ports.changed(rows.get(id) ?? record)
      wake()
      return success(null)
    },
    async setPaused(id, paused) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      if (!working.has(record.state)) return failure(fault('wrong-state'))
      rows.update(id, { paused, retryAt: null }, clock.now())
      if (paused) await lanes.cut(id)
      ports.changed(rows.get(id) ?? record)
      wake()
      return success(null)
    },
    move(id, to) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      if (!working.has(record.state)) return failure(fault('wrong-state'))
      rows.move(id, to)
      ports.changed(record)
      wake()
      return success(null)
    },
    halt: () => lanes.stop(),
    cut: (id) => lanes.cut(id),
    hurry() {
      rows.hurry(clock.now())
      wake()
    },
    wake,
    async cancel(id) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      if (!cancellable.has(record.state) || held.has(id)) return failure(fault('wrong-state'))
      held.add(id)
      try {
        await lanes.cut(id)
        return await track(giveUp(id))
      } finally {
        held.delete(id)
        wake()
      }
    },
  }
}
