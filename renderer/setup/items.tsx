/** The parts a step looks at, each with its own mark: scopes, services, hosts. */
import type { Fault } from '../../preload/contract/fault.ts'
import type { SetupItem } from '../../preload/contract/setup-models.ts'
import { plain, useText } from '../text/index.ts'
import { FaultDetails } from '../ui/fault-panel.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { lookOfItem } from './looks.ts'

export interface ItemsProps {
  readonly items: readonly SetupItem[]
  /** Stands above them already: it is not said twice. */
  readonly told: Fault | null
}

const same = (one: Fault, other: Fault | null): boolean =>
  one.code === other?.code && JSON.stringify(one.values) === JSON.stringify(other.values)

export function Items({ items, told }: ItemsProps) {
  const { t } = useText()
  if (items.length === 0) return null
  return (
    <ul className="items" aria-label={t('setup.items')}>
      {items.map((item) => (
        <Item key={item.id} item={item} told={told} />
      ))}
    </ul>
  )
}

function Item({ item, told }: { readonly item: SetupItem; readonly told: Fault | null }) {
  const { t, sentence } = useText()
  const { tone, icon } = lookOfItem(item)
  const words = item.fault === null || same(item.fault, told) ? null : sentence(item.fault)
  return (
    <li className="item">
      <div className="item-head">
        <span className="item-label">{plain(item.label)}</span>
        <StateWord tone={tone} icon={icon}>
          {t(`setup.states.${item.state}`)}
        </StateWord>
      </div>
      {words !== null && item.fault !== null && (
        <div className="item-fault">
          <p>
            {words.what} {words.next}
          </p>
          <FaultDetails fault={item.fault} />
        </div>
      )}
    </li>
  )
}
