/**
 * Tells the doors what has changed. Every revisioned event has the next number, so a door that sees a gap
 * knows that it must ask again. List changes are gathered for a moment: ten thousand rows are one event.
 */
import type { EngineEvent, ListName } from '../../preload/contract/events.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import type { Moving } from '../../preload/contract/models.ts'
import type { SnapshotPatch } from '../../preload/contract/snapshot.ts'
import type { Clock } from '../ports.ts'
import { tellSafely } from './loop.ts'

export interface Changes {
  revision(): number
  subscribe(listener: (event: EngineEvent) => void): () => void
  patch(patch: SnapshotPatch): void
  /** Marks rows of a list as changed; `id` null means that any may have. */
  stale(list: ListName, profileId: string, id: string | null): void
  notice(notice: Extract<EngineEvent, { name: 'notice' }>['data']): void
  progress(moving: readonly Moving[]): void
  /** Sends what has been gathered, at once. */
  flush(): void
}

/** How long list changes are gathered, and how many ids an event names before it says «any». */
const gatherMilliseconds = 100
const mostIds = 200

export interface NoticeFacts {
  readonly profileId: string
  readonly itemId: string
  readonly fileName: string
  readonly fault: Fault | null
}

/**
 * `beforeFlush` runs once per gathered change, to bring counters along. What it throws, or a door does, is
 * told to `onError` and reaches neither the other doors nor whoever made the change.
 */
export function createChanges(
  clock: Clock,
  beforeFlush: (profileIds: ReadonlySet<string>) => void,
  onError: (error: unknown) => void,
): Changes {
  const listeners = new Set<(event: EngineEvent) => void>()
  const gathered = new Map<string, { list: ListName; profileId: string; ids: Set<string> | null }>()
  let revision = 0
  let waiting = false

  const safely = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      tellSafely(onError, error)
    }
  }
  const emit = (event: EngineEvent): void => {
    for (const listener of listeners) safely(() => listener(event))
  }
  const flush = (): void => {
    waiting = false
    if (gathered.size === 0) return
    const rows = [...gathered.values()]
    gathered.clear()
    for (const { list, profileId, ids } of rows) {
      revision += 1
      emit({ name: 'list.stale', revision, data: { list, profileId, ids: ids === null ? null : [...ids] } })
    }
    safely(() => beforeFlush(new Set(rows.map((row) => row.profileId))))
  }
  return {
    revision: () => revision,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    patch(patch) {
      revision += 1
      emit({ name: 'snapshot.patch', revision, data: { patch } })
    },
    stale(list, profileId, id) {
      const key = `${list} ${profileId}`
      const known = gathered.get(key) ?? { list, profileId, ids: new Set<string>() }
      if (id === null || (known.ids !== null && known.ids.size >= mostIds)) known.ids = null
      else known.ids?.add(id)
      gathered.set(key, known)
      if (waiting) return
      waiting = true
      void clock.sleep(gatherMilliseconds).then(flush)
    },
    notice(data) {
      flush()
      revision += 1
      emit({ name: 'notice', revision, data })
    },
    progress(moving) {
      emit({ name: 'progress', revision, data: { moving } })
    },
    flush,
  }
}
