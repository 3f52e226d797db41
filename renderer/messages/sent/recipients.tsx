/** Where the message stands with each recipient. */
import { Button, Heading } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { MessageRecipient } from '../../../preload/contract/message-models.ts'
import { organisationName, partyNumber, plain, useText } from '../../text/index.ts'
import { StateWord } from '../../ui/state-word.tsx'
import { noticeLooks, recipientLooks } from './states.ts'

/** What one can take in; the rest comes when it is asked for. */
const atFirst = 50

/** Those that something is wrong with first; otherwise as they were written. */
const order = (recipients: readonly MessageRecipient[]): readonly MessageRecipient[] => {
  const lost = ({ status }: MessageRecipient): boolean => status === 'failed' || status === 'reserved'
  return [...recipients.filter(lost), ...recipients.filter((one) => !lost(one))]
}

export function SentRecipients({ recipients }: { readonly recipients: readonly MessageRecipient[] }) {
  const { t } = useText()
  const [all, setAll] = useState(false)
  const shown = all ? order(recipients) : order(recipients).slice(0, atFirst)
  const more = recipients.length - shown.length
  return (
    <section>
      <Heading level={3} data-size="2xs">
        {t('transfers.recipients')}
      </Heading>
      <ul className="recipients">
        {shown.map((recipient) => (
          <RecipientRow key={recipient.party.number} recipient={recipient} />
        ))}
      </ul>
      {more > 0 && (
        <Button variant="tertiary" data-size="sm" onClick={() => setAll(true)}>
          {t('writing.recipientsMore', { count: more })}
        </Button>
      )}
    </section>
  )
}

function RecipientRow({ recipient }: { readonly recipient: MessageRecipient }) {
  const { t, format } = useText()
  const { party, status, statusText, changedAt, notification } = recipient
  const why =
    status === 'reserved'
      ? t('writing.reservedWhy')
      : status === 'failed' && statusText !== null
        ? t('writing.failedWhy', { text: plain(statusText) })
        : null
  return (
    <li>
      <span>
        {organisationName(party)}{' '}
        {party.name !== null && <span className="quiet nowrap">{partyNumber(party.number)}</span>}
        {why !== null && <span className="row-more">{why}</span>}
      </span>
      <span className="recipient-state">
        <StateWord {...recipientLooks[status]}>{t(`writing.recipientStates.${status}`)}</StateWord>
        {changedAt !== null && status !== 'waiting' && (
          <time className="quiet">{format.dayAndTime(changedAt)}</time>
        )}
        {notification !== null && (
          <StateWord {...noticeLooks[notification]}>{t(`writing.notifications.${notification}`)}</StateWord>
        )}
      </span>
    </li>
  )
}
