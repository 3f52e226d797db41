/** One file that waits at a service in memory, and a home that fetches it: real rows and disk, a clock that is moved. */
import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Access } from '../../main/altinn/access.ts'
import type { Broker, Overview } from '../../main/altinn/broker/types.ts'
import { systemDisk } from '../../main/lib/disk.ts'
import type { Disk, WriteHandle } from '../../main/ports.ts'
import { createCourse } from '../../main/store/course.ts'
import type { Database } from '../../main/store/database.ts'
import { createDownloads, type DownloadsPorts } from '../../main/transfers/downloads.ts'
import { createHashers, type Hashers } from '../../main/transfers/hasher.ts'
import { createIncoming } from '../../main/transfers/incoming.ts'
import {
  createIncomingRows,
  type IncomingPatch,
  type IncomingRecord,
} from '../../main/transfers/incoming-rows.ts'
import { createDownloadRows } from '../../main/transfers/parts/download-rows.ts'
import { mebibyte } from '../../main/transfers/parts/plan.ts'
import type { Progress } from '../../main/transfers/progress.ts'
import { createReceiving } from '../../main/transfers/receiving.ts'
import type { FaultCode } from '../../preload/contract/fault.ts'
import { success } from '../../preload/contract/result.ts'
import {
  access as sendersAccess,
  countingRandom,
  organisation,
  otherOrganisation,
  silentLog,
} from './altinn.ts'
import { createFakeClock } from './fake-clock.ts'
import { createModelBroker, type Fate } from './model-broker.ts'
import { temporaryFolder } from './temporary.ts'
import { noThrottle, openStore, profileId, serviceId, stillProgress } from './transfers.ts'

export const recipientsAccess: Access = { ...sendersAccess, organisation: otherOrganisation }

/** What the service tells of a file that waits for us. */
export function waitingFile(at: number, more: Partial<Overview> = {}): Overview {
  return {
    ...{ fileTransferId: randomUUID(), resourceId: serviceId, fileName: 'a.bin', reference: 'r' },
    ...{ checksum: null, useVirusScan: true, size: 1, status: 'Published', statusText: '' },
    ...{ statusChangedAt: at, createdAt: at, expiresAt: at + 30 * 86_400_000, publishedAt: at },
    ...{ sender: organisation, properties: {} },
    recipients: [{ organisation: otherOrganisation, status: 'Initialized', changedAt: at }],
    ...more,
  }
}

/** The row that reading the list makes of it. */
export function incomingRecord(overview: Overview): IncomingRecord {
  const { fileTransferId, fileName, size, sender, checksum, createdAt, expiresAt } = overview
  return {
    ...{ id: randomUUID(), profileId, fileTransferId, fileName, size, sender, serviceId, reference: null },
    ...{
      properties: {},
      virusScanned: true,
      checksum,
      state: 'new',
      paused: false,
      unread: true,
      folderPath: null,
    },
    ...{ partialPath: null, savedPath: null, note: null, savedChecksum: null, confirmAfter: false },
    ...{ attempts: 0, fault: null, retryAt: null, publishedAt: createdAt, expiresAt, confirmedAt: null },
    updatedAt: createdAt,
  }
}

export interface DeskOptions {
  readonly disk?: Partial<Disk>
  readonly overview?: Partial<Overview>
  readonly progress?: Progress
  readonly hashers?: Hashers
  readonly fates?: Fate[]
  /** Bytes of a download that arrive before a `cut`. */
  readonly cutAfter?: number
  /** Stands between us and the service. */
  readonly around?: (broker: Broker) => Partial<Broker>
}

/** A disk whose files write as `change` says. */
export function writingDisk(
  change: (handle: WriteHandle, file: string) => Partial<WriteHandle>,
): Partial<Disk> {
  return {
    async openWrite(file, mode) {
      const opened = await systemDisk.openWrite(file, mode)
      return opened.ok ? success({ ...opened.value, ...change(opened.value, file) }) : opened
    },
  }
}

/** The error a system call ends with. */
export const systemError = (code: string): Error => Object.assign(new Error(code), { code })

/** The fetcher with everything behind it. */
export const downloadsOf = (
  ports: Pick<DownloadsPorts, 'broker' | 'disk' | 'hashers' | 'clock'> & { readonly database: Database },
  progress: Progress = stillProgress,
) =>
  createDownloads({
    ...ports,
    progress,
    throttle: noThrottle,
    unit: mebibyte,
    log: silentLog,
    downloads: createDownloadRows(ports.database),
  })

export function receivingDesk(content: Buffer, options: DeskOptions = {}) {
  const home = temporaryFolder()
  const downloads = path.join(home, 'downloads')
  const clock = createFakeClock()
  const database = openStore(home)
  const rows = createIncomingRows(database)
  const model = createModelBroker(options.fates ?? [], clock.now, { cutAfter: options.cutAfter ?? 0 })
  const broker: Broker = { ...model, ...options.around?.(model) }
  const checksum = createHash('md5').update(content).digest('hex')
  const overview = waitingFile(clock.now(), { size: content.byteLength, checksum, ...options.overview })
  model.publish(overview, content)
  const order = incomingRecord(overview)
  rows.insert(order, order.fileName)

  const hashers = options.hashers ?? createHashers()
  const random = countingRandom()
  const disk: Disk = { ...systemDisk, ...options.disk }
  const failed: FaultCode[] = []
  const receive = createReceiving({
    ...{ rows, course: createCourse(database), broker, clock, random, disk, hashers },
    accessOf: () => Promise.resolve(success(recipientsAccess)),
    downloads: downloadsOf({ broker, disk, hashers, clock, database }, options.progress),
    changed: () => undefined,
    failed: (_record, { code }) => failed.push(code),
  })
  const incoming = createIncoming({
    ...{ rows, receive, clock, random, disk, log: silentLog, changed: () => undefined },
    desktop: {
      showInFolder: () => Promise.resolve(success(null)),
      openPage: () => Promise.resolve(success(null)),
    },
    confirmsByItself: () => false,
    isPaused: () => false,
  })
  onTestFinished(async () => {
    await incoming.stop()
    await hashers.close()
    database.close()
  })
  const get = (id = order.id): IncomingRecord => {
    const found = rows.get(id)
    if (found === null) throw new Error('The row is gone')
    return found
  }
  const partialPath = path.join(downloads, '.partial')
  return {
    ...{ home, downloads, clock, database, rows, model, overview, checksum, order, incoming, get },
    ...{ failed, partialPath, target: path.join(downloads, order.fileName) },
    /** Puts the row into the middle of things. */
    change(patch: IncomingPatch): void {
      rows.update(order.id, patch, clock.now())
    },
    /** One try, as a lane would make it; the row says first that it is wanted. */
    async run(
      patch: IncomingPatch = { state: 'downloading', folderPath: downloads, partialPath },
      signal = new AbortController().signal,
    ) {
      rows.update(order.id, patch, clock.now())
      await receive(get(), signal)
      return get()
    },
  }
}
