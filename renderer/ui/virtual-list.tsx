/**
 * A list of any length of which one row is chosen. Only rows in sight exist; the list itself holds the
 * focus and points at its active row, so that scrolling never loses it.
 */
import { Skeleton } from '@digdir/designsystemet-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { isKey, keys } from './keys.ts'
import { remInPixels, stepFrom } from './list-keys.ts'
import { rowNear } from './row-near.ts'
import { useAnchor } from './use-anchor.ts'
import { useLate } from './use-late.ts'
import type { PagedList } from './use-pages.ts'
import { reveal, span, useRows } from './use-rows.ts'

export interface VirtualListProps<T extends { readonly id: string }> {
  readonly label: string
  readonly list: PagedList<T>
  /** Height of a row in rem: rows are alike, so that a hundred thousand of them need no measuring. */
  readonly rowHeight: number
  readonly chosenId: string | null
  readonly onChoose: (item: T) => void
  readonly children: (item: T) => ReactNode
}

/** Before anybody has pointed at a row. */
const newest = { index: 0, id: null }

export function VirtualList<T extends { readonly id: string }>(props: VirtualListProps<T>) {
  const { label, list, rowHeight, chosenId, onChoose, children } = props
  const { pages } = list
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  // What is pointed at is a row and not a place: others can arrive above it before Enter or the button is released.
  const [active, setActive] = useState<{ readonly index: number; readonly id: string | null }>(newest)
  const pressed = useRef<T | null>(null)
  const total = pages.total() ?? 0
  const height = Math.round(rowHeight * remInPixels())
  const { first, last } = useRows(scroller, total, height)
  useAnchor(scroller, list, height)
  useEffect(() => pages.show(first, last), [pages, first, last])

  const late = useLate(pages.total() === null && pages.fault() === null)
  const found = active.id === null ? null : rowNear(pages, active.id, active.index)
  const position = Math.min(found ?? active.index, Math.max(0, total - 1))
  const pointAt = (index: number): void => setActive({ index, id: pages.row(index)?.id ?? null })

  const onKeyDown = (event: KeyboardEvent): void => {
    const item = pages.row(position)
    if (isKey(keys.list.open, event) && item !== undefined) {
      event.preventDefault()
      onChoose(item)
      return
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1)
    const next = stepFrom(position, event.key, total, page)
    if (next === null) return
    event.preventDefault()
    pointAt(next)
    if (scroller.current !== null) reveal(scroller.current, next, height)
  }

  return (
    <div
      ref={scroller}
      className="virtual-list"
      role="listbox"
      aria-label={label}
      aria-busy={pages.total() === null}
      aria-activedescendant={total === 0 ? undefined : `${id}-${position}`}
      tabIndex={0}
      onFocus={() => pointAt(position)}
      onKeyDown={onKeyDown}
    >
      {late && <SkeletonRows height={rowHeight} />}
      <div role="presentation" className="rows" style={{ height: total * height }}>
        {span(first, last).map((index) => {
          const item = pages.row(index)
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="option"
              aria-selected={item?.id === chosenId}
              aria-posinset={index + 1}
              aria-setsize={total}
              className="row"
              data-active={index === position}
              style={{ height, transform: `translateY(${index * height}px)` }}
              onPointerDown={() => {
                pressed.current = item ?? null
              }}
              onClick={({ detail }) => {
                // A screen reader clicks without having pressed.
                const meant = detail === 0 ? item : (pressed.current ?? item)
                if (meant === undefined) return
                setActive({ index, id: meant.id })
                onChoose(meant)
              }}
            >
              {item === undefined ? <Skeleton variant="text" width={30} /> : children(item)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function SkeletonRows({ height }: { readonly height: number }) {
  return (
    <div aria-hidden>
      {span(0, 3).map((row) => (
        <div key={row} className="row-skeleton" style={{ height: `${height}rem` }}>
          <Skeleton variant="text" width={24} />
          <Skeleton variant="text" width={16} />
        </div>
      ))}
    </div>
  )
}
