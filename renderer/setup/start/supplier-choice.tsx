/** For suppliers: this organisation is a customer, and another profile's client acts for it. */
import { Input, Label, Select } from '@digdir/designsystemet-react'
import { useId } from 'react'
import type { Profile } from '../../../preload/contract/models.ts'
import { organisationName, useText } from '../../text/index.ts'
import { Field } from '../../ui/field.tsx'

export interface Supplier {
  readonly wanted: boolean
  readonly profileId: string | null
}

export interface SupplierChoiceProps {
  readonly profiles: readonly Profile[]
  readonly environmentId: string
  readonly value: Supplier
  readonly onChange: (value: Supplier) => void
  readonly tried: boolean
}

export function SupplierChoice({ profiles, environmentId, value, onChange, tried }: SupplierChoiceProps) {
  const { t } = useText()
  const id = useId()
  // A customer's profile has no client of its own to lend.
  const suppliers = profiles.filter(
    ({ environment, supplierProfileId }) => environment.id === environmentId && supplierProfileId === null,
  )
  return (
    <div className="start-supplier">
      <div className="switch">
        <Input
          type="checkbox"
          id={id}
          aria-describedby={`${id}-help`}
          checked={value.wanted}
          onChange={(event) => onChange({ ...value, wanted: event.target.checked })}
        />
        <div>
          <Label htmlFor={id}>{t('start.onBehalf')}</Label>
          <p className="field-help" id={`${id}-help`}>
            {t('start.onBehalfText')}
          </p>
        </div>
      </div>
      {value.wanted && (
        <Field
          label={t('start.supplier')}
          help={suppliers.length === 0 ? t('start.supplierNobody') : undefined}
          error={tried && value.profileId === null ? t('start.supplierMissing') : null}
        >
          {(parts) => (
            <Select
              {...parts}
              value={value.profileId ?? ''}
              onChange={(event) =>
                onChange({ ...value, profileId: event.target.value === '' ? null : event.target.value })
              }
            >
              <Select.Option value="">{t('start.supplierNone')}</Select.Option>
              {suppliers.map((profile) => (
                <Select.Option key={profile.id} value={profile.id}>
                  {organisationName(profile.organisation)}
                </Select.Option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </div>
  )
}
