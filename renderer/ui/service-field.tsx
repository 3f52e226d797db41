/** Which service to send through; one that is not in the list is added by its name at Altinn. */
import { Select } from '@digdir/designsystemet-react'
import type { Profile } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { AddService } from './add-service.tsx'
import { Field } from './field.tsx'

export interface ServiceFieldProps {
  readonly profile: Profile
  readonly serviceId: string | null
  readonly onChange: (serviceId: string | null) => void
  readonly missing: string | null
}

export function ServiceField({ profile, serviceId, onChange, missing }: ServiceFieldProps) {
  const { t, format } = useText()
  const { bridge } = useWindow()
  const { services } = profile
  const chosen = services.find(({ id }) => id === serviceId)
  const limit = chosen?.maxBytes ?? null
  return (
    <>
      <Field label={t('send.service')} help={t('send.serviceHelp')} error={missing}>
        {(parts) => (
          <Select
            {...parts}
            value={serviceId ?? ''}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          >
            <Select.Option value="">{t('send.serviceNone')}</Select.Option>
            {services.map(({ id, title }) => (
              <Select.Option key={id} value={id}>
                {plain(title ?? id)}
              </Select.Option>
            ))}
          </Select>
        )}
      </Field>
      {limit !== null && <p className="quiet">{t('send.serviceUpTo', { size: format.size(limit) })}</p>}
      <details className="quiet-details">
        <summary>{t('send.serviceAdd')}</summary>
        <AddService
          help={t('send.serviceIdHelp')}
          add={(id) => bridge.call('profiles.addService', { profileId: profile.id, serviceId: id })}
          onAdded={onChange}
        />
      </details>
    </>
  )
}
