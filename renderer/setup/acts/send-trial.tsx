/** A small file to oneself. In production it is asked for twice: the service is real. */
import { Button, Select } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWindow } from '../../store.ts'
import { organisationName, plain, useText } from '../../text/index.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Field } from '../../ui/field.tsx'
import { useSetup } from '../use-setup.ts'
import { useStepAct } from '../use-step-act.ts'
import type { PanelProps } from './panel.ts'

export function SendTrial({ onClose }: PanelProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const act = useStepAct()
  const [chosen, setChosen] = useState(profile.services[0]?.id ?? null)
  const [asking, setAsking] = useState(false)
  const real = profile.environment.kind === 'production'

  const send = async (): Promise<void> => {
    if (chosen === null) return
    const sent = await act.tell(() => bridge.call('trial.send', { profileId: profile.id, serviceId: chosen }))
    setAsking(false)
    if (sent) onClose(true)
  }

  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (real) setAsking(true)
        else void send()
      }}
    >
      <p>{t('setup.act.trialText', { name: organisationName(profile.organisation) })}</p>
      {profile.services.length === 0 ? (
        <p>{t('setup.act.trialNone')}</p>
      ) : (
        <Field label={t('setup.act.trialService')}>
          {(parts) => (
            <Select {...parts} value={chosen ?? ''} onChange={(event) => setChosen(event.target.value)}>
              {profile.services.map(({ id, title }) => (
                <Select.Option key={id} value={id}>
                  {plain(title ?? id)}
                </Select.Option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        <Button type="submit" loading={act.busy} disabled={chosen === null}>
          {t('setup.act.trialSend')}
        </Button>
        <Button type="button" variant="tertiary" onClick={() => onClose(false)}>
          {t('setup.act.cancel')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('setup.act.trialSureTitle')}
        text={t('setup.act.trialSureText')}
        confirm={t('setup.act.trialSure')}
        cancel={t('setup.act.cancel')}
        busy={act.busy}
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      />
    </form>
  )
}
