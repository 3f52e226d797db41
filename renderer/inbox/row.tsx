/** One received file in the list. */
import { memo } from 'react'
import type { InboxItem } from '../../preload/contract/models.ts'
import { useWindowState } from '../store.ts'
import { organisationName, plain, useText } from '../text/index.ts'
import { Icon } from '../ui/icon.tsx'
import { ProgressLine, useProgressWords } from '../ui/progress.tsx'
import { useNow } from '../ui/use-now.ts'
import { StateOrWait } from '../ui/wait-words.tsx'
import { useWait } from '../ui/waits.tsx'
import { useExpiry } from './expiry.ts'
import { looks } from './states.ts'

/** While one scrolls, a row is drawn once. */
export const InboxRow = memo(function InboxRow({ item }: { readonly item: InboxItem }) {
  const { t, format } = useText()
  const now = useNow()
  const expiry = useExpiry(item)
  const moving = useWindowState((state) => state.moving.get(item.id))
  const progressWords = useProgressWords()
  const { wait } = useWait(item)
  const broken = item.fault !== null && wait === null
  const look = broken ? ({ tone: 'danger', icon: 'warning' } as const) : looks[item.state]
  return (
    <div className="row-body" data-unread={item.unread}>
      <div className="row-line">
        {item.unread && (
          <span className="unread-dot">
            <span className="ds-sr-only">{t('inbox.unread')}: </span>
          </span>
        )}
        <Icon name="file" className="row-kind" />
        <span className="row-name">{plain(item.fileName)}</span>
        <span className="row-aside">{format.size(item.size)}</span>
      </div>
      <div className="row-line row-quiet">
        <span className="row-who">{organisationName(item.sender)}</span>
        <time className="row-aside" dateTime={new Date(item.publishedAt).toISOString()}>
          {format.short(item.publishedAt, now)}
        </time>
      </div>
      <div className="row-line row-quiet">
        <StateOrWait wait={wait} tone={look.tone} icon={look.icon}>
          {t(`inbox.states.${item.state}`)}
        </StateOrWait>
        {moving === undefined && expiry !== null && (
          <span className="row-aside" data-soon={expiry.soon}>
            {expiry.text}
          </span>
        )}
        {moving !== undefined && <span className="row-aside">{progressWords(moving, 'row')}</span>}
      </div>
      {moving !== undefined && <ProgressLine moving={moving} />}
    </div>
  )
})
