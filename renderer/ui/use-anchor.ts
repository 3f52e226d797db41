/** What is being read keeps its place when rows arrive or leave above it. */
import { useLayoutEffect, useRef, type RefObject } from 'react'
import { rowNear } from './row-near.ts'
import type { PagedList } from './use-pages.ts'

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
    if (before !== null && element.scrollTop > 0) {
      const now = rowNear(pages, before.id, before.index)
      if (now !== null && now !== before.index)
        element.scrollTo({ top: element.scrollTop + (now - before.index) * height })
    }
    remember()
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, pages, version, height])
}
