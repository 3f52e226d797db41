/** Ties a paged list to a component: it is fetched as it is looked at, and anew when the engine says so. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ListName } from '../../preload/contract/events.ts'
import type { Result } from '../../preload/contract/result.ts'
import { createPages, useWindow, type Page, type Pages } from '../store.ts'

const pageSize = 100
/** A burst of events becomes one question after this time. */
const settleTime = 150

export interface PagedList<T> {
  readonly pages: Pages<T>
  /** Grows with every change, so that a component knows when to look again. */
  readonly version: number
}

export type FetchPage<T> = (offset: number, limit: number) => Promise<Result<Page<T>>>

function follow<T>(fetch: FetchPage<T>) {
  let version = 0
  const listeners = new Set<() => void>()
  const pages = createPages<T>({
    fetch,
    size: pageSize,
    onChange() {
      version += 1
      for (const listener of [...listeners]) listener()
    },
    later(task) {
      const timer = setTimeout(task, settleTime)
      return () => clearTimeout(timer)
    },
  })
  return {
    pages,
    version: () => version,
    listen(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** `fetch` must stay the same function for as long as the question is the same. */
export function usePages<T>(list: ListName, fetch: FetchPage<T>): PagedList<T> {
  const { onStale } = useWindow()
  const followed = useMemo(() => follow(fetch), [fetch])
  const version = useSyncExternalStore(followed.listen, followed.version)
  useEffect(() => {
    followed.pages.show(0, 0)
    return onStale((stale) => {
      if (stale.list === null || stale.list === list) followed.pages.stale()
    })
  }, [followed, list, onStale])
  return { pages: followed.pages, version }
}
