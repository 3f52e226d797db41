/** What a check has found out, in words. */
import type { SetupStep } from '../../preload/contract/setup-models.ts'
import type { Texts } from '../text/texts.ts'
import { organisationNumber, useText } from '../text/index.ts'

type Known = keyof Texts['setup']['factNames']
type Stage = keyof Texts['setup']['stages']

/** Said better elsewhere in the same step: as a list with marks, or in the guide. */
const shownElsewhere: ReadonlySet<string> = new Set(['count', 'scopes', 'days'])

/** A fact of a newer engine keeps its own name. */
export function useFactNames(): (facts: SetupStep['facts']) => (readonly [string, string])[] {
  const { t, i18n, format } = useText()
  const nameOf = (key: string): string =>
    i18n.exists(`setup.factNames.${key}`) ? t(`setup.factNames.${key as Known}`) : key
  const valueOf = (key: string, value: string | number): string => {
    if (key === 'organisation') return organisationNumber(String(value))
    if (key === 'skewSeconds') return t('progress.seconds', { count: Math.round(Math.abs(Number(value))) })
    if (key === 'date') return format.day(Date.parse(String(value)))
    if (key === 'stage' && i18n.exists(`setup.stages.${value}`)) return t(`setup.stages.${value as Stage}`)
    return typeof value === 'number' ? format.number(value) : value
  }
  return (facts) =>
    Object.entries(facts)
      .filter(([key]) => !shownElsewhere.has(key))
      .map(([key, value]) => [nameOf(key), valueOf(key, value)])
}
