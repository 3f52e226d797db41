/**
 * Sends a file in parts, several at once and in the order of the file, and has the service make one file of them.
 * Every part is a row before it is made, so that whoever takes the upload up again goes on at the byte where it stood:
 * after a cut, after sleep, after the process was killed. broker.md §5.3.
 */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Access } from '../../altinn/access.ts'
import type { Tus } from '../../altinn/tus/types.ts'
import type { Throttle } from '../../lib/throttle.ts'
import type { Clock, Disk } from '../../ports.ts'
import { checkFile } from '../file-source.ts'
import type { Hashers } from '../hasher.ts'
import type { OutgoingRecord } from '../outgoing-rows.ts'
import { hashBehind } from './follow.ts'
import { createFrontier } from './frontier.ts'
import { moveParts } from './move-parts.ts'
import { planParts } from './plan.ts'
import type { Upload, UploadRows } from './upload-rows.ts'

export interface UploadPorts {
  readonly tus: Tus
  readonly uploads: UploadRows
  readonly clock: Clock
  readonly throttle: Throttle
  /** What parts are counted in, bytes. */
  readonly unit: number
  readonly disk: Disk
  readonly hashers: Hashers
  /** Writes down the checksum before the parts are joined: the answer to that may be lost. */
  readonly hashed: (record: OutgoingRecord, checksum: string) => void
  /** Bytes that are at the service. */
  readonly progress: (record: OutgoingRecord, done: number) => void
}

/** `anew`: the service no longer has what it was sent; all of it must be sent again. `over`: ask how it stands. */
export type UploadEnd = { readonly checksum: string } | 'anew' | 'over'

const mostJoins = 3

export function createUploadInParts(ports: UploadPorts) {
  const { tus, uploads, clock, disk, hashers } = ports

  /** Sends what is missing and hashes the file behind it. */
  const moveAndHash = async (
    record: OutgoingRecord,
    access: Access,
    id: string,
    upload: Upload,
    signal: AbortSignal,
  ): Promise<Result<UploadEnd>> => {
    const opened = await disk.openRead(record.path)
    if (!opened.ok) return opened
    const frontier = createFrontier(upload.parts)
    for (const { position, start, length, done } of upload.parts)
      if (done) frontier.advance(position, start + length)
    const stopping = new AbortController()
    const file = { path: record.path, name: record.originalName, size: record.size }
    const hashing = hashBehind({ disk, hashers }, file, frontier).then((hashed) => {
      if (!hashed.ok) stopping.abort()
      return hashed
    })
    const giveUp = (): void => frontier.giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    try {
      const either = AbortSignal.any([signal, stopping.signal])
      const moved = await moveParts(
        { tus, clock, throttle: ports.throttle, unit: ports.unit },
        {
          ...{ access, handle: opened.value, parts: upload.parts, size: record.size },
          ...{ fileTransferId: id, fileName: record.originalName, signal: either },
          addressed: (part, address) => uploads.setAddress(record.id, part, address),
          done: (part) => uploads.setDone(record.id, part, true),
          passed: (part, position) => frontier.advance(part, position),
          progress: (done) => ports.progress(record, done),
        },
      ).catch((error: unknown) => {
        giveUp()
        throw error
      })
      if (!moved.ok || moved.value !== 'done') giveUp()
      const hashed = await hashing
      if (signal.aborted) return failure(fault('stopping'))
      if (!moved.ok && moved.fault.code !== 'stopping') return moved
      if (moved.ok && moved.value !== 'done') return success(moved.value === 'gone' ? 'anew' : 'over')
      return hashed.ok ? success({ checksum: hashed.value }) : hashed
    } finally {
      signal.removeEventListener('abort', giveUp)
      await hashing
      await opened.value.close()
    }
  }

  /** One file of all parts; a file that has changed meanwhile never becomes one. */
  const join = async (
    record: OutgoingRecord,
    access: Access,
    id: string,
    checksum: string,
    signal: AbortSignal,
  ): Promise<Result<UploadEnd | 'unfinished'>> => {
    const unchanged = await checkFile(disk, record.path, record.originalName, record)
    if (!unchanged.ok) return unchanged
    ports.hashed(record, checksum)
    uploads.setJoining(record.id)
    const addresses = uploads.get(record)?.parts.map(({ address }) => address) ?? []
    const known = addresses.filter((address) => address !== null)
    if (known.length === 0 || known.length < addresses.length) return success('anew')
    const joined = await tus.join(access, id, known, signal)
    if (!joined.ok) return joined
    if (joined.value === 'joined') return success({ checksum })
    return success(joined.value === 'gone' ? 'anew' : 'unfinished')
  }

  /** An earlier run has asked for one file of all parts, and perhaps not heard the answer. */
  const joinedBefore = async (access: Access, id: string, signal: AbortSignal): Promise<Result<boolean>> => {
    const whole = await tus.lookAtWhole(access, id, signal)
    return whole.ok ? success(whole.value === 'there' || whole.value === 'conflict') : whole
  }

  /**
   * Faults: those of TUS' calls, of the disk, file-changed, stopping. Everything that was sent stays where it is, and the
   * next call goes on from there.
   */
  return async (
    record: OutgoingRecord,
    access: Access,
    id: string,
    signal: AbortSignal,
  ): Promise<Result<UploadEnd>> => {
    if (uploads.get(record) === null) uploads.plan(record, planParts(record.size, ports.unit))
    for (let joins = 0; joins < mostJoins; joins += 1) {
      const upload = uploads.get(record)
      if (upload === null) return failure(fault('internal'))
      if (upload.joining && record.checksum !== null) {
        const before = await joinedBefore(access, id, signal)
        if (!before.ok) return before
        if (before.value) return success({ checksum: record.checksum })
      }
      const moved = await moveAndHash(record, access, id, upload, signal)
      if (!moved.ok || typeof moved.value === 'string') return moved
      const joined = await join(record, access, id, moved.value.checksum, signal)
      if (!joined.ok) return joined
      if (joined.value !== 'unfinished') return success(joined.value)
      // What it has called done is not, for now: each part is asked for again.
      for (const { position } of upload.parts) uploads.setDone(record.id, position, false)
      await clock.sleep(1_000 * 2 ** joins, signal).catch(() => undefined)
    }
    return failure(fault('service-busy'))
  }
}
