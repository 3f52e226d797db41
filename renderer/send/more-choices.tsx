/** What few need: a reference and properties that follow the file. */
import { Input } from '@digdir/designsystemet-react'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { Field } from '../ui/field.tsx'
import { PairRows } from '../ui/pair-rows.tsx'
import { Switch } from '../ui/switch.tsx'

/** broker.md §2: at most ten, 50 characters in the key, 3,000 in the value. */
const mostProperties = 10

export function ReferenceField() {
  const { t } = useText()
  const { draft } = useWindow()
  const reference = useWindowState((state) => state.draft.reference)
  return (
    <Field label={t('send.reference')} help={t('send.referenceHelp')}>
      {(parts) => (
        <Input
          {...parts}
          value={reference}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => draft.change({ reference: event.target.value })}
        />
      )}
    </Field>
  )
}

export function MoreChoices() {
  const { t } = useText()
  const { draft } = useWindow()
  const properties = useWindowState((state) => state.draft.properties)
  const checksumFirst = useWindowState((state) => state.draft.checksumFirst)
  return (
    <details className="quiet-details">
      <summary>{t('send.more')}</summary>
      <PairRows
        title={t('send.properties')}
        help={t('send.propertiesHelp')}
        fields={[
          { label: (number) => t('send.propertyKey', { number }), most: 50 },
          { label: (number) => t('send.propertyValue', { number }), most: 3000 },
        ]}
        rows={properties.map(({ key, value }) => [key, value])}
        blank={['', '']}
        most={mostProperties}
        add={t('send.propertyAdd')}
        remove={(number) => t('send.propertyRemove', { number })}
        onChange={(rows) => draft.change({ properties: rows.map(([key, value]) => ({ key, value })) })}
      />
      <Switch
        label={t('send.checksumFirst')}
        help={t('send.checksumFirstHelp')}
        on={checksumFirst}
        onChange={(on) => draft.change({ checksumFirst: on })}
      />
    </details>
  )
}
