/**
 * Fetches one file: partial file beside the target, whole length, fsync, checksum, rename, fsync of the
 * folder, commit. Only then may it be confirmed, because a confirmation starts the deletion at Altinn
 * (field-notes.md §3, 4; broker.md facts 12, 16, 17).
 */
import path from 'node:path'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker, FileTransferStatus, RecipientStatus } from '../altinn/broker/types.ts'
import { backoff } from '../lib/backoff.ts'
import type { Clock, Disk, Random } from '../ports.ts'
import type { Course } from '../store/course.ts'
import type { Downloads } from './downloads.ts'
import type { Hashers } from './hasher.ts'
import type { IncomingPatch, IncomingRecord, IncomingRows } from './incoming-rows.ts'
import { placeFile, setAside } from './placing.ts'
import { hashOfFile } from './rehash.ts'
import { createSpace } from './space.ts'

export interface ReceivingPorts {
  readonly rows: IncomingRows
  readonly course: Course
  readonly broker: Broker
  readonly accessOf: (profileId: string) => Promise<Result<Access>>
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
  readonly hashers: Hashers
  readonly downloads: Downloads
  readonly changed: (record: IncomingRecord) => void
  /** Told when a transfer waits for the person: failed, or kept aside. */
  readonly failed: (record: IncomingRecord, reason: Fault) => void
}

/** How long a file that our clock calls past its time is left alone when the service does not, milliseconds. */
const lookAgainAfter = 60 * 60_000
/** The file is no longer there, or never will be. */
const endedThere: ReadonlySet<FileTransferStatus> = new Set(['Purged', 'Cancelled', 'Failed'])

/** The service's own word that there is nothing to fetch any more. */
const saysGone = ({ code, technical }: Fault): boolean =>
  code === 'transfer-not-found' || code === 'transfer-purged' || technical?.status === 410

