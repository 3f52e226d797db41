/** Health as OpenMetrics text, version 1.0.0. The only labels are words of ours. */
import type { Health } from './health.ts'

export const metricsType = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

interface Sample {
  /** ` {state="ok"}` or nothing. */
  readonly label?: readonly [name: string, value: string]
  readonly value: number
}
interface Family {
  readonly name: string
  readonly type: 'gauge' | 'counter'
  readonly help: string
  readonly unit?: string
  readonly samples: readonly Sample[]
}

const one = (value: number): readonly Sample[] => [{ value }]
const byState = (numbers: Readonly<Record<string, number>>): readonly Sample[] =>
  Object.entries(numbers).map(([state, value]) => ({ label: ['state', state], value }))

function familiesOf(health: Health): readonly Family[] {
  const { status, vault, lastPollAt, profiles, folders, queue, totals } = health
  const gauge = (name: string, help: string, samples: readonly Sample[]): Family => ({
    ...{ name: `budstikke_${name}`, type: 'gauge', help, samples },
  })
  const counter = (name: string, help: string, value: number): Family => ({
    ...{ name: `budstikke_${name}`, type: 'counter', help, samples: one(value) },
  })
  return [
    gauge(
      'healthy',
      '1 when nothing is in the way of sending and receiving.',
      one(status === 'failing' ? 0 : 1),
    ),
    gauge('vault_ok', '0 when the keys cannot be reached.', one(vault === 'closed' ? 0 : 1)),
    gauge('profiles', 'Profiles by how the last reading of their inbox went.', byState(profiles)),
    gauge('folders', 'Watched folders by state.', byState(folders)),
    gauge('queue_paused', '1 when a person has paused everything.', one(queue.paused ? 1 : 0)),
    gauge('queue_sending', 'Files on their way.', one(queue.sending)),
    gauge('queue_waiting', 'Files in watched folders that have not been taken yet.', one(queue.waiting)),
    gauge('queue_failed', 'Files that have failed and wait for a person.', one(queue.failed)),
    counter('files_sent', 'Files sent since the home was made.', totals.sent),
    counter('files_received', 'Files received since the home was made.', totals.received),
    {
      ...gauge('last_poll_timestamp_seconds', 'The oldest last successful reading of an inbox.', []),
      unit: 'seconds',
      samples: lastPollAt === null ? [] : one(lastPollAt / 1000),
    },
  ]
}

function textOf({ name, type, help, unit, samples }: Family): string {
  const suffix = type === 'counter' ? '_total' : ''
  const lines = samples.map(({ label, value }) => {
    const labels = label === undefined ? '' : `{${label[0]}="${label[1]}"}`
    return `${name}${suffix}${labels} ${value}`
  })
  const unitLine = unit === undefined ? [] : [`# UNIT ${name} ${unit}`]
  return [`# TYPE ${name} ${type}`, ...unitLine, `# HELP ${name} ${help}`, ...lines].join('\n')
}

export function metricsText(health: Health): string {
  return [...familiesOf(health).map(textOf), '# EOF', ''].join('\n')
}
