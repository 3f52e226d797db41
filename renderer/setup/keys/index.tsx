/** The keys of a profile: the one in use, the one that waits, and those that have been replaced. */
import type { KeyView } from '../../../preload/contract/identity-models.ts'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { KeyCard } from './key-card.tsx'
import { Rotate } from './rotate.tsx'
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
