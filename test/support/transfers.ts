/** A home with one profile, and files that wait in it to be sent: what tests of the transfers begin with. */
import { randomUUID } from 'node:crypto'
import { statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Broker } from '../../main/altinn/broker/types.ts'
import type { Tus } from '../../main/altinn/tus/types.ts'
import type { Changes } from '../../main/lib/changes.ts'
import { systemDisk } from '../../main/lib/disk.ts'
import type { Throttle } from '../../main/lib/throttle.ts'
import type { Clock, Disk, Random } from '../../main/ports.ts'
import { createCourse } from '../../main/store/course.ts'
import { openDatabase, type Database } from '../../main/store/database.ts'
import { createChosenFiles } from '../../main/transfers/chosen-files.ts'
import { createHashers } from '../../main/transfers/hasher.ts'
import { createOutgoing } from '../../main/transfers/outgoing.ts'
import { createOutgoingRows, type OutgoingRecord } from '../../main/transfers/outgoing-rows.ts'
import type { Progress } from '../../main/transfers/progress.ts'
import { mebibyte } from '../../main/transfers/parts/plan.ts'
import { createUploadRows } from '../../main/transfers/parts/upload-rows.ts'
import type { QueueState } from '../../main/transfers/queue.ts'
import { createSending } from '../../main/transfers/sending.ts'
import { createSpool } from '../../main/transfers/spool.ts'
import { createUploads } from '../../main/transfers/uploads.ts'
import { createWatching, type Watching } from '../../main/transfers/watching.ts'
import { fault } from '../../preload/contract/fault.ts'
import { freeQueue } from '../../preload/contract/snapshot.ts'
import { failure, success } from '../../preload/contract/result.ts'
import { access, countingRandom, organisation, otherOrganisation, silentLog } from './altinn.ts'
import type { FakeClock } from './fake-clock.ts'
import { temporaryFolder } from './temporary.ts'

export const profileId = 'profile'
export const serviceId = 'service'

/** The store of a home, with one profile in it; opening it again finds the same. */
export function openStore(home: string): Database {
  const opened = openDatabase(home)
  if (!opened.ok) throw new Error(opened.fault.code)
  opened.value.run(
    `INSERT OR IGNORE INTO profile (id, environment_id, organisation, client_id, created_at)
     VALUES (?, 'tt02', ?, 'client', 0)`,
    profileId,
    organisation,
  )
  opened.value.run(
    'INSERT OR IGNORE INTO profile_service (profile_id, service_id) VALUES (?, ?)',
    profileId,
    serviceId,
  )
  return opened.value
}

/** What the engine would have written when the person sent this file. */
export function outgoingRecord(file: string, createdAt: number, more: Partial<OutgoingRecord> = {}) {
  const { size, mtimeMs, dev, ino } = statSync(file)
  const record: OutgoingRecord = {
    ...{ id: randomUUID(), profileId, position: 1, path: file, spooled: false, originalName: 'a.txt' },
    ...{ wireName: 'a.txt', note: null, folder: '', size, modified: mtimeMs, fileId: `${dev}:${ino}` },
    ...{
      serviceId,
      reference: null,
      properties: {},
      state: 'queued',
      paused: false,
      checksumFirst: false,
      fileTransferId: null,
    },
    ...{ initializingSince: null, checksum: null, attempts: 0, fault: null, retryAt: null, lookAt: null },
    ...{ uploadedAt: null, expiresAt: null, createdAt, updatedAt: createdAt },
    ...more,
  }
  return record
}

/** As fast as the line is. */
export const noThrottle: Throttle = { pass: (_direction, stream) => stream }

/** Nobody has paused or limited anything. */
export const freeQueueState: QueueState = {
  read: () => freeQueue,
  write: () => undefined,
  throttle: noThrottle,
}

export const stillProgress: Progress = {
  begin: () => undefined,
  advance: () => undefined,
  end: () => undefined,
  moving: () => [],
  stalled: () => [],
}

/** Nobody looks. */
export const unseenChanges: Changes = {
  revision: () => 0,
  subscribe: () => () => true,
  patch: () => undefined,
  stale: () => undefined,
  notice: () => undefined,
  progress: () => undefined,
  flush: () => undefined,
}

/** What sending and watching have in common: real rows and disk, the given time. */
export function sendingPorts(database: Database, clock: Clock, random: Random) {
  const hashers = createHashers()
  onTestFinished(() => hashers.close())
  return {
    ...{ database, rows: createOutgoingRows(database), course: createCourse(database) },
    ...{ clock, random, disk: systemDisk, hashers, log: silentLog, progress: stillProgress },
    ...{ throttle: noThrottle, isPaused: () => false },
    accessOf: () => Promise.resolve(success(access)),
    changed: () => undefined,
    reached: () => undefined,
    compared: (): void => undefined,
  }
}

/** A service, or something before it, that knows no resumable uploads. */
export const refusingTus: Tus = (() => {
  const refuse = () => Promise.resolve(failure(fault('request-refused', { technical: { status: 405 } })))
  return { createPart: refuse, lookAtPart: refuse, lookAtWhole: refuse, append: refuse, join: refuse }
})()

/** The sender with everything behind it. */
export function sendingOf(
  ports: ReturnType<typeof sendingPorts> & { readonly broker: Broker; readonly disk: Disk },
  watching: Watching,
  tus: Tus = refusingTus,
) {
  const uploads = createUploads({
    ...{ ...ports, tus, uploads: createUploadRows(ports.database), unit: mebibyte },
    hashed: ({ id }, checksum) => ports.rows.update(id, { checksum }, ports.clock.now()),
  })
  return createSending({ ...ports, ...watching, uploads })
}

/** Waits until something has become true; what never does ends with the test's own time. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

/** Sending with its loops, lanes and watch, as the engine has it, on a clock that stands still. */
export function outgoingDesk(broker: Broker, clock: FakeClock, disk: Disk = systemDisk) {
  const home = temporaryFolder()
  const database = openStore(home)
  const random = countingRandom()
  const ports = { ...sendingPorts(database, clock, random), disk, broker }
  const compared: string[] = []
  const watching = createWatching({ ...ports, compared: ({ id }) => compared.push(id) })
  const files = createChosenFiles(database, disk, clock, random)
  const spool = createSpool({ database, disk, random, files }, path.join(home, 'spool'))
  const send = sendingOf(ports, watching)
  const outgoing = createOutgoing({ ...ports, files, spool, watching, send, limitOf: () => null })
  onTestFinished(async () => {
    await outgoing.stop()
    database.close()
  })
  const get = (id: string): OutgoingRecord => {
    const found = ports.rows.get(id)
    if (found === null) throw new Error('The row is gone')
    return found
  }
  return {
    ...{ home, database, rows: ports.rows, course: ports.course, watching, outgoing, send, compared, get },
    /** A file of the person's, with its row as it would be in the middle of things. */
    add(content: string, more: Partial<OutgoingRecord> = {}): OutgoingRecord {
      const file = path.join(home, `${ports.rows.nextPosition()}.txt`)
      writeFileSync(file, content)
      const record = outgoingRecord(file, clock.now(), { position: ports.rows.nextPosition(), ...more })
      ports.rows.insert(record, [otherOrganisation], 'a.txt')
      // What is inserted is always new: the rest is what happened since.
      ports.rows.update(record.id, record, record.updatedAt)
      return record
    },
    /** One run of the sender, as a lane would start it. */
    run: (id: string) => send(get(id), new AbortController().signal),
  }
}
