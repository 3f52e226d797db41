/** Everything a door can ask about one received file, and the loop that fetches and confirms. */
import path from 'node:path'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { createLoop, type Loop } from '../lib/loop.ts'
import type { Clock, Desktop, Disk, Log, Random } from '../ports.ts'
import type { IncomingRecord, IncomingRows } from './incoming-rows.ts'
import { createLanes } from './lanes.ts'

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
}

export interface Incoming {
  start(): void
  stop(): Promise<void>
  /** Begins a download into a folder; free to repeat. */
  download(id: string, folder: string): Promise<Result<null>>
  cancelDownload(id: string): Promise<Result<null>>
  /** Confirms a saved file; answers when the service has taken it, or why it has not. */
  confirm(id: string): Promise<Result<null>>
  markRead(id: string): Result<null>
  showInFolder(id: string): Promise<Result<null>>
}

const longestRest = 60_000
/** Short, because some paths are nearly too long already (field-notes.md §3, 36). */
const partialName = (id: string): string => `.${id.slice(0, 8)}.budstikke`

export function createIncoming(ports: IncomingPorts): Incoming {
  const { rows, clock, random, disk } = ports
  let loop: Loop | null = null
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

  const ended = (item: IncomingRecord): void => {
    const record = rows.get(item.id)
    if (record?.state === 'confirmed') answerWaiting(item.id, success(null))
    else if (record?.fault !== null && record !== null) answerWaiting(item.id, failure(record.fault))
    else answerWaiting(item.id, failure(fault('stopping')))
    loop?.wake()
  }

  const crashed = (record: IncomingRecord, error: unknown): void => {
    const reference = random.uuid()
    ports.log.write('error', 'incoming.crashed', { id: record.id, reference, error })
    const reason: Fault = fault('internal', { reference })
    write(record.id, { state: record.state === 'confirming' ? 'saved' : 'new', fault: reason, retryAt: null })
  }
  const lanes = createLanes(ports.receive, ended, crashed)

  const workDue = (): Promise<number> => {
    const now = clock.now()
    for (const record of rows.expired(now)) {
      write(record.id, {
        state: 'gone',
        unread: false,
        fault: fault('transfer-purged', { values: { name: record.fileName } }),
      })
    }
    lanes.fill(rows.due(now, 200).filter(({ id }) => !lanes.isRunning(id)))
    const next = rows.nextDue()
    return Promise.resolve(next === null ? longestRest : Math.max(50, Math.min(longestRest, next - now)))
  }

  /** A name for the unfinished file that no other download of this folder has. */
  const freePartial = async (folder: string, id: string): Promise<string> => {
    const first = path.join(folder, partialName(id))
    return (await disk.identity(first)).ok ? path.join(folder, partialName(random.uuid())) : first
  }

  return {
    start() {
      loop = createLoop(clock, workDue)
    },
    async stop() {
      await loop?.stop()
      await lanes.stop()
    },
    async download(id, folder) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      if (record.state === 'gone')
        return failure(fault('transfer-purged', { values: { name: record.fileName } }))
      if (lanes.isRunning(id) || record.state === 'confirming') return failure(fault('wrong-state'))
      // An unfinished file in the same folder is gone on with; a finished one is never touched.
      const goesOn = record.partialPath !== null && record.folderPath === folder
      const partialPath = goesOn ? record.partialPath : await freePartial(folder, id)
      write(id, {
        state: 'downloading',
        folderPath: folder,
        partialPath,
        // A file that has been moved already, though its name is not flushed yet, is found by these two.
        savedPath: goesOn ? record.savedPath : null,
        savedChecksum: goesOn ? record.savedChecksum : null,
        unread: false,
        attempts: 0,
        fault: null,
        retryAt: null,
        confirmAfter: record.confirmedAt === null && ports.confirmsByItself(),
      })
      loop?.wake()
      return success(null)
    },
    async cancelDownload(id) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      if (record.state !== 'downloading' && record.state !== 'unchecked') return failure(fault('wrong-state'))
      await lanes.cut(id)
      const after = rows.get(id)
      if (after?.state !== 'downloading' && after?.state !== 'unchecked') return failure(fault('wrong-state'))
      if (after.partialPath !== null) await disk.remove(after.partialPath)
      write(id, {
        state: 'new',
        partialPath: null,
        folderPath: null,
        savedChecksum: null,
        fault: null,
        retryAt: null,
      })
      return success(null)
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
