/** A sent message: how far it has come with each recipient, and what can still be done. */
import { Heading, Skeleton } from '@digdir/designsystemet-react'
import { useCallback } from 'react'
import type { SentMessageDetail } from '../../../preload/contract/message-models.ts'
import { useWindow } from '../../store.ts'
import { plain, useText } from '../../text/index.ts'
import { Facts } from '../../ui/facts.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { useAct } from '../../ui/use-act.ts'
import { useItem } from '../../ui/use-item.ts'
import { useLate } from '../../ui/use-late.ts'
import { SentFiles } from './files.tsx'
import { SentRecipients } from './recipients.tsx'
import { useMessageTitle } from '../../ui/use-message-title.ts'
import { canWithdraw, looks, shareOf } from './states.ts'
import { useStateText } from './use-state-text.ts'
import { Withdraw } from './withdraw.tsx'

export function SentDetailView({ id }: { readonly id: string }) {
  const { bridge } = useWindow()
  const fetch = useCallback(() => bridge.call('message.sentDetail', { id }), [bridge, id])
  const { value, fault, again } = useItem('sent', id, fetch)
  const late = useLate(value === null && fault === null)
  return (
    <>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {late && <Skeleton variant="rectangle" height="12rem" />}
      {value !== null && <Whole item={value} />}
    </>
  )
}

function Whole({ item }: { readonly item: SentMessageDetail }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const stateText = useStateText()
  const title = useMessageTitle(item)
  const share = shareOf(item)
  const fault = act.fault ?? item.fault
  const { order } = item
  return (
    <article className="item">
      <Heading level={2} data-size="xs" className="item-name">
        {title}
      </Heading>
      <p className="item-sum">
        {[plain(item.service.title ?? item.service.id), plain(order.reference)]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <p className="item-state">
        <StateWord {...looks[item.state]}>{stateText(item)}</StateWord>
        {share !== null && (
          <span className="quiet">
            {' '}
            {t(`writing.shares.${share.kind}`, { done: share.done, total: share.total })}
          </span>
        )}
      </p>
      {fault !== null && (
        <FaultPanel
          fault={fault}
          retryAt={item.retryAt}
          onRetry={() => void act.run(() => bridge.call('message.retry', { id: item.id }))}
          busy={act.busy}
        />
      )}
      {canWithdraw(item) && <Withdraw id={item.id} act={act} />}
      <SentRecipients recipients={item.recipients} />
      <SentFiles files={item.files} />
      <section>
        <Heading level={3} data-size="2xs">
          {t('writing.text')}
        </Heading>
        {order.summary !== '' && <p className="quiet">{plain(order.summary)}</p>}
        <div className="sent-text">
          <Markdown source={order.body} lang={order.language} />
        </div>
      </section>
      <More item={item} />
    </article>
  )
}

function More({ item }: { readonly item: SentMessageDetail }) {
  const { t, format } = useText()
  const { order } = item
  const time = (at: number | null): string | null => (at === null ? null : format.full(at))
  const yes = (is: boolean): string | null => (is ? t('writing.yes') : null)
  return (
    <details className="quiet-details">
      <summary>{t('writing.details')}</summary>
      <Facts
        facts={[
          [t('writing.createdAt'), time(item.createdAt)],
          [t('writing.publish'), time(item.publishAt)],
          [t('writing.due'), time(item.dueAt)],
          [t('writing.confirmationAsked'), yes(item.needsConfirmation)],
          [t('writing.confidential'), yes(item.confidential)],
          [t('writing.why'), order.ignoreReservation],
          [t('file.service'), item.service.id],
          ...order.replyOptions.map(({ text, address }) => [text || t('writing.replies'), address] as const),
          ...order.externalReferences.map(({ value }) => [t('writing.references'), value] as const),
          ...Object.entries(order.properties),
        ]}
      />
    </details>
  )
}
