/** `--once`: everything in the out-folders is sent, everything for the in-folders is fetched, and then it ends. */
import type { Fault } from '../../../preload/contract/fault.ts'
import type { FolderWaiting, WatchedFolder } from '../../../preload/contract/folder-models.ts'
import { success, type Result } from '../../../preload/contract/result.ts'
import type { Clock } from '../../ports.ts'
import { ask, type Calls } from '../ask.ts'

export interface Swept {
  readonly sent: number
  readonly received: number
  /** Of this sweep; what failed before lies where it lay. */
  readonly failed: number
  /** Lies there and waits for something that only its sender can do: a marker, a side-car, a cloud drive. */
  readonly left: number
  /** Inboxes and folders that could not be looked through. */
  readonly faults: readonly Fault[]
  readonly isTimedOut: boolean
}

export interface SweepOptions {
  readonly door: Calls
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Milliseconds. */
  readonly patience: number
}

const pause = 500
/** What waits for one of these never goes by itself. */
const others: ReadonlySet<FolderWaiting> = new Set(['side-car', 'marker', 'written-in-place', 'online-only'])
/** Sweeps that find nothing that could go, though not all that waits can be told apart. */
const enoughSweeps = 3

interface Totals {
  readonly done: number
  readonly failed: number
}

async function totalsOf(door: Calls, { id }: WatchedFolder): Promise<Totals> {
  const count = async (filter: 'done' | 'failed'): Promise<number> => {
    const page = await ask(door, 'folder.claims', { id, filter, limit: 1 })
    return page.ok ? page.value.total : 0
  }
  return { done: await count('done'), failed: await count('failed') }
}

/** Why nothing more will come of this folder by itself; null while something may. */
const troubleOf = ({ fault, state }: WatchedFolder): Fault | null =>
  fault !== null && (state !== 'watching' || fault.retry !== 'later') ? fault : null

/** Follows one folder until it has nothing more to do. */
function createFollower(door: Calls) {
  const idleSweeps = new Map<string, { readonly sweptAt: number | null; readonly count: number }>()

  /** True when all that waits there waits for somebody else. */
  const onlyOthers = async (folder: WatchedFolder): Promise<boolean> => {
    const { id, counts } = folder
    const [status, waiting] = await Promise.all([
      ask(door, 'folder.status', { id }),
      ask(door, 'folder.claims', { id, filter: 'waiting', limit: 500 }),
    ])
    if (!status.ok || !waiting.ok || status.value.sweptAt === null) return false
    const { items } = waiting.value
    if (items.some(({ waitingFor }) => waitingFor === null || !others.has(waitingFor))) return false
    if (items.length >= counts.waiting) return true
    const { sweptAt } = status.value
    const before = idleSweeps.get(id)
    const count = before === undefined ? 1 : before.sweptAt === sweptAt ? before.count : before.count + 1
    idleSweeps.set(id, { sweptAt, count })
    return count >= enoughSweeps
  }

  const hasSwept = async ({ id, kind }: WatchedFolder): Promise<boolean> => {
    if (kind === 'in') return true
    const status = await ask(door, 'folder.status', { id })
    return status.ok && status.value.sweptAt !== null
  }

  return async (folder: WatchedFolder): Promise<boolean> => {
    if (troubleOf(folder) !== null) return true
    const { moving, waiting } = folder.counts
    if (moving > 0 || !(await hasSwept(folder))) return false
    if (waiting === 0) return true
    return folder.kind === 'out' && onlyOthers(folder)
  }
}

async function enabledFolders(door: Calls): Promise<Result<readonly WatchedFolder[]>> {
  const listed = await ask(door, 'folder.list', {})
  return listed.ok ? success(listed.value.folders.filter(({ enabled }) => enabled)) : listed
}

async function readInboxes(door: Calls): Promise<readonly Fault[]> {
  const snapshot = await ask(door, 'app.snapshot', {})
  if (!snapshot.ok) return [snapshot.fault]
  const { profiles } = snapshot.value
  const read = await Promise.all(profiles.map(({ id }) => ask(door, 'inbox.refresh', { profileId: id })))
  return read.flatMap((reply) => (reply.ok ? [] : [reply.fault]))
}

/** Faults: those of the list of folders. What a folder or an inbox could not do stands in the answer. */
export async function sweepOnce({ door, clock, signal, patience }: SweepOptions): Promise<Result<Swept>> {
  const deadline = clock.monotonic() + patience
  const begun = await enabledFolders(door)
  if (!begun.ok) return begun
  const before = new Map<string, Totals>()
  for (const folder of begun.value) before.set(folder.id, await totalsOf(door, folder))
  const faults = await readInboxes(door)
  const isEnded = createFollower(door)

  for (;;) {
    const folders = await enabledFolders(door)
    if (!folders.ok) return folders
    const ended = await Promise.all(folders.value.map(isEnded))
    const isDone = ended.every(Boolean)
    const isTimedOut = !isDone && clock.monotonic() >= deadline
    if (!isDone && !isTimedOut && !signal.aborted) {
      await clock.sleep(pause, signal).catch(() => undefined)
      continue
    }
    let [sent, received, failed, left] = [0, 0, 0, 0]
    for (const folder of folders.value) {
      const { done = 0, failed: failedBefore = 0 } = before.get(folder.id) ?? {}
      const now = await totalsOf(door, folder)
      if (folder.kind === 'out') sent += now.done - done
      else received += now.done - done
      failed += Math.max(0, now.failed - failedBefore)
      left += folder.counts.waiting
    }
    const troubles = folders.value.map(troubleOf).filter((reason) => reason !== null)
    return success({ sent, received, failed, left, faults: [...faults, ...troubles], isTimedOut })
  }
}
