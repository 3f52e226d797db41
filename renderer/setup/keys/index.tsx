/** The keys of a profile: the one in use, the one that waits, and those that have been replaced. */
import { Button } from '@digdir/designsystemet-react'
import type { KeyView } from '../../../preload/contract/identity-models.ts'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { useSetup } from '../use-setup.ts'
import { useStepAct } from '../use-step-act.ts'
import { KeyCard } from './key-card.tsx'
import { useKeys } from './use-keys.ts'

const order: readonly KeyView['role'][] = ['current', 'next', 'old']

export function Keys() {
  const { t } = useText()
  const { keys, fault, again } = useKeys()
  if (fault !== null) return <FaultPanel fault={fault} onRetry={again} />
  if (keys.length === 0) return null
  const sorted = keys.toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role))
  return (
    <section className="keys">
      <h3>{t('keys.title')}</h3>
      <ul>
        {sorted.map((key) => (
          <KeyCard key={key.id} keyView={key} onChanged={again} />
        ))}
      </ul>
      {keys.every(({ role }) => role !== 'next') && <Rotate onMade={again} />}
    </section>
  )
}

function Rotate({ onMade }: { readonly onMade: () => void }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const act = useStepAct()
  const make = async (): Promise<void> => {
    const made = await act.tell(() => bridge.call('keys.make', { profileId: profile.id }))
    if (made) onMade()
  }
  return (
    <details className="quiet-details">
      <summary>{t('keys.rotateTitle')}</summary>
      <p>{t('keys.rotateText')}</p>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <Button variant="secondary" data-size="sm" loading={act.busy} onClick={() => void make()}>
        {t('keys.makeNext')}
      </Button>
    </details>
  )
}
