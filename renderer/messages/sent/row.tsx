/** One sent message in the list. */
import { memo } from 'react'
import type { SentMessage } from '../../../preload/contract/message-models.ts'
import { organisationName, useText } from '../../text/index.ts'
import { StateWord } from '../../ui/state-word.tsx'
import { useMessageTitle } from '../../ui/use-message-title.ts'
import { useNow } from '../../ui/use-now.ts'
import { looks, shareOf } from './states.ts'
import { useStateText } from './use-state-text.ts'

/** While one scrolls, a row is drawn once. */
export const SentRow = memo(function SentRow({ item }: { readonly item: SentMessage }) {
  const { t, format } = useText()
  const now = useNow()
  const title = useMessageTitle(item)
  const stateText = useStateText()
  const share = shareOf(item)
  const [first, ...others] = item.recipients
  const name = first === undefined ? '' : organisationName(first.party)
  return (
    <div className="row-body">
      <div className="row-line">
        <span className="row-name">{title}</span>
        <time className="row-aside" dateTime={new Date(item.createdAt).toISOString()}>
          {format.short(item.createdAt, now)}
        </time>
      </div>
      <div className="row-line row-quiet">
        <span className="row-who">
          {t('transfers.to')}{' '}
          {others.length === 0 ? name : t('transfers.toMany', { name, count: others.length })}
        </span>
        {item.attachmentCount > 0 && (
          <span className="row-aside">{t('writing.sum.files', { count: item.attachmentCount })}</span>
        )}
      </div>
      <div className="row-line row-quiet">
        <StateWord {...looks[item.state]}>{stateText(item)}</StateWord>
        {share !== null && (
          <span className="row-aside">
            {share.lost > 0
              ? t('writing.shares.failed', { count: share.lost })
              : t(`writing.shares.${share.kind}`, { done: share.done, total: share.total })}
          </span>
        )}
      </div>
    </div>
  )
})
