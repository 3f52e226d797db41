/** One outgoing file transfer in the list. */
import { memo } from 'react'
import type { Outgoing } from '../../preload/contract/models.ts'
import { useWindowState } from '../store.ts'
import { organisationName, plain, useText } from '../text/index.ts'
import { ProgressLine, useProgressWords } from '../ui/progress.tsx'
import { useNow } from '../ui/use-now.ts'
import { StateOrWait } from '../ui/wait-words.tsx'
import { useWait } from '../ui/waits.tsx'
import { looks } from './states.ts'

/** While one scrolls, a row is drawn once. */
export const TransferRow = memo(function TransferRow({ item }: { readonly item: Outgoing }) {
  const { t, format } = useText()
  const now = useNow()
  const moving = useWindowState((state) => state.moving.get(item.id))
  const progressWords = useProgressWords()
  const { wait } = useWait(item)
  const look = looks[item.state]
  const [first, ...others] = item.recipients
  const name = first === undefined ? '' : organisationName(first.organisation)
  return (
    <div className="row-body">
      <div className="row-line">
        <span className="row-name">{plain(item.fileName)}</span>
        <span className="row-aside">{format.size(item.size)}</span>
      </div>
      <div className="row-line row-quiet">
        <span className="row-who">
          {t('transfers.to')}{' '}
          {others.length === 0 ? name : t('transfers.toMany', { name, count: others.length })}
        </span>
        <time className="row-aside" dateTime={new Date(item.createdAt).toISOString()}>
          {format.short(item.createdAt, now)}
        </time>
      </div>
      <div className="row-line row-quiet">
        <StateOrWait wait={wait} tone={look.tone} icon={look.icon}>
          {t(`transfers.states.${item.state}`)}
        </StateOrWait>
        {moving !== undefined && <span className="row-aside">{progressWords(moving, 'row')}</span>}
      </div>
      {moving !== undefined && <ProgressLine moving={moving} />}
    </div>
  )
})
