/** Everything a door can ask about one received file, and the loop that fetches and confirms. */
import path from 'node:path'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { createLoop, type Loop } from '../lib/loop.ts'
import type { Clock, Desktop, Disk, Log, Random } from '../ports.ts'
import type { IncomingRecord, IncomingRows } from './incoming-rows.ts'
import { createLanes, type LaneItem } from './lanes.ts'

export interface IncomingPorts {
  readonly rows: IncomingRows
  readonly receive: (record: IncomingRecord, signal: AbortSignal) => Promise<void>
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
  readonly desktop: Desktop
  readonly log: Log
  readonly changed: (record: IncomingRecord) => void
  readonly confirmsByItself: () => boolean
  /** The whole queue stands still: nothing is fetched, though what was fetched may be confirmed. */
  readonly isPaused: () => boolean
}

export interface Incoming {
  start(): void
  stop(): Promise<void>
  /** Begins a download into a folder; free to repeat. `confirms` by itself when it is safe: as the settings say, unless told. */
  download(id: string, folder: string, confirms?: boolean): Promise<Result<null>>
  cancelDownload(id: string): Promise<Result<null>>
  /** Confirms a saved file; answers when the service has taken it, or why it has not. */
  confirm(id: string): Promise<Result<null>>
  markRead(id: string): Result<null>
  showInFolder(id: string): Promise<Result<null>>
  /** A download stands still, or goes on where it stood. Faults: unknown-item, wrong-state (nothing is being fetched). */
  setPaused(id: string, paused: boolean): Promise<Result<null>>
  /** Cuts what is being fetched; the queue is paused, or it will be taken up at once. */
  halt(): Promise<void>
  /** Cuts one that stands still; it is taken up again at once. */
  cut(id: string): Promise<void>
  /** What waits after trouble with the network has its turn now: the network is another one. */
  hurry(): void
  /** Something may be due now. */
  wake(): void
}

const longestRest = 60_000
const restAfterCrash = 60 * 60_000
/** More of each kind than there are lanes. */
const mostDue = 50

const isFetched: ReadonlySet<IncomingRecord['state']> = new Set(['downloading', 'unchecked'])

interface Work extends LaneItem {
  readonly record: IncomingRecord
}
/** Only a download moves many bytes: a question or a confirmation does not wait behind large files. */
const workOf = (record: IncomingRecord): Work => ({
  record,
  id: record.id,
  size: record.state === 'downloading' ? record.size : 0,
})
/** An unfinished file in the same folder is gone on with; a finished one is never touched. */
const goesOn = ({ partialPath, folderPath }: IncomingRecord, folder: string): boolean =>
  partialPath !== null && folderPath === folder

/** Short, because some paths are nearly too long already (field-notes.md §3, 36). */
const partialName = (id: string): string => `.${id.slice(0, 8)}.budstikke`