export function createReceiving(
  ports: ReceivingPorts,
): (record: IncomingRecord, signal: AbortSignal) => Promise<void> {
  const { rows, course, broker, clock, random, disk, downloads } = ports
  const space = createSpace(disk)

  const write = (id: string, patch: IncomingPatch): IncomingRecord => {
    rows.update(id, patch, clock.now())
    const record = rows.get(id)
    if (record === null) throw new Error('An incoming row that is being worked on is gone')
    ports.changed(record)
    return record
  }

  /** `later` waits and goes on by itself; the rest goes back to where the person can choose again. */
  const stop = (record: IncomingRecord, reason: Fault, backTo: IncomingRecord['state']): void => {
    const attempts = record.attempts + 1
    if (reason.code === 'stopping') {
      ports.changed(record)
    } else if (reason.retry === 'later') {
      write(record.id, {
        fault: reason,
        retryAt: reason.retryAt ?? clock.now() + backoff(random, attempts),
        attempts,
      })
    } else {
      const after = write(record.id, {
        state: saysGone(reason) ? 'gone' : backTo,
        fault: reason,
        retryAt: null,
        attempts,
      })
      ports.failed(after, reason)
    }
  }

  const download = async (record: IncomingRecord, access: Access, signal: AbortSignal): Promise<void> => {
    const { folderPath, partialPath } = record
    if (folderPath === null || partialPath === null) return stop(record, fault('folder-missing'), 'new')
    if (await recover(record, signal)) return
    const kept = await downloads.kept(record, partialPath)
    const room = await space.reserve(folderPath, record.id, record.size - kept)
    if (!room.ok) return stop(record, room.fault, 'new')
    const fetched = await downloads
      .fetch(record, partialPath, access, signal)
      .finally(() => space.release(record.id))
    if (!fetched.ok) {
      // Ours, and of no use: what it was made from still lies at the service.
      if (fetched.fault.code === 'download-size-mismatch') await disk.remove(partialPath)
      const reason = await reasonOf(record, fetched.fault, access, signal)
      // A line that breaks every minute is no reason to wait longer and longer, as long as something comes.
      const hasCome = (await downloads.kept(record, partialPath)) > kept
      return stop(hasCome ? { ...record, attempts: 0 } : record, reason, 'new')
    }
    course.add(record.id, { at: clock.now(), step: 'download-started', by: access.organisation, text: null })
    const whole = write(record.id, {
      state: 'unchecked',
      savedChecksum: fetched.value,
      attempts: 0,
      fault: null,
      retryAt: null,
    })
    await check(whole, access, signal, kept > 0 && fetched.value !== record.savedChecksum)
  }

  /** A download of what has been deleted is refused like one that is too early (BRO-00007): the overview tells them apart. */
  const reasonOf = async (
    record: IncomingRecord,
    reason: Fault,
    access: Access,
    signal: AbortSignal,
  ): Promise<Fault> => {
    if (reason.code !== 'transfer-not-ready') return reason
    const overview = await broker.overview(access, record.fileTransferId, signal)
    return overview.ok && endedThere.has(overview.value.status)
      ? fault('transfer-purged', { values: { name: record.fileName } })
      : reason
  }

  /** Past its time by our clock, which may be wrong: only the service knows whether the file is gone. */
  const look = async (record: IncomingRecord, access: Result<Access>, signal: AbortSignal): Promise<void> => {
    const overview = access.ok ? await broker.overview(access.value, record.fileTransferId, signal) : access
    // Meanwhile the person may have asked for it, and then the download finds out.
    if (rows.get(record.id)?.state !== 'new') return
    if (overview.ok ? endedThere.has(overview.value.status) : saysGone(overview.fault)) {
      const reason = fault('transfer-purged', { values: { name: record.fileName } })
      write(record.id, { state: 'gone', unread: false, fault: reason, retryAt: null })
    } else if (overview.ok || overview.fault.code !== 'stopping') {
      write(record.id, { retryAt: clock.now() + lookAgainAfter })
    }
  }

  /**
   * Killed between the move and its row: the file stands under its name, and only the row is missing. Answers
   * whether nothing more is to be done now. One file under both names was killed in the middle of the move;
   * a file alone is known by its checksum, because a stranger's may have the same size.
   */
  const recover = async (record: IncomingRecord, signal: AbortSignal): Promise<boolean> => {
    const { savedPath, partialPath, savedChecksum, size } = record
    if (savedPath === null || partialPath === null || savedChecksum === null) return false
    const placed = await disk.identity(savedPath)
    if (!placed.ok || placed.value.kind !== 'file' || placed.value.size !== size) return false
    const partial = await disk.identity(partialPath)
    if (partial.ok && partial.value.fileId !== placed.value.fileId) return false
    const known = partial.ok
      ? await disk.remove(partialPath)
      : await hashOfFile({ disk, hashers: ports.hashers }, savedPath, size, signal)
    if (known.ok && known.value !== null && known.value !== savedChecksum) return false
    const flushed = known.ok ? await disk.syncFolder(path.dirname(savedPath)) : known
    if (flushed.ok) saved(record, savedPath)
    else stop(record, flushed.fault, 'new')
    return true
  }

  const saved = (record: IncomingRecord, savedPath: string): IncomingRecord => {
    const at = clock.now()
    course.add(record.id, { at, step: 'checked', by: null, text: record.savedChecksum })
    course.add(record.id, { at, step: 'saved', by: null, text: null })
    downloads.forget(record.id)
    const state = record.confirmAfter ? 'confirming' : 'saved'
    return write(record.id, {
      state,
      savedPath,
      partialPath: null,
      unread: false,
      fault: null,
      retryAt: null,
      attempts: 0,
    })
  }

  /**
   * Compares with the service's checksum, which may come later than the file itself (broker.md fact 12). `isPieced`:
   * a part is from an earlier try, and after a power cut what was not synced may be zeros. Should it differ, it is
   * fetched anew; the same wrong bytes twice are the service's own.
   */
  const check = async (
    record: IncomingRecord,
    access: Access,
    signal: AbortSignal,
    isPieced: boolean,
  ): Promise<void> => {
    const { folderPath, partialPath, savedChecksum } = record
    if (folderPath === null || partialPath === null || savedChecksum === null)
      return stop(record, fault('folder-missing'), 'new')
    if (await recover(record, signal)) return
    if (!(await disk.identity(partialPath)).ok) {
      // Somebody has tidied up; the person's wish stands, and the service still has the file.
      write(record.id, { state: 'downloading', savedPath: null, savedChecksum: null })
      return
    }
    let checksum = record.checksum
    if (checksum === null) {
      const overview = await broker.overview(access, record.fileTransferId, signal)
      // The whole partial file waits where the next try finds it.
      if (!overview.ok) return stop(record, overview.fault, 'new')
      checksum = overview.value.checksum
      if (checksum === null) {
        return stop(record, fault('download-unchecked', { values: { name: record.fileName } }), 'unchecked')
      }
      write(record.id, { checksum })
    }
    if (checksum.toLowerCase() !== savedChecksum && isPieced) {
      const removed = await disk.remove(partialPath)
      // Else another power cut brings the same bytes back.
      const flushed = removed.ok ? await disk.syncFolder(folderPath) : removed
      if (!flushed.ok) return stop(record, flushed.fault, 'new')
      write(record.id, { state: 'downloading', savedPath: null })
      return
    }
    if (checksum.toLowerCase() !== savedChecksum) {
      const aside = await setAside(disk, folderPath, partialPath, record.fileTransferId)
      if (!aside.ok) return stop(record, aside.fault, 'new')
      const reason = fault('download-checksum-mismatch', {
        values: { name: record.fileName, path: aside.value },
        technical: { text: `${savedChecksum} ≠ ${checksum}` },
      })
      const after = write(record.id, {
        state: 'aside',
        partialPath: null,
        savedPath: aside.value,
        fault: reason,
        retryAt: null,
      })
      return ports.failed(after, reason)
    }
    const from = access.environment.altinn.platform
    const intend = (savedPath: string, note: IncomingRecord['note']): void => {
      write(record.id, { savedPath, note })
    }
    const placed = await placeFile(disk, folderPath, partialPath, record.fileName, from, intend)
    if (!placed.ok) return stop(record, placed.fault, 'new')
    saved(rows.get(record.id) ?? record, placed.value)
  }

  const confirm = async (record: IncomingRecord, access: Access, signal: AbortSignal): Promise<void> => {
    const answered = await broker.confirm(access, record.fileTransferId, signal)
    if (!answered.ok) {
      // For the last recipient a repeated confirm is refused (broker.md fact 14): our own status decides.
      const own =
        answered.fault.code === 'confirm-too-late' ? await ownStatus(record, access, signal) : answered
      if (!own.ok) return stop(record, own.fault, 'saved')
      if (own.value !== 'DownloadConfirmed') return stop(record, answered.fault, 'saved')
    }
    const at = clock.now()
    course.add(record.id, { at, step: 'download-confirmed', by: access.organisation, text: null })
    write(record.id, {
      state: 'confirmed',
      confirmedAt: at,
      unread: false,
      fault: null,
      retryAt: null,
      attempts: 0,
    })
  }

  const ownStatus = async (
    record: IncomingRecord,
    access: Access,
    signal: AbortSignal,
  ): Promise<Result<RecipientStatus | null>> => {
    const overview = await broker.overview(access, record.fileTransferId, signal)
    if (!overview.ok) return overview
    const own = overview.value.recipients.find(({ organisation }) => organisation === access.organisation)
    return success(own?.status ?? null)
  }

  /** Takes one received transfer as far as it goes now. */
  return async (start, signal) => {
    const access = await ports.accessOf(start.profileId)
    const record = rows.get(start.id)
    if (record === null) return
    if (record.state === 'new') return look(record, access, signal)
    const before = record.state === 'confirming' ? 'saved' : 'new'
    if (!access.ok) return stop(record, access.fault, before)
    if (record.state === 'downloading') await download(record, access.value, signal)
    // From an earlier run: nobody knows any more in how many pieces it came.
    else if (record.state === 'unchecked') await check(record, access.value, signal, true)
    const after = rows.get(start.id)
    if (after?.state === 'confirming') await confirm(after, access.value, signal)
  }
}
