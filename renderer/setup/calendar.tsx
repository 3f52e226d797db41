/** What lapses for this profile, soonest first. */
import { Heading } from '@digdir/designsystemet-react'
import { useCallback } from 'react'
import type { CalendarEntry } from '../../preload/contract/identity-models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { StateWord, type Tone } from '../ui/state-word.tsx'
import { useItem } from '../ui/use-item.ts'
import { useLapseWords } from '../ui/use-lapse-words.ts'

/** From a week on it is pressing; before that it is good to know. */
function toneOf({ warning }: CalendarEntry): Tone {
  if (warning === null) return 'neutral'
  return warning <= 7 ? 'danger' : 'warning'
}

export function Calendar({ profileId }: { readonly profileId: string }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const words = useLapseWords()
  const fetch = useCallback(() => bridge.call('calendar.list', {}), [bridge])
  const { value, fault, again } = useItem('setup', 'calendar', fetch)
  const entries = (value?.entries ?? []).filter((entry) => entry.profileId === profileId)
  return (
    <section className="calendar">
      <Heading level={2} data-size="2xs">
        {t('setup.lapses.title')}
      </Heading>
      <p className="quiet">{entries.length > 0 ? t('setup.lapses.text') : t('setup.lapses.empty')}</p>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {entries.length > 0 && (
        <ol className="rows">
          {entries.map((entry) => {
            const { what, title, when } = words(entry)
            return (
              <li key={entry.id}>
                <span>
                  {what}
                  <span className="quiet row-more">{title}</span>
                </span>
                <StateWord tone={toneOf(entry)} icon={entry.warning === null ? 'clock' : 'warning'}>
                  {when}
                </StateWord>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
