/** What a check has found out, in words. */
import type { SetupStep } from '../../preload/contract/models.ts'
import { organisationNumber, useText } from '../text/index.ts'

const known = [
  'environment',
  'organisation',
  'name',
  'host',
  'skewSeconds',
  'keyId',
  'clientId',
  'scopes',
  'count',
] as const
type Known = (typeof known)[number]

const isKnown = (key: string): key is Known => known.some((one) => one === key)

/** A fact of a newer engine keeps its own name. */
export function useFactNames(): (facts: SetupStep['facts']) => (readonly [string, string])[] {
  const { t, format } = useText()
  return (facts) =>
    Object.entries(facts).map(([key, value]) => {
      const name = isKnown(key) ? t(`setup.factNames.${key}`) : key
      if (key === 'organisation') return [name, organisationNumber(String(value))]
      if (key === 'skewSeconds') {
        return [name, t('progress.seconds', { count: Math.round(Math.abs(Number(value))) })]
      }
      return [name, typeof value === 'number' ? format.number(value) : value]
    })
}