export function createIncoming(ports: IncomingPorts): Incoming {
  const { rows, clock, random, disk } = ports
  let loop: Loop | null = null
  /** Being cancelled: no lane takes them up again meanwhile. */
  const held = new Set<string>()
  const waiting = new Map<string, ((result: Result<null>) => void)[]>()

  const write = (id: string, patch: Parameters<IncomingRows['update']>[1]): void => {
    rows.update(id, patch, clock.now())
    const record = rows.get(id)
    if (record !== null) ports.changed(record)
  }

  const answerWaiting = (id: string, result: Result<null>): void => {
    for (const answer of waiting.get(id) ?? []) answer(result)
    waiting.delete(id)
  }

  const ended = (item: Work): void => {
    const record = rows.get(item.id)
    if (record?.state === 'confirmed') answerWaiting(item.id, success(null))
    else if (record?.fault !== null && record !== null) answerWaiting(item.id, failure(record.fault))
    // Asked for while the lane was ending: it has its turn now, and answers then.
    else if (record?.state !== 'confirming') answerWaiting(item.id, failure(fault('stopping')))
    loop?.wake()
  }

  const crashed = ({ record }: Work, error: unknown): void => {
    const reference = random.uuid()
    ports.log.write('error', 'incoming.crashed', { id: record.id, reference, error })
    const { state } = rows.get(record.id) ?? record
    // Nobody has asked for a look, so nobody is told.
    if (state === 'new') return write(record.id, { retryAt: clock.now() + restAfterCrash })
    const reason: Fault = fault('internal', { reference })
    const isSaved = state === 'saved' || state === 'confirming'
    write(record.id, { state: isSaved ? 'saved' : 'new', fault: reason, retryAt: null })
  }
  const troubled = (event: string) => (error: unknown) => ports.log.write('error', event, { error })
  const lanes = createLanes<Work>(({ record }, signal) => ports.receive(record, signal), ended, crashed, {
    clock,
    failed: troubled('incoming.lane-crashed'),
  })
  const isFree = ({ id, state }: IncomingRecord): boolean =>
    !lanes.isRunning(id) && !held.has(id) && !(state === 'downloading' && ports.isPaused())

  const workDue = (): Promise<number> => {
    const now = clock.now()
    const hasRoom = lanes.fill(rows.due(now, mostDue).filter(isFree).map(workOf))
    // One at a time, and after all that somebody waits for.
    if (hasRoom) lanes.fill(rows.expired(now, 1).filter(isFree).map(workOf))
    // What is due now but has no lane is started when a lane becomes free, which wakes the loop.
    const next = rows.nextDue(now)
    return Promise.resolve(next === null ? longestRest : Math.min(longestRest, next - now))
  }

  /** A name for the unfinished file that no other download of this folder has. */
  const freePartial = async (folder: string, id: string): Promise<string> => {
    const first = path.join(folder, partialName(id))
    return (await disk.identity(first)).ok ? path.join(folder, partialName(random.uuid())) : first
  }

  /** Removes an unfinished file of ours; one that stays is only a nuisance. */
  const removePartial = async (id: string, partialPath: string): Promise<void> => {
    const removed = await disk.remove(partialPath)
    if (!removed.ok) ports.log.write('warn', 'incoming.partial-stays', { id, code: removed.fault.code })
  }

  /** No lane works on it. Faults: wrong-state (it has ended meanwhile). */
  const giveUp = async (id: string): Promise<Result<null>> => {
    const record = rows.get(id)
    if (record?.state !== 'downloading' && record?.state !== 'unchecked') return failure(fault('wrong-state'))
    write(id, { state: 'new', savedPath: null, savedChecksum: null, fault: null, retryAt: null })
    if (record.partialPath !== null) await removePartial(id, record.partialPath)
    write(id, { partialPath: null, folderPath: null })
    return success(null)
  }

  return {
    start() {
      loop = createLoop(clock, workDue, troubled('incoming.step-crashed'))
    },
    async stop() {
      await loop?.stop()
      await lanes.stop()
      for (const id of waiting.keys()) answerWaiting(id, failure(fault('stopping')))
    },
    async download(id, folder, confirms = ports.confirmsByItself()) {
      if (rows.get(id) === null) return failure(fault('unknown-item'))
      const freeName = await freePartial(folder, id)
      // From here to the write nothing may come between: another click may have been faster.
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      const isUnderWay = lanes.isRunning(id) && record.state !== 'new'
      if (isUnderWay && isFetched.has(record.state) && record.folderPath === folder) return success(null)
      if (isUnderWay || held.has(id) || record.state === 'confirming') return failure(fault('wrong-state'))
      const isResumed = goesOn(record, folder)
      write(id, {
        state: 'downloading',
        paused: false,
        folderPath: folder,
        partialPath: isResumed ? record.partialPath : freeName,
        // A file that has been moved already, though its name is not flushed yet, is found by these two.
        savedPath: isResumed ? record.savedPath : null,
        savedChecksum: isResumed ? record.savedChecksum : null,
        unread: false,
        attempts: 0,
        fault: null,
        retryAt: null,
        confirmAfter: record.confirmedAt === null && confirms,
      })
      loop?.wake()
      if (!isResumed && record.partialPath !== null) await removePartial(id, record.partialPath)
      return success(null)
    },
    async setPaused(id, paused) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      if (record.state !== 'downloading') return failure(fault('wrong-state'))
      write(id, { paused, retryAt: null })
      if (paused) await lanes.cut(id)
      write(id, {})
      loop?.wake()
      return success(null)
    },
    halt: () => lanes.stop(),
    cut: (id) => lanes.cut(id),
    hurry() {
      rows.hurry(clock.now())
      loop?.wake()
    },
    wake: () => loop?.wake(),
    async cancelDownload(id) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      if (!isFetched.has(record.state) || held.has(id)) return failure(fault('wrong-state'))
      held.add(id)
      try {
        await lanes.cut(id)
        return await giveUp(id)
      } finally {
        held.delete(id)
        loop?.wake()
      }
    },
    confirm(id) {
      const record = rows.get(id)
      if (record === null) return Promise.resolve(failure(fault('unknown-item')))
      if (record.state === 'confirmed') return Promise.resolve(success(null))
      if (record.state !== 'saved' && record.state !== 'confirming') {
        return Promise.resolve(
          failure(fault('confirm-before-download', { values: { name: record.fileName } })),
        )
      }
      const answer = new Promise<Result<null>>((resolve) => {
        waiting.set(id, [...(waiting.get(id) ?? []), resolve])
      })
      write(id, { state: 'confirming', fault: null, retryAt: null })
      loop?.wake()
      return answer
    },
    markRead(id) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      if (record.unread) write(id, { unread: false })
      return success(null)
    },
    async showInFolder(id) {
      const record = rows.get(id)
      if (record?.savedPath === null || record?.savedPath === undefined) return failure(fault('unknown-item'))
      const there = await disk.identity(record.savedPath)
      if (!there.ok)
        return failure(
          fault('saved-file-missing', { values: { path: record.savedPath, name: record.fileName } }),
        )
      return ports.desktop.showInFolder(record.savedPath)
    },
  }
}
