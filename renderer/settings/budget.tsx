/** Calls of the last minute against what Altinn takes; looked at only while it is open. */
import { Heading } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { BudgetLine } from '../../preload/contract/queue-models.ts'
import type { EnvironmentView } from '../../preload/contract/models.ts'
import { timeLeft, useText } from '../text/index.ts'
import { nb } from '../text/nb.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { useBudgets } from '../ui/use-budgets.ts'

const { operations } = nb.queue.budget
const isTold = (operation: string): operation is keyof typeof operations =>
  Object.hasOwn(operations, operation)

/** Lines of one Maskinporten client in one environment: what Altinn counts together. */
interface Client {
  readonly key: string
  readonly environmentId: string
  readonly clientId: string
  readonly lines: readonly BudgetLine[]
}

function byClient(lines: readonly BudgetLine[]): readonly Client[] {
  const groups = Map.groupBy(lines, ({ environmentId, clientId }) => `${environmentId} ${clientId}`)
  return [...groups].flatMap(([key, [first, ...others]]) =>
    first === undefined
      ? []
      : [
          {
            ...{ key, environmentId: first.environmentId, clientId: first.clientId },
            lines: [first, ...others],
          },
        ],
  )
}

export function BudgetSettings({ environments }: { readonly environments: readonly EnvironmentView[] }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const { lines, fault } = useBudgets(open)
  const clients = byClient(lines ?? [])
  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('queue.budget.title')}
      </Heading>
      <p className="quiet">{t('queue.budget.text')}</p>
      <details className="quiet-details budget" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('queue.budget.show')}</summary>
        {fault !== null && <FaultPanel fault={fault} />}
        {lines?.length === 0 && <p className="quiet">{t('queue.budget.none')}</p>}
        {clients.map(({ key, environmentId, clientId, lines: own }) => (
          <Lines
            key={key}
            lines={own}
            title={[
              environments.find(({ id }) => id === environmentId)?.name ?? t('environment.practice'),
              t('queue.budget.client', { id: clientId }),
            ].join(' · ')}
          />
        ))}
      </details>
    </section>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly BudgetLine[] }) {
  const { t, format } = useText()
  const free = (milliseconds: number): string => {
    const { unit, count } = timeLeft(milliseconds / 1000)
    return t('queue.budget.full', { time: t(`progress.${unit}`, { count }) })
  }
  return (
    <table className="budget-lines">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('queue.budget.operation')}</th>
          <th scope="col">{t('queue.budget.used')}</th>
          <th scope="col">{t('queue.budget.waiting')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ operation, used, limit, waiting, wait }) => (
          <tr key={operation} data-full={wait > 0}>
            <th scope="row">
              {t(`queue.budget.operations.${isTold(operation) ? operation : 'other'}`)}
              {wait > 0 && <span className="budget-free">{free(wait)}</span>}
            </th>
            <td>{t('queue.budget.usedOf', { used: format.number(used), limit: format.number(limit) })}</td>
            <td>{format.number(waiting)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
