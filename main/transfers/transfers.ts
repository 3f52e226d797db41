/** Puts the folder together: what `app.ts` holds of file transfers. */
import type { Fault } from '../../preload/contract/fault.ts'
import type { Organisation, Service } from '../../preload/contract/models.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker } from '../altinn/broker/types.ts'
import type { Tus } from '../altinn/tus/types.ts'
import { allEnded } from '../lib/all-ended.ts'
import type { Changes } from '../lib/changes.ts'
import type { Clock, Desktop, Disk, Log, Random } from '../ports.ts'
import { createCourse, type Course } from '../store/course.ts'
import type { Database } from '../store/database.ts'
import { createChosenFiles, type ChosenFiles } from './chosen-files.ts'
import { createDiscovery } from './discovery.ts'
import { createDownloads } from './downloads.ts'
import { createHashers, type Hashers } from './hasher.ts'
import { createHistory } from './history.ts'
import { createIncoming, type Incoming } from './incoming.ts'
import { createIncomingRows, type IncomingRecord, type IncomingRows } from './incoming-rows.ts'
import { createOutgoing, type Outgoing } from './outgoing.ts'
import { createOutgoingRows, type OutgoingRecord, type OutgoingRows } from './outgoing-rows.ts'
import { createProgress, type Progress } from './progress.ts'
import type { QueueState } from './queue.ts'
import { createReceiving } from './receiving.ts'
import { createSaveStream, type SaveStream } from './save-stream.ts'
import { createSending } from './sending.ts'
import { createSpool, type Spool } from './spool.ts'
import { createUploads } from './uploads.ts'
import { createDownloadRows } from './parts/download-rows.ts'
import { mebibyte } from './parts/plan.ts'
import { createUploadRows } from './parts/upload-rows.ts'
import type { ViewPorts } from './views.ts'
import { createWatching } from './watching.ts'

export interface TransfersPorts {
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
  readonly desktop: Desktop
  readonly log: Log
  readonly database: Database
  readonly broker: Broker
  readonly tus: Tus
  readonly changes: Changes
}

export interface TransfersConfiguration {
  readonly accessOf: (profileId: string) => Promise<Result<Access>>
  readonly organisationOf: (profileId: string, number: string) => Organisation
  readonly serviceOf: (profileId: string, serviceId: string) => Service
  readonly confirmsByItself: () => boolean
  readonly queue: QueueState
  readonly spoolFolder: string
  /** What parts of large files are counted in, bytes; a mebibyte when left out. */
  readonly partUnit?: number
}

export interface Transfers {
  readonly files: ChosenFiles
  readonly spool: Spool
  readonly outgoing: Outgoing
  readonly outgoingRows: OutgoingRows
  readonly incoming: Incoming
  readonly incomingRows: IncomingRows
  readonly progress: Progress
  readonly hashers: Hashers
  /** For what others fetch. */
  readonly saving: SaveStream
  readonly views: ViewPorts
  /** Somebody looks at a transfer: fetches who did what and when. */
  readonly lookedAt: (record: OutgoingRecord | IncomingRecord) => void
  /** Does nothing when it runs already. */
  start(): void
  stop(): Promise<void>
  /** Cuts what is under way and lets nothing begin while `work` runs. */
  hold<T>(work: () => Promise<T>): Promise<T>
  /** Reads the lists of some services; what was found counts even where one of them failed. */
  discover(
    profileId: string,
    access: Access,
    services: readonly Service[],
    full: boolean,
    signal: AbortSignal,
  ): Promise<{ readonly records: readonly IncomingRecord[]; readonly fault: Fault | null }>
  /** Files that Altinn deletes within days and that are not fetched yet; soonest first. */
  endangered(profileId: string): readonly IncomingRecord[]
  /** Removes everything of a practice profile. Only within `hold`: nothing may be under way while its row goes. */
  forget(profileId: string): void
}

/** A file is told of this long before it is deleted, milliseconds: earlier would be noise. */
const endangeredFor = 7 * 86_400_000
const mostEndangered = 50

