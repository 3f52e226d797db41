/** What is being read keeps its place when rows arrive or leave above it. */
import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { PagedList } from './use-pages.ts'

/** Rows further off than this have moved too far to be followed. */
const reach = 100

/** `height` of a row in pixels. */
export function useAnchor<T extends { readonly id: string }>(
  scroller: RefObject<HTMLElement | null>,
  { pages, version }: PagedList<T>,
  height: number,
): void {
  const top = useRef<{ readonly id: string; readonly index: number } | null>(null)

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const remember = (): void => {
      const index = Math.ceil(element.scrollTop / height)
      const id = pages.row(index)?.id
      top.current = id === undefined ? null : { id, index }
    }
    const before = top.current
    // At the very top the newest is what one wants to see.
    if (before !== null && element.scrollTop > 0 && pages.row(before.index)?.id !== before.id) {
      for (let step = 1; step <= reach; step += 1) {
        const moved = [step, -step].find((by) => pages.row(before.index + by)?.id === before.id)
        if (moved === undefined) continue
        element.scrollTo({ top: element.scrollTop + moved * height })
        break
      }
    }
    remember()
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, pages, version, height])
}
