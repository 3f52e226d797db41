/** A home with one profile, and files that wait in it to be sent: what tests of the transfers begin with. */
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { systemDisk } from '../../main/lib/disk.ts'
import type { Changes } from '../../main/lib/changes.ts'
import type { Clock, Random } from '../../main/ports.ts'
import { createCourse } from '../../main/store/course.ts'
import { openDatabase, type Database } from '../../main/store/database.ts'
import { createHashers } from '../../main/transfers/hasher.ts'
import { createOutgoingRows, type OutgoingRecord } from '../../main/transfers/outgoing-rows.ts'
import type { Progress } from '../../main/transfers/progress.ts'
import { success } from '../../preload/contract/result.ts'
import { access, organisation, silentLog } from './altinn.ts'

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
    ...{ serviceId, reference: null, properties: {}, state: 'queued', fileTransferId: null },
    ...{ initializingSince: null, checksum: null, attempts: 0, fault: null, retryAt: null, lookAt: null },
    ...{ uploadedAt: null, expiresAt: null, createdAt, updatedAt: createdAt },
    ...more,
  }
  return record
}

export const stillProgress: Progress = {
  begin: () => undefined,
  advance: () => undefined,
  end: () => undefined,
  moving: () => [],
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
    accessOf: () => Promise.resolve(success(access)),
    changed: () => undefined,
    reached: () => undefined,
  }
}