export function createTransfers(ports: TransfersPorts, configuration: TransfersConfiguration): Transfers {
  const { clock, random, disk, log, database, broker, changes } = ports
  const { accessOf, organisationOf, serviceOf } = configuration
  const outgoingRows = createOutgoingRows(database)
  const incomingRows = createIncomingRows(database)
  const course = createCourse(database)
  const progress = createProgress(clock, changes)
  const hashers = createHashers()
  const files = createChosenFiles(database, disk, clock, random)
  const spool = createSpool({ database, disk, random, files }, configuration.spoolFolder)

  const beside = new Set<Promise<void>>()
  /** Work that nobody waits for but the end. */
  const aside = (trouble: string, work: Promise<void>): void => {
    const done = work
      .catch((error: unknown) => log.write('error', trouble, { error }))
      .finally(() => beside.delete(done))
    beside.add(done)
  }

  const outgoingChanged = ({ profileId, id }: OutgoingRecord): void =>
    changes.stale('outgoing', profileId, id)
  const incomingChanged = ({ profileId, id }: IncomingRecord): void => changes.stale('inbox', profileId, id)
  const reached = (record: OutgoingRecord): void => {
    const { profileId, id: itemId, wireName: fileName, fault } = record
    if (record.state === 'confirmed')
      changes.notice({ profileId, kind: 'received-by-all', fileName, itemId, fault: null })
    if (record.state === 'failed') changes.notice({ profileId, kind: 'failed', fileName, itemId, fault })
  }
  const { throttle } = configuration.queue
  const isPaused = (): boolean => configuration.queue.read().paused
  const unit = configuration.partUnit ?? mebibyte
  const common = {
    unit,
    course,
    broker,
    accessOf,
    clock,
    random,
    disk,
    log,
    hashers,
    progress,
    throttle,
    isPaused,
  }
  const watching = createWatching({
    ...common,
    database,
    rows: outgoingRows,
    changed: outgoingChanged,
    reached,
    compared: (record) => aside('spool.release-crashed', spool.release(record)),
  })
  const uploads = createUploads({
    ...common,
    tus: ports.tus,
    uploads: createUploadRows(database),
    hashed: ({ id }, checksum) => outgoingRows.update(id, { checksum }, clock.now()),
  })
  const send = createSending({
    ...common,
    rows: outgoingRows,
    uploads,
    changed: outgoingChanged,
    handOver: watching.handOver,
  })
  const receive = createReceiving({
    ...{ ...common, rows: incomingRows, changed: incomingChanged },
    downloads: createDownloads({ ...common, downloads: createDownloadRows(database) }),
    failed({ profileId, id: itemId, fileName }, fault) {
      changes.notice({ profileId, kind: 'failed', fileName, itemId, fault })
    },
  })
  const outgoing = createOutgoing({
    ...{ ...common, database, rows: outgoingRows, files, spool, watching, send, changed: outgoingChanged },
    limitOf: (profileId, serviceId) => serviceOf(profileId, serviceId).maxBytes,
  })
  const incoming = createIncoming({
    ...{ ...common, rows: incomingRows, receive, desktop: ports.desktop, changed: incomingChanged },
    confirmsByItself: configuration.confirmsByItself,
  })
  const discovery = createDiscovery({
    ...{ ...common, database, rows: incomingRows, changed: incomingChanged },
    nameOf: ({ environment }, organisation) =>
      environment.organisations.find(({ number }) => number === organisation)?.name ?? null,
  })

  let isStarted = false
  let holds = 0
  let areRunning = false
  const startLoops = (): void => {
    if (!isStarted || holds > 0 || areRunning) return
    areRunning = true
    outgoing.start()
    incoming.start()
  }
  const stopLoops = async (): Promise<void> => {
    await Promise.all([outgoing.stop(), incoming.stop()])
    areRunning = false
  }
  /** What comes when its transfer has been forgotten is dropped. */
  const courseOfKnown: Course = {
    ...course,
    replace(id, ...facts) {
      if (outgoingRows.get(id) !== null || incomingRows.get(id) !== null) course.replace(id, ...facts)
    },
  }
  const history = createHistory({ ...common, course: courseOfKnown })
  const lookedAt = (record: OutgoingRecord | IncomingRecord): void => {
    const { id, profileId, fileTransferId, state } = record
    if (fileTransferId === null || state === 'uploading') return
    const list = 'wireName' in record ? 'outgoing' : 'inbox'
    // A recipient of several may have changed while the state has not: then only the time of the row tells.
    const version = `${state} ${'wireName' in record ? record.updatedAt : ''}`
    history.look({ id, profileId, fileTransferId, version }, () => changes.stale(list, profileId, id))
  }

  return {
    ...{ files, spool, outgoing, outgoingRows, incoming, incomingRows, progress, hashers },
    saving: createSaveStream(common),
    views: { course, organisationOf, serviceOf },
    lookedAt,
    start() {
      if (isStarted) return
      isStarted = true
      aside('spool.clean-crashed', spool.clean())
      startLoops()
    },
    async stop() {
      isStarted = false
      await Promise.all([stopLoops(), history.stop()])
      await Promise.all(beside)
      await hashers.close()
    },
    async hold(work) {
      holds += 1
      try {
        await stopLoops()
        return await work()
      } finally {
        holds -= 1
        startLoops()
      }
    },
    async discover(profileId, access, services, full, signal) {
      // At once, so that ten thousand files of one service do not keep the others waiting for an hour and a half.
      const lists = await allEnded(
        services.map(({ id }) => discovery.list(profileId, id, access, full, signal)),
      )
      const records = lists.flatMap((found) => (found.ok ? found.value : []))
      const reason = lists.find((found) => !found.ok)?.fault ?? null
      return { records, fault: reason }
    },
    endangered: (profileId) =>
      incomingRows.endangered(profileId, clock.now() + endangeredFor, mostEndangered),
    forget(profileId) {
      database.transaction(() => {
        outgoingRows.forget(profileId)
        incomingRows.forget(profileId)
        database.run('UPDATE profile_service SET listed_to = NULL WHERE profile_id = ?', profileId)
      })
      changes.stale('outgoing', profileId, null)
      changes.stale('inbox', profileId, null)
    },
  }
}
