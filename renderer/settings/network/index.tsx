/** The way out of the office: hosts, proxy and certificates. */
import { Spinner } from '@digdir/designsystemet-react'
import { useCallback } from 'react'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { useItem } from '../../ui/use-item.ts'
import { useLate } from '../../ui/use-late.ts'
import { SubPage } from '../sub-page.tsx'
import { Certificates } from './certificates.tsx'
import { Hosts } from './hosts.tsx'
import './network.css'
import { ProxyForm } from './proxy-form.tsx'
import { useTests } from './use-tests.ts'

export function NetworkPage() {
  const { t } = useText()
  const { bridge } = useWindow()
  const fetch = useCallback(() => bridge.call('network.get', {}), [bridge])
  const { value, fault, again } = useItem(null, 'network', fetch)
  const tests = useTests()
  const late = useLate(value === null && fault === null)
  const changed = (): void => {
    tests.forget()
    again()
  }
  return (
    <SubPage title={t('network.title')} text={t('network.text')}>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {late && <Spinner aria-label={t('network.title')} data-size="sm" />}
      {value !== null && (
        <>
          <Hosts hosts={value.hosts} tests={tests} />
          <ProxyForm settings={value.settings} onChanged={changed} />
          <Certificates settings={value.settings} onChanged={changed} />
        </>
      )}
    </SubPage>
  )
}
