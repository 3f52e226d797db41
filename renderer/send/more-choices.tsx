/** What few need: a reference and properties that follow the file. */
import { Button, Input, Label } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
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
  const id = useId()
  const change = (position: number, part: { readonly key?: string; readonly value?: string }): void =>
    draft.change({
      properties: properties.map((property, at) => (at === position ? { ...property, ...part } : property)),
    })
  return (
    <details className="quiet-details">
      <summary>{t('send.more')}</summary>
      <div role="group" aria-labelledby={`${id}-title`} className="properties">
        <Label asChild>
          <span id={`${id}-title`}>{t('send.properties')}</span>
        </Label>
        <p className="field-help">{t('send.propertiesHelp')}</p>
        {properties.map(({ key, value }, position) => (
          // Rows have no other identity than their place.
          <div className="property" key={position}>
            <Input
              aria-label={t('send.propertyKey', { number: position + 1 })}
              placeholder={t('send.propertyKey', { number: position + 1 })}
              value={key}
              maxLength={50}
              onChange={(event) => change(position, { key: event.target.value })}
            />
            <Input
              aria-label={t('send.propertyValue', { number: position + 1 })}
              placeholder={t('send.propertyValue', { number: position + 1 })}
              value={value}
              maxLength={3000}
              onChange={(event) => change(position, { value: event.target.value })}
            />
            <Button
              type="button"
              icon
              variant="tertiary"
              aria-label={t('send.propertyRemove', { number: position + 1 })}
              onClick={() =>
                draft.change({ properties: properties.filter((_property, at) => at !== position) })
              }
            >
              <Icon name="bin" />
            </Button>
          </div>
        ))}
        {properties.length < mostProperties && (
          <Button
            type="button"
            variant="tertiary"
            data-size="sm"
            onClick={() => draft.change({ properties: [...properties, { key: '', value: '' }] })}
          >
            {t('send.propertyAdd')}
          </Button>
        )}
      </div>
      <Switch
        label={t('send.checksumFirst')}
        help={t('send.checksumFirstHelp')}
        on={checksumFirst}
        onChange={(on) => draft.change({ checksumFirst: on })}
      />
    </details>
  )
}
