/** Which rows of a long list are in sight, when all are of one height. */
import { useEffect, useState, type RefObject } from 'react'

/** Rows kept ready above and below, so that scrolling shows no gaps. */
const beyondSight = 8

export interface Rows {
  /** First and last row to draw; `last` is before `first` when there is none. */
  readonly first: number
  readonly last: number
}

interface Sight {
  readonly top: number
  readonly rows: number
}

/** `height` in pixels. */
export function useRows(scroller: RefObject<HTMLElement | null>, count: number, height: number): Rows {
  const [sight, setSight] = useState<Sight>({ top: 0, rows: 20 })

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    // Whole rows only: between them nothing needs to be drawn anew.
    const look = (): void => {
      const top = Math.floor(element.scrollTop / height)
      const rows = Math.ceil(element.clientHeight / height) + 1
      setSight((before) => (before.top === top && before.rows === rows ? before : { top, rows }))
    }
    look()
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, height])

  const first = Math.max(0, Math.min(sight.top, count - 1) - beyondSight)
  const last = Math.min(count - 1, sight.top + sight.rows + beyondSight)
  return { first, last }
}

/** Scrolls no more than it takes to bring a row into sight. */
export function reveal(scroller: HTMLElement, index: number, height: number): void {
  const above = index * height
  const below = above + height - scroller.clientHeight
  if (scroller.scrollTop > above) scroller.scrollTo({ top: above })
  else if (scroller.scrollTop < below) scroller.scrollTo({ top: below })
}

/** Numbers from `first` to `last`. */
export function span(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_item, step) => first + step)
}
