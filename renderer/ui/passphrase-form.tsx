/** Asks for a passphrase, once or, when it is new, twice. It is let go as soon as it has been handed over. */
import { Button, Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Fault } from '../../preload/contract/fault.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from './fault-panel.tsx'
import { Field } from './field.tsx'

export interface PassphraseFormProps {
  /** A new one is written twice, and told what makes it good. */
  readonly fresh: boolean
  readonly submit: string
  readonly busy: boolean
  readonly fault: Fault | null
  readonly onSubmit: (passphrase: string) => Promise<unknown>
  readonly onCancel?: () => void
}

export function PassphraseForm({ fresh, submit, busy, fault, onSubmit, onCancel }: PassphraseFormProps) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const differs = fresh && typed !== again

  const hand = async (): Promise<void> => {
    setTried(true)
    if (typed === '' || differs) return
    await onSubmit(typed)
    setTyped('')
    setAgain('')
    setTried(false)
  }

  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        void hand()
      }}
    >
      <Field
        label={t('vault.passphrase')}
        help={fresh ? t('vault.passphraseHelp') : undefined}
        error={tried && typed === '' ? t('vault.passphraseMissing') : null}
      >
        {(parts) => (
          <Input
            {...parts}
            type="password"
            value={typed}
            maxLength={1_000}
            autoComplete={fresh ? 'new-password' : 'current-password'}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {fresh && (
        <Field
          label={t('vault.passphraseAgain')}
          error={tried && typed !== '' && differs ? t('vault.passphraseDiffers') : null}
        >
          {(parts) => (
            <Input
              {...parts}
              type="password"
              value={again}
              maxLength={1_000}
              autoComplete="new-password"
              onChange={(event) => setAgain(event.target.value)}
            />
          )}
        </Field>
      )}
      {fault !== null && <FaultPanel fault={fault} />}
      <div className="actions">
        <Button type="submit" variant="secondary" data-size="sm" loading={busy}>
          {submit}
        </Button>
        {onCancel !== undefined && (
          <Button type="button" variant="tertiary" data-size="sm" onClick={onCancel}>
            {t('vault.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
