/** What only the person knows of a key: the name self-service gave it, and the day it was registered there. */
import { Button, Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { KeyView } from '../../../preload/contract/identity-models.ts'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Field } from '../../ui/field.tsx'
import { useSetup } from '../use-setup.ts'
import { useStepAct } from '../use-step-act.ts'
import { dateOf, inputDate } from './dates.ts'

export interface KeyFieldsProps {
  readonly keyView: KeyView
  readonly onChanged: () => void
}

export function KeyFields({ keyView, onChanged }: KeyFieldsProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const act = useStepAct()
  const [keyId, setKeyId] = useState('')
  const [date, setDate] = useState(inputDate(keyView.registeredAt))
  const input = { profileId: profile.id, id: keyView.id }
  const at = dateOf(date)

  const saveDate = async (): Promise<void> => {
    if (at === null) return
    if (await act.note(() => bridge.call('keys.registered', { ...input, at }))) onChanged()
  }
  const saveKeyId = async (): Promise<void> => {
    const wanted = keyId.trim()
    if (wanted === '') return
    if (!(await act.change(() => bridge.call('keys.setKeyId', { ...input, keyId: wanted })))) return
    setKeyId('')
    onChanged()
  }

  return (
    <>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <form
        className="fields-row"
        onSubmit={(event) => {
          event.preventDefault()
          void saveDate()
        }}
      >
        <Field label={t('keys.registered')} help={t('keys.registeredHelp')}>
          {(parts) => (
            <Input {...parts} type="date" value={date} onChange={(event) => setDate(event.target.value)} />
          )}
        </Field>
        <Button type="submit" variant="secondary" data-size="sm" disabled={at === null}>
          {t('keys.registeredSave')}
        </Button>
      </form>
      {keyView.publicPem !== null && (
        <form
          className="fields-row"
          onSubmit={(event) => {
            event.preventDefault()
            void saveKeyId()
          }}
        >
          <Field label={t('keys.setKeyId')} help={t('keys.asPemText')}>
            {(parts) => (
              <Input
                {...parts}
                value={keyId}
                maxLength={200}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setKeyId(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" variant="secondary" data-size="sm" disabled={keyId.trim() === ''}>
            {t('keys.setKeyIdSave')}
          </Button>
        </form>
      )}
    </>
  )
}
