/** In practice: organisations that nobody has been set up as yet. */
import { Chip } from '@digdir/designsystemet-react'
import { useCallback } from 'react'
import type { Profile } from '../../../preload/contract/models.ts'
import { useWindow } from '../../store.ts'
import { organisationName, organisationNumber, useText } from '../../text/index.ts'
import { useItem } from '../../ui/use-item.ts'
import { practiceId } from './places.ts'

const most = 6

export interface SuggestionsProps {
  readonly profiles: readonly Profile[]
  readonly chosen: string
  readonly onChoose: (number: string) => void
}

export function Suggestions({ profiles, chosen, onChoose }: SuggestionsProps) {
  const there = profiles.filter(({ environment }) => environment.id === practiceId)
  const [first] = there
  if (first === undefined) return null
  const taken = new Set(there.map(({ organisation }) => organisation.number))
  return <From profileId={first.id} taken={taken} chosen={chosen} onChoose={onChoose} />
}

interface FromProps extends Omit<SuggestionsProps, 'profiles'> {
  /** Any profile of the practice world: it knows who else lives there. */
  readonly profileId: string
  readonly taken: ReadonlySet<string>
}

function From({ profileId, taken, chosen, onChoose }: FromProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const fetch = useCallback(() => bridge.call('recipients.known', { profileId }), [bridge, profileId])
  // Without suggestions one can still type the number.
  const { value } = useItem(null, profileId, fetch)
  const free = (value?.organisations ?? []).filter(({ number }) => !taken.has(number)).slice(0, most)
  if (free.length === 0) return null
  return (
    <div className="suggested">
      <p className="field-help" id="suggested">
        {t('start.suggestions')}
      </p>
      <ul className="chips" aria-labelledby="suggested">
        {free.map((organisation) => (
          <li key={organisation.number}>
            <Chip.Button
              type="button"
              aria-pressed={organisation.number === chosen}
              onClick={() => onChoose(organisationNumber(organisation.number))}
            >
              {organisationName(organisation)}
            </Chip.Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
