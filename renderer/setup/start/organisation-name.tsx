/** Whose number it is, if the person wants that to be asked of the register. */
import { Button } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { LookUp } from '../../../preload/contract/identity-models.ts'
import { useWindow } from '../../store.ts'
import { organisationName, useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { useAct } from '../../ui/use-act.ts'
import { useItem } from '../../ui/use-item.ts'

export interface OrganisationNameProps {
  readonly environmentId: string
  /** Nine valid digits. */
  readonly number: string
  /** The person has said yes, or nobody outside is asked. */
  readonly allowed: boolean
}

export function OrganisationName({ environmentId, number, allowed }: OrganisationNameProps) {
  return allowed ? <Named environmentId={environmentId} number={number} /> : <Consent />
}

/** Asked where it is needed the first time; settings hold the answer. */
function Consent() {
  const { t } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const [declined, setDeclined] = useState(false)
  if (declined) return <Valid />
  return (
    <div className="consent">
      <p className="consent-title">{t('start.lookUpTitle')}</p>
      <p>{t('start.lookUpText')}</p>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        <Button
          type="button"
          variant="secondary"
          data-size="sm"
          loading={act.busy}
          onClick={() => void act.run(() => bridge.call('settings.set', { lookUpNames: true }))}
        >
          {t('start.lookUpYes')}
        </Button>
        <Button type="button" variant="tertiary" data-size="sm" onClick={() => setDeclined(true)}>
          {t('start.lookUpNo')}
        </Button>
      </div>
    </div>
  )
}

function Valid() {
  const { t } = useText()
  return (
    <StateWord tone="success" icon="done">
      {t('start.numberOk')}
    </StateWord>
  )
}

function Named({ environmentId, number }: Omit<OrganisationNameProps, 'allowed'>) {
  const { bridge } = useWindow()
  const fetch = useCallback(
    () => bridge.call('organisations.lookUp', { environmentId, number }),
    [bridge, environmentId, number],
  )
  // A register that does not answer keeps nobody from going on: the number itself is valid.
  const { value } = useItem(null, `${environmentId} ${number}`, fetch)
  return <div role="status">{value === null ? <Valid /> : <Answer found={value} />}</div>
}

function Answer({ found }: { readonly found: LookUp }) {
  const { t } = useText()
  const { status, organisation } = found
  if (status === 'not-asked' && organisation.name === null) return <Valid />
  const shown = status === 'not-asked' ? 'found' : status
  const known = shown === 'found'
  return (
    <StateWord tone={known ? 'success' : 'warning'} icon={known ? 'done' : 'warning'}>
      {t(`start.status.${shown}`, { name: organisationName(organisation) })}
    </StateWord>
  )
}
