/** How far each recipient has come. */
import { Heading } from '@digdir/designsystemet-react'
import type { Recipient } from '../../preload/contract/models.ts'
import { organisationName, organisationNumber, useText } from '../text/index.ts'
import { StateWord, type StateWordProps } from '../ui/state-word.tsx'

const looks: Readonly<Record<Recipient['status'], Omit<StateWordProps, 'children'>>> = {
  waiting: { tone: 'neutral', icon: 'clock' },
  fetched: { tone: 'warning', icon: 'circle' },
  confirmed: { tone: 'success', icon: 'done' },
}

export function Recipients({ recipients }: { readonly recipients: readonly Recipient[] }) {
  const { t, format } = useText()
  return (
    <section>
      <Heading level={3} data-size="2xs">
        {t('transfers.recipients')}
      </Heading>
      <ul className="recipients">
        {recipients.map(({ organisation, status, changedAt }) => (
          <li key={organisation.number}>
            <span>
              {organisationName(organisation)}{' '}
              {organisation.name !== null && (
                <span className="quiet nowrap">{organisationNumber(organisation.number)}</span>
              )}
            </span>
            <span className="recipient-state">
              <StateWord {...looks[status]}>{t(`transfers.recipientStates.${status}`)}</StateWord>
              {changedAt !== null && status !== 'waiting' && (
                <time className="quiet">{format.dayAndTime(changedAt)}</time>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
