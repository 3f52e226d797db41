/** Adds a service by its name at Altinn. */
import { Button, Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Result } from '../../preload/contract/result.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from './fault-panel.tsx'
import { Field } from './field.tsx'
import { isKey, keys } from './keys.ts'
import { useAct } from './use-act.ts'

export interface AddServiceProps {
  readonly help: string
  readonly add: (id: string) => Promise<Result<unknown>>
  readonly onAdded: (id: string) => void
}

export function AddService({ help, add, onAdded }: AddServiceProps) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const act = useAct()
  const id = typed.trim()
  const submit = async (): Promise<void> => {
    if (id === '' || !(await act.run(() => add(id)))) return
    onAdded(id)
    setTyped('')
  }
  return (
    <>
      <div className="inline-form">
        <Field label={t('send.serviceId')} help={help}>
          {(parts) => (
            <Input
              {...parts}
              value={typed}
              maxLength={255}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (!isKey(keys.service.take, event)) return
                event.preventDefault()
                void submit()
              }}
            />
          )}
        </Field>
        <Button type="button" variant="secondary" onClick={() => void submit()} loading={act.busy}>
          {t('send.serviceUse')}
        </Button>
      </div>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
    </>
  )
}
