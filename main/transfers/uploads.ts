/** The two ways to send the bytes of a file: one stream, or parts that can be gone on with. */
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker } from '../altinn/broker/types.ts'
import type { Tus } from '../altinn/tus/types.ts'
import type { Throttle } from '../lib/throttle.ts'
import type { Clock, Disk, Log } from '../ports.ts'
import type { Course } from '../store/course.ts'
import { createFileSource, type FileSource } from './file-source.ts'
import type { Hasher, Hashers } from './hasher.ts'
import type { OutgoingRecord } from './outgoing-rows.ts'
import { goesInParts } from './parts/plan.ts'
import { createUploadInParts } from './parts/upload-in-parts.ts'
import type { UploadRows } from './parts/upload-rows.ts'
import type { Progress } from './progress.ts'

export interface UploadsPorts {
  readonly broker: Broker
  readonly tus: Tus
  readonly uploads: UploadRows
  readonly course: Course
  readonly clock: Clock
  readonly throttle: Throttle
  /** What parts are counted in, bytes. */
  readonly unit: number
  readonly disk: Disk
  readonly log: Log
  readonly hashers: Hashers
  readonly progress: Progress
  readonly hashed: (record: OutgoingRecord, checksum: string) => void
}

export interface Uploads {
  /**
   * Sends the file, or the rest of it; answers its MD5. Faults: those of the calls and of the disk, file-changed,
   * stopping, already-uploaded (ask how it stands, and go on if it may still be sent to).
   */
  send(record: OutgoingRecord, access: Access, id: string, signal: AbortSignal): Promise<Result<string>>
  /** The checksum of what lies here; null when the file is no longer what was sent. */
  checksumOf(record: OutgoingRecord, signal: AbortSignal): Promise<string | null>
  /** What was kept in order to go on is of no use any more. */
  forget(id: string): void
}

/** How long a way that was refused is not tried again for new files, milliseconds. */
const refusedFor = 60 * 60_000
/** Statuses of a service, or of something before it, that knows no resumable uploads. */
const refusing: ReadonlySet<number> = new Set([400, 404, 405, 415, 501])

export function createUploads(ports: UploadsPorts): Uploads {
  const { clock, progress, uploads } = ports
  /** Where parts were refused, by address of the platform, and when. */
  const refused = new Map<string, number>()

  const sourceOf = (
    record: OutgoingRecord,
    hasher: Hasher,
    onProgress: (done: number) => void,
  ): FileSource => {
    const expected = { size: record.size, modified: record.modified, fileId: record.fileId }
    return createFileSource(
      { disk: ports.disk, path: record.path, name: record.originalName, expected, hasher },
      onProgress,
    )
  }

  const inOneStream: Uploads['send'] = async (record, access, id, signal) => {
    const hasher = ports.hashers.create(record.size)
    const source = sourceOf(record, hasher, (done) => progress.advance(record.id, done))
    const body = { length: record.size, stream: ports.throttle.pass('up', source.stream, signal) }
    const uploaded = await ports.broker.upload(access, id, body, signal)
    if (uploaded.ok) return success(await hasher.digest())
    hasher.abandon()
    return failure(source.brokenBy() ?? uploaded.fault)
  }

  const sendParts = createUploadInParts({
    ...ports,
    progress: ({ id }, done) => progress.advance(id, done),
  })
  const inParts: Uploads['send'] = async (record, access, id, signal) => {
    const sent = await sendParts(record, access, id, signal)
    if (!sent.ok) return sent
    if (typeof sent.value === 'object') return success(sent.value.checksum)
    if (sent.value === 'anew') {
      uploads.discard(record.id)
      ports.course.add(record.id, { at: clock.now(), step: 'upload-restarted', by: null, text: null })
    }
    return failure(fault('already-uploaded', { values: { name: record.wireName } }))
  }

  const platformOf = ({ environment }: Access): string => environment.altinn.platform
  const mayGoInParts = (record: OutgoingRecord, access: Access): boolean => {
    if (!goesInParts(record.size, ports.unit)) return false
    const at = refused.get(platformOf(access))
    return at === undefined || clock.monotonic() - at > refusedFor || uploads.get(record) !== null
  }
  /** Nothing has gone this way yet, and whatever stands between us and the service does not let it. */
  const isRefused = (record: OutgoingRecord, { technical }: Fault): boolean => {
    const begun = uploads.get(record)?.parts.some(({ address }) => address !== null) ?? false
    return !begun && refusing.has(technical?.status ?? 0)
  }

  return {
    async send(record, access, id, signal) {
      const { profileId, wireName: fileName, size: total } = record
      progress.begin({ id: record.id, profileId, direction: 'out', fileName, total }, 0)
      try {
        if (!mayGoInParts(record, access)) return await inOneStream(record, access, id, signal)
        const sent = await inParts(record, access, id, signal)
        if (sent.ok || !isRefused(record, sent.fault)) return sent
        ports.log.write('warn', 'outgoing.parts-refused', { id: record.id, fault: sent.fault.code })
        refused.set(platformOf(access), clock.monotonic())
        uploads.discard(record.id)
        return await inOneStream(record, access, id, signal)
      } finally {
        progress.end(record.id)
      }
    },
    async checksumOf(record, signal) {
      const hasher = ports.hashers.create(record.size)
      const blocks = sourceOf(record, hasher, () => undefined).stream[Symbol.asyncIterator]()
      try {
        while (!signal.aborted) if ((await blocks.next()).done === true) return await hasher.digest()
      } catch {
        ports.log.write('info', 'outgoing.not-compared', { id: record.id })
      }
      await blocks.return?.()
      hasher.abandon()
      return null
    },
    forget: (id) => uploads.discard(id),
  }
}
