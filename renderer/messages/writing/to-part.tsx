/** Through which service, and to whom. */
import { Select } from '@digdir/designsystemet-react'
import { plain, useText } from '../../text/index.ts'
import { useWindow } from '../../store.ts'
import { AddService } from '../../ui/add-service.tsx'
import { Field } from '../../ui/field.tsx'
import { RecipientField } from '../../ui/recipient-field.tsx'
import { useError, useLetter, useWritingParts } from './context.ts'

export function ToPart({ onTyping }: { readonly onTyping: (typing: boolean) => void }) {
  const { t } = useText()
  const { profile, writing } = useWritingParts()
  const recipients = useLetter('recipients')
  const error = useError('recipients')
  return (
    <section className="write-part" aria-label={t('writing.to')}>
      <ServiceChoice />
      <RecipientField
        profileId={profile.id}
        chosen={recipients}
        persons
        spot="recipients"
        onChange={(chosen) => writing.change({ recipients: chosen })}
        onNamed={(named) => writing.name(named)}
        onRest={onTyping}
        missing={error}
      />
      {recipients.length > 1 && (
        <p className="quiet write-note" role="status">
          {t('writing.recipientCount', { count: recipients.length })}
        </p>
      )}
    </section>
  )
}

function ServiceChoice() {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile, service, writing } = useWritingParts()
  const error = useError('service')
  const { messageServices } = profile
  const choose = (id: string): void => writing.change({ serviceId: id === '' ? null : id })
  return (
    <>
      <Field label={t('writing.service')} help={t('writing.serviceHelp')} error={error} spot="service">
        {(parts) => (
          <Select {...parts} value={service?.id ?? ''} onChange={(event) => choose(event.target.value)}>
            {messageServices.length !== 1 && <Select.Option value="">{t('send.serviceNone')}</Select.Option>}
            {messageServices.map(({ id, title }) => (
              <Select.Option key={id} value={id}>
                {plain(title ?? id)}
              </Select.Option>
            ))}
          </Select>
        )}
      </Field>
      {service?.confidential === 'demanded' && (
        <p className="quiet write-note">{t('writing.confidentialService')}</p>
      )}
      <details className="quiet-details">
        <summary>{t('send.serviceAdd')}</summary>
        <AddService
          help={t('writing.serviceIdHelp')}
          add={(id) => bridge.call('message.addService', { profileId: profile.id, serviceId: id })}
          onAdded={choose}
        />
      </details>
    </>
  )
}
