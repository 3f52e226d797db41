/** One received message in the list. */
import { memo } from 'react'
import type { ReceivedMessage } from '../../../preload/contract/message-models.ts'
import { organisationName, plain, useText } from '../../text/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useMessageTitle } from '../../ui/use-message-title.ts'
import { looks, stageOf, useDue } from './states.ts'

/** While one scrolls, a row is drawn once. */
export const MessageRow = memo(function MessageRow({ item }: { readonly item: ReceivedMessage }) {
  const { t, format } = useText()
  const now = useNow()
  const due = useDue(item)
  const title = useMessageTitle(item)
  const stage = stageOf(item)
  const look = item.fault !== null ? ({ tone: 'danger', icon: 'warning' } as const) : looks[stage]
  const asks = stage === 'new' && item.needsConfirmation
  return (
    <div className="row-body" data-unread={item.unread}>
      <div className="row-line">
        {item.unread && (
          <span className="unread-dot">
            <span className="ds-sr-only">{t('inbox.unread')}: </span>
          </span>
        )}
        <Icon name="letter" className="row-kind" />
        <span className="row-name">
          <span className="ds-sr-only">{t('reading.message')}: </span>
          {item.confidential && (
            <>
              <Icon name="locked" className="row-lock" />
              <span className="ds-sr-only">{t('reading.confidentialWord')}: </span>
            </>
          )}
          {title}
        </span>
        {item.attachmentCount > 0 && (
          <span className="row-aside">{t('reading.attachmentCount', { count: item.attachmentCount })}</span>
        )}
      </div>
      <div className="row-line row-quiet">
        <span className="row-who">{plain(item.senderName ?? organisationName(item.sender))}</span>
        <time className="row-aside" dateTime={new Date(item.publishedAt).toISOString()}>
          {format.short(item.publishedAt, now)}
        </time>
      </div>
      <div className="row-line row-quiet">
        <StateWord tone={look.tone} icon={look.icon}>
          {asks ? t('reading.newToConfirm') : t(`reading.states.${stage}`)}
        </StateWord>
        {due !== null && (
          <span className="row-aside" data-soon={due.soon}>
            {due.text}
          </span>
        )}
      </div>
    </div>
  )
})
