/** `budstikke tidy`: forgets what is over and older than so many days, once or from now on. */
import type { RetentionRules } from '../../../preload/contract/upkeep-models.ts'
import { done, failed, UsageError, type Outcome } from '../exit.ts'
import { call, type Client } from './client.ts'
import type { Parsed } from './parse.ts'
import type { CliText } from './text/index.ts'

export interface TidyOrder {
  /** Undefined = was not named. */
  readonly history: number | null | undefined
  readonly bodies: number | null | undefined
  readonly always: boolean
}

function daysOf(value: string | undefined, name: string, text: CliText): number | null | undefined {
  if (value === undefined) return undefined
  if (value === 'keep') return null
  if (!/^[1-9]\d{0,4}$/.test(value)) throw new UsageError(text.invalid(name, value))
  return Number(value)
}

/** Throws a usage error for what is no number of days. */
export function tidyOrder({ values }: Parsed, text: CliText): TidyOrder {
  return {
    history: daysOf(values.history, '--history', text),
    bodies: daysOf(values.bodies, '--bodies', text),
    always: values.always ?? false,
  }
}

const rulesLine = ({ historyDays, bodyDays }: RetentionRules, { text: { care } }: Client): string =>
  care.rules(historyDays, bodyDays)

export async function tidy(client: Client, { history, bodies, always }: TidyOrder): Promise<Outcome> {
  if (always) {
    const set = await call(client, 'retention.set', { historyDays: history, bodyDays: bodies })
    return set.ok ? done(set.value, [rulesLine(set.value, client)]) : failed(set.fault)
  }
  if (history === undefined && bodies === undefined) {
    const rules = await call(client, 'retention.get', {})
    return rules.ok ? done(rules.value, [rulesLine(rules.value, client)]) : failed(rules.fault)
  }
  const swept = await call(client, 'retention.sweep', {
    historyDays: history ?? null,
    bodyDays: bodies ?? null,
  })
  if (!swept.ok) return failed(swept.fault)
  const { files, messages, bodies: texts } = swept.value
  return done(swept.value, [client.text.care.swept(files, messages, texts)])
}
