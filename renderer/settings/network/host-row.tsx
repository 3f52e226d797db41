/** One host: what it is for, and how it went when it was tried. */
import type { NetworkHost, NetworkResult } from '../../../preload/contract/network-models.ts'
import { plain, useText } from '../../text/index.ts'
import { Facts } from '../../ui/facts.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { StateWord } from '../../ui/state-word.tsx'

export interface HostRowProps {
  readonly host: NetworkHost
  readonly result: NetworkResult | null
}

export function HostRow({ host, result }: HostRowProps) {
  const { t } = useText()
  const isFine = result?.fault === null
  return (
    <li>
      <div className="host-head">
        <div>
          <p className="host-name">{plain(host.id)}</p>
          <p className="quiet">{host.uses.map((use) => t(`network.uses.${use}`)).join(', ')}</p>
          {host.from === 'browser' && <p className="quiet">{t('network.browser')}</p>}
          {host.isOptional && <p className="quiet">{t('network.optional')}</p>}
        </div>
        {result !== null && (
          <StateWord tone={isFine ? 'success' : 'danger'} icon={isFine ? 'done' : 'warning'}>
            {t(isFine ? 'network.fine' : 'network.trouble')}
          </StateWord>
        )}
      </div>
      {result !== null && <Result result={result} />}
    </li>
  )
}

function Result({ result }: { readonly result: NetworkResult }) {
  const { t, format } = useText()
  const { way, addresses, certificate, skewSeconds, status, fault } = result
  const proxy = way?.proxy ?? null
  const skew = (seconds: number): string => {
    if (Math.abs(seconds) <= 1) return t('network.skewFine')
    const count = Math.abs(seconds)
    return t(seconds > 0 ? 'network.skewFast' : 'network.skewSlow', { count })
  }
  // Behind a proxy it is the proxy that asks the name servers.
  const unknown = proxy === null ? t('network.facts.unknownName') : null
  return (
    <>
      {fault !== null && <FaultPanel fault={fault} />}
      {result.intercepted && fault === null && <p className="host-warning">{t('network.intercepted')}</p>}
      {way?.unread === true && <p className="host-warning">{t('network.unread')}</p>}
      <Facts
        facts={[
          [
            t('network.facts.way'),
            proxy === null ? way && t('network.direct') : t('network.through', { proxy: plain(proxy) }),
          ],
          [t('network.facts.found'), way && t(`network.found.${way.found}`, { name: plain(way.name ?? '') })],
          [t('network.facts.login'), way?.login === true ? t('network.withLogin') : null],
          [t('network.facts.addresses'), addresses.length === 0 ? unknown : addresses.join(', ')],
          [t('network.facts.issuer'), certificate?.issuer],
          [
            t('network.facts.validTo'),
            typeof certificate?.validTo === 'number' ? format.day(certificate.validTo) : null,
          ],
          [t('network.facts.skew'), skewSeconds === null ? null : skew(skewSeconds)],
          [t('network.facts.status'), status?.toString()],
        ]}
      />
    </>
  )
}
