/** Tells those who listen how far transfers have come: at the quarters, not at every percent. */
import { useEffect, useRef } from 'react'
import type { Moving } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'

const quarterOf = ({ done, total }: Moving): number => (total === 0 ? 0 : Math.floor((done / total) * 4))

export function Milestones() {
  const { t, format } = useText()
  const { state } = useWindow()
  const announce = useAnnounce()
  const told = useRef(new Map<string, number>())

  useEffect(
    () =>
      state.subscribe(({ moving }, before) => {
        if (moving === before.moving) return
        for (const item of moving.values()) {
          const quarter = quarterOf(item)
          const last = told.current.get(item.id)
          told.current.set(item.id, quarter)
          if (last === undefined || quarter <= last) continue
          announce(
            t('progress.milestone', { name: plain(item.fileName), percent: format.percent(quarter / 4) }),
          )
        }
        for (const id of told.current.keys()) if (!moving.has(id)) told.current.delete(id)
      }),
    [announce, format, state, t],
  )
  return null
}
