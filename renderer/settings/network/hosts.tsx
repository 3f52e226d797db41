/** The list for the firewall, and the button that tries it. */
import { Button, Heading } from '@digdir/designsystemet-react'
import type { NetworkHost } from '../../../preload/contract/network-models.ts'
import { useText } from '../../text/index.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { HostRow } from './host-row.tsx'
import type { Tests } from './use-tests.ts'

export interface HostsProps {
  readonly hosts: readonly NetworkHost[]
  readonly tests: Tests
}

export function Hosts({ hosts, tests }: HostsProps) {
  const { t } = useText()
  const { results, done, fault, run } = tests
  const tried = hosts.filter(({ from }) => from === 'program')
  const troubled = [...results.values()].filter((result) => result.fault !== null).length
  const isWhole = done === null && results.size > 0

  const told = (): string => {
    if (done !== null) return t('network.testing', { done: done + 1, total: tried.length })
    if (!isWhole) return ''
    return troubled === 0 ? t('network.testedFine') : t('network.tested', { count: troubled })
  }
  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('network.hosts')}
      </Heading>
      <p className="quiet">{t('network.hostsText')}</p>
      <div className="actions">
        <Button data-size="sm" loading={done !== null} onClick={() => void run(tried.map(({ id }) => id))}>
          {t('network.test')}
        </Button>
        <CopyButton text={hosts.map(({ id }) => id).join('\n')} what={t('network.hosts')}>
          {t('network.copy')}
        </CopyButton>
      </div>
      <p role="status">{done !== null && done >= tried.length ? '' : told()}</p>
      {fault !== null && <FaultPanel fault={fault} />}
      <ul className="hosts">
        {hosts.map((host) => (
          <HostRow key={host.id} host={host} result={results.get(host.id) ?? null} />
        ))}
      </ul>
    </section>
  )
}
