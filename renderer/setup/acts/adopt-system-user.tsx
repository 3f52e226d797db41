/** A system user that exists already: whose it is, and the name it was given. */
import { Button, Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Field } from '../../ui/field.tsx'
import { digitsOf, numberState, OrganisationNumberField } from '../../ui/organisation-field.tsx'
import { useSetup } from '../use-setup.ts'
import { useStepAct } from '../use-step-act.ts'
import type { PanelProps } from './panel.ts'

export function AdoptSystemUser({ onClose }: PanelProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const act = useStepAct()
  const [number, setNumber] = useState(profile.organisation.number)
  const [externalRef, setExternalRef] = useState(profile.systemUser?.externalRef ?? '')
  const [tried, setTried] = useState(false)
  const adopt = async (): Promise<void> => {
    setTried(true)
    if (numberState(number) !== 'valid') return
    // To the letter, spaces too: Altinn compares it so (platform.md §1.2).
    const given = externalRef === '' ? null : externalRef
    const adopted = await act.tell(() =>
      bridge.call('systemUser.adopt', {
        profileId: profile.id,
        organisation: digitsOf(number),
        externalRef: given,
      }),
    )
    if (adopted) onClose(true)
  }
  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        void adopt()
      }}
    >
      <p>{t('setup.act.adoptText')}</p>
      <OrganisationNumberField
        label={t('setup.act.adoptOrganisation')}
        value={number}
        onChange={setNumber}
        tried={tried}
        missing={t('start.numberMissing')}
      />
      <Field label={t('setup.act.adoptRef')} help={t('setup.act.adoptRefHelp')}>
        {(parts) => (
          <Input
            {...parts}
            value={externalRef}
            maxLength={255}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setExternalRef(event.target.value)}
          />
        )}
      </Field>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        <Button type="submit" loading={act.busy}>
          {t('setup.act.adoptSave')}
        </Button>
        <Button type="button" variant="tertiary" onClick={() => onClose(false)}>
          {t('setup.act.cancel')}
        </Button>
      </div>
    </form>
  )
}
