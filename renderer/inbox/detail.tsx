/** A received file: who sent it, what can be done with it, and what has happened to it. */
import { Heading, Skeleton } from '@digdir/designsystemet-react'
import { useCallback, useEffect } from 'react'
import type { InboxDetail } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { organisationName, organisationNumber, plain, useText } from '../text/index.ts'
import { Facts } from '../ui/facts.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Timeline, useCourseWords } from '../ui/timeline.tsx'
import { useItem } from '../ui/use-item.ts'
import { useLate } from '../ui/use-late.ts'
import { InboxActions } from './actions.tsx'
import { useExpiry } from './expiry.ts'

export function InboxDetailView({ id }: { readonly id: string }) {
  const { bridge } = useWindow()
  const fetch = useCallback(() => bridge.call('inbox.get', { id }), [bridge, id])
  const { value, fault, again } = useItem('inbox', id, fetch)
  const late = useLate(value === null && fault === null)
  const unread = value?.unread === true

  useEffect(() => {
    // Nothing is lost when it does not get through: the file stays unread and is marked next time.
    if (unread) void bridge.call('inbox.markRead', { id })
  }, [bridge, id, unread])

  return (
    <>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {late && <Skeleton variant="rectangle" height="12rem" />}
      {value !== null && <Whole item={value} />}
    </>
  )
}

function Whole({ item }: { readonly item: InboxDetail }) {
  const { t, format } = useText()
  const expiry = useExpiry(item)
  const { sender } = item
  return (
    <article className="item">
      <Heading level={2} data-size="xs" className="item-name">
        {plain(item.fileName)}
      </Heading>
      <p className="item-who">
        {t('inbox.from')} <strong>{organisationName(sender)}</strong>{' '}
        {sender.name !== null && <span className="nowrap">{organisationNumber(sender.number)}</span>}
      </p>
      <p className="item-sum">
        {[
          format.size(item.size),
          item.virusScanned ? t('inbox.scanned') : t('inbox.notScanned'),
          item.service.title ?? item.service.id,
          item.reference !== null && plain(item.reference),
        ]
          .filter((part) => part !== false)
          .join(' · ')}
      </p>
      <InboxActions item={item} />
      {expiry !== null && item.expiresAt !== null && (
        <p className="item-expiry" data-soon={expiry.soon}>
          {t('file.expires')} <time>{format.dayAndTime(item.expiresAt)}</time>
        </p>
      )}
      {item.note !== null && <p className="item-note">{t(`file.notes.${item.note}`)}</p>}
      <Timeline course={item.course} />
      <details className="quiet-details">
        <summary>{t('file.more')}</summary>
        <Facts
          facts={[
            [t('file.savedName'), item.savedName],
            [t('file.savedIn'), item.savedPath],
            [t('file.reference'), item.reference],
            [t('file.service'), item.service.id],
            [t('inbox.received'), format.full(item.publishedAt)],
            [t('file.checksum'), item.checksum],
            [t('file.transferId'), item.fileTransferId],
            ...Object.entries(item.properties),
            ...useCourseWords(item.course),
          ]}
        />
      </details>
    </article>
  )
}
