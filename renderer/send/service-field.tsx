/** Which service to send through; one that is not in the list is added by its name at Altinn. */
import { Button, Input, Select } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Profile } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Field } from '../ui/field.tsx'
import { useAct } from '../ui/use-act.ts'

export interface ServiceFieldProps {
  readonly profile: Profile
  readonly serviceId: string | null
  readonly onChange: (serviceId: string | null) => void
  readonly missing: string | null
}

export function ServiceField({ profile, serviceId, onChange, missing }: ServiceFieldProps) {
  const { t, format } = useText()
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
      <AddService profile={profile} onAdded={onChange} />
    </>
  )
}

function AddService({
  profile,
  onAdded,
}: {
  readonly profile: Profile
  readonly onAdded: (id: string) => void
}) {
  const { t } = useText()
  const { bridge } = useWindow()
  const [typed, setTyped] = useState('')
  const act = useAct()
  const id = typed.trim()
  const add = async (): Promise<void> => {
    if (id === '') return
    const added = await act.run(() =>
      bridge.call('profiles.addService', { profileId: profile.id, serviceId: id }),
    )
    if (!added) return
    onAdded(id)
    setTyped('')
  }
  return (
    <details className="quiet-details">
      <summary>{t('send.serviceAdd')}</summary>
      <div className="inline-form">
        <Field label={t('send.serviceId')} help={t('send.serviceIdHelp')}>
          {(parts) => (
            <Input
              {...parts}
              value={typed}
              maxLength={255}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                void add()
              }}
            />
          )}
        </Field>
        <Button type="button" variant="secondary" onClick={() => void add()} loading={act.busy}>
          {t('send.serviceUse')}
        </Button>
      </div>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
    </details>
  )
}
