/** What a message is, open or not: title, sender, service, dates, summary. */
import { Heading } from '@digdir/designsystemet-react'
import type { ReceivedMessageDetail } from '../../../preload/contract/message-models.ts'
import { organisationName, organisationNumber, plain, useText } from '../../text/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { useMessageTitle } from '../../ui/use-message-title.ts'
import { useDue } from './states.ts'

export function MessageHead({ item }: { readonly item: ReceivedMessageDetail }) {
  const { t, format } = useText()
  const due = useDue(item)
  const title = useMessageTitle(item)
  const { sender, senderName, service } = item
  const name = plain(organisationName(sender))
  return (
    <>
      <Heading level={2} data-size="xs" className="item-name">
        {title}
      </Heading>
      <p className="item-who">
        {t('inbox.from')} <strong>{senderName === null ? name : plain(senderName)}</strong>{' '}
        {/* Whoever sends chooses the name; the organisation behind it is Altinn's word. */}
        {senderName !== null && sender.name !== null && senderName !== sender.name && `(${name}) `}
        {(senderName !== null || sender.name !== null) && (
          <span className="nowrap">{organisationNumber(sender.number)}</span>
        )}
      </p>
      <p className="item-sum">
        {[format.full(item.publishedAt), service.title ?? service.id, item.reference]
          .filter((part) => part !== null)
          .map(plain)
          .join(' · ')}
      </p>
      {item.confidential && (
        <p className="message-mark">
          <Icon name="locked" />
          {t('reading.confidential')}
        </p>
      )}
      {due !== null && item.dueAt !== null && (
        <p className="item-expiry message-due" data-soon={due.soon}>
          {due.text}: <time>{format.dayAndTime(item.dueAt)}</time>
        </p>
      )}
      {item.summary !== '' && <p className="message-summary">{plain(item.summary)}</p>}
    </>
  )
}
