/**
 * A list of any length, fetched a page at a time as it is looked at. When it goes stale, what is in sight
 * is fetched anew and stays on screen until the answer is there.
 */
import type { Fault } from '../../preload/contract/fault.ts'
import type { Result } from '../../preload/contract/result.ts'

export interface Page<T> {
  readonly total: number
  readonly items: readonly T[]
}

export interface PagesOptions<T> {
  fetch(offset: number, limit: number): Promise<Result<Page<T>>>
  readonly size: number
  onChange(): void
  /** Runs the task after a short while; the answer cancels it. Tests run it at once. */
  later(task: () => void): () => void
}

export interface Pages<T> {
  /** Rows in all; null until the first answer. */
  total(): number | null
  row(index: number): T | undefined
  fault(): Fault | null
  /** These rows are in sight: their pages are fetched if they are missing or stale. */
  show(first: number, last: number): void
  stale(): void
  dispose(): void
}

/** Pages kept beyond those in sight; at 100 rows each this bounds memory at any length of list. */
const mostPages = 20

export function createPages<T>({ fetch, size, onChange, later }: PagesOptions<T>): Pages<T> {
  const pages = new Map<number, { items: readonly T[]; fresh: boolean }>()
  const underWay = new Set<number>()
  let total: number | null = null
  let fault: Fault | null = null
  let generation = 0
  let firstPage = 0
  let lastPage = 0
  let disposed = false
  let cancelLater: (() => void) | null = null

  const trim = (): void => {
    if (pages.size <= mostPages) return
    const middle = (firstPage + lastPage) / 2
    const farthestFirst = [...pages.keys()].toSorted((a, b) => Math.abs(b - middle) - Math.abs(a - middle))
    for (const page of farthestFirst.slice(0, pages.size - mostPages)) pages.delete(page)
  }

  const fetchPage = async (page: number): Promise<void> => {
    underWay.add(page)
    const asked = generation
    const reply = await fetch(page * size, size)
    underWay.delete(page)
    if (disposed) return
    if (reply.ok) {
      fault = null
      total = reply.value.total
      pages.set(page, { items: reply.value.items, fresh: asked === generation })
      trim()
    } else {
      fault = reply.fault
    }
    onChange()
    if (asked !== generation) fetchMissing()
  }

  const fetchMissing = (): void => {
    if (disposed) return
    const end = total === null ? 0 : Math.max(0, Math.ceil(total / size) - 1)
    for (let page = firstPage; page <= Math.min(lastPage, end); page += 1) {
      if (pages.get(page)?.fresh !== true && !underWay.has(page)) void fetchPage(page)
    }
    // The list has grown shorter than what was in sight: ask its last page how long it is.
    if (firstPage > end && !underWay.has(end)) void fetchPage(end)
  }

  return {
    total: () => total,
    row: (index) => pages.get(Math.floor(index / size))?.items[index % size],
    fault: () => fault,
    show(first, last) {
      firstPage = Math.max(0, Math.floor(first / size))
      lastPage = Math.max(firstPage, Math.floor(last / size))
      fetchMissing()
    },
    stale() {
      generation += 1
      for (const [page, kept] of pages) pages.set(page, { ...kept, fresh: false })
      // A burst of events is one question.
      cancelLater ??= later(() => {
        cancelLater = null
        fetchMissing()
      })
    },
    dispose() {
      disposed = true
      cancelLater?.()
    },
  }
}
