/** The client id, pasted from self-service. */
import { Button, Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Field } from '../../ui/field.tsx'
import { useSetup } from '../use-setup.ts'
import { useStepAct } from '../use-step-act.ts'
import type { PanelProps } from './panel.ts'

export function ClientId({ onClose }: PanelProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const act = useStepAct()
  const [typed, setTyped] = useState(profile.clientId ?? '')
  const [tried, setTried] = useState(false)
  const clientId = typed.trim()
  const save = async (): Promise<void> => {
    setTried(true)
    if (clientId === '') return
    const saved = await act.change(() =>
      bridge.call('profiles.setClient', { profileId: profile.id, clientId }),
    )
    if (saved) onClose(true)
  }
  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field
        label={t('setup.act.clientId')}
        help={t('setup.act.clientIdHelp')}
        error={tried && clientId === '' ? t('setup.act.clientIdMissing') : null}
      >
        {(parts) => (
          <Input
            {...parts}
            autoFocus
            value={typed}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        <Button type="submit" loading={act.busy}>
          {t('setup.act.clientSave')}
        </Button>
        <Button type="button" variant="tertiary" onClick={() => onClose(false)}>
          {t('setup.act.cancel')}
        </Button>
      </div>
    </form>
  )
}
