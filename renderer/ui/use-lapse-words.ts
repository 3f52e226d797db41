/** When something lapses, in words. */
import type { CalendarEntry } from '../../preload/contract/identity-models.ts'
import { daysUntil, plain, useText } from '../text/index.ts'
import { useNow } from './use-now.ts'

export interface LapseWords {
  readonly what: string
  readonly title: string
  /** `om 7 dager, 28. november 2026`. */
  readonly when: string
  /** All in one line. */
  readonly line: string
}

export function useLapseWords(): (entry: CalendarEntry) => LapseWords {
  const { t, format } = useText()
  const now = useNow()
  return ({ kind, title: given, at }) => {
    const what = t(`setup.lapses.${kind}`)
    const title = plain(given)
    const date = format.day(at)
    if (at <= now) {
      return {
        ...{ what, title, when: t('setup.lapses.lapsed', { date }) },
        line: t('setup.lapses.line_lapsed', { what, title }),
      }
    }
    const count = daysUntil(at, now)
    if (count === 0) {
      return {
        ...{ what, title, when: t('setup.lapses.today') },
        line: t('setup.lapses.line_today', { what, title }),
      }
    }
    return {
      ...{ what, title, when: t('setup.lapses.days', { count, date }) },
      line: t('setup.lapses.line_days', { count, what, title }),
    }
  }
}
