/** What a check has found out, in words. */
import type { SetupStep } from '../../preload/contract/setup-models.ts'
import type { Texts } from '../text/texts.ts'
import { organisationNumber, useText } from '../text/index.ts'
import { useNow } from '../ui/use-now.ts'

type Known = keyof Texts['setup']['factNames']

const moments: ReadonlySet<string> = new Set(['expiresAt', 'requestedAt', 'approvedAt', 'at'])

/** A fact of a newer engine keeps its own name. */
export function useFactNames(): (facts: SetupStep['facts']) => (readonly [string, string])[] {
  const { t, i18n, format } = useText()
  const now = useNow()
  const nameOf = (key: string): string =>
    i18n.exists(`setup.factNames.${key}`) ? t(`setup.factNames.${key as Known}`) : key
  const valueOf = (key: string, value: string | number): string => {
    if (key === 'organisation') return organisationNumber(String(value))
    if (key === 'skewSeconds') return t('progress.seconds', { count: Math.round(Math.abs(Number(value))) })
    if (typeof value !== 'number') return value
    return moments.has(key) ? format.moment(value, now) : format.number(value)
  }
  return (facts) => Object.entries(facts).map(([key, value]) => [nameOf(key), valueOf(key, value)])
}
