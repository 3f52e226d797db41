/** The way out as an office may have it; `scene` chooses what is met on it. */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import type { NetworkHost, NetworkResult, NetworkSettings } from '../../../preload/contract/network-models.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import type { Handlers } from './handlers.ts'

const host = (
  name: string,
  use: NetworkHost['uses'][number],
  part: Partial<NetworkHost> = {},
): NetworkHost => ({
  ...{ id: `${name}:443`, host: name, port: 443, uses: [use], from: 'program', isOptional: false },
  environments: ['Altinn'],
  ...part,
})

const hosts: readonly NetworkHost[] = [
  host('maskinporten.no', 'login'),
  host('platform.altinn.no', 'transport'),
  host('data.brreg.no', 'names', { isOptional: true }),
  host('api.samarbeid.digdir.no', 'scopes'),
  host('sjolvbetjening.samarbeid.digdir.no', 'pages', { from: 'browser' }),
]

function resultOf(scene: string, id: string, now: number): NetworkResult {
  const direct = { proxy: null, found: 'nothing', name: null, login: false, unread: false } as const
  const certificate = {
    ...{ issuer: 'DigiCert Inc', subject: id, validTo: now + 90 * 86_400_000, trusted: true, isPublic: true },
  }
  const fine: NetworkResult = {
    ...{ id, addresses: ['51.13.17.200'], intercepted: false, skewSeconds: 0, status: 200, fault: null },
    ...{ way: direct, certificate },
  }
  const proxy = 'proxy.fjordby.no:8080'
  const way = { ...direct, proxy, found: 'environment', name: 'HTTPS_PROXY' } as const
  const through: NetworkResult = { ...fine, addresses: [], way }
  const nothing: NetworkResult = { ...through, certificate: null, skewSeconds: null, status: null }
  const trouble = (reason: Fault): NetworkResult => ({ ...nothing, fault: reason })
  if (scene === 'network-login') return trouble(fault('proxy-login', { values: { host: id } }))
  if (scene === 'network-intercepted' && id.startsWith('platform'))
    return {
      ...through,
      ...{ intercepted: true, skewSeconds: 4, status: 200 },
      certificate: { ...certificate, issuer: 'Nettvakt AS', isPublic: false },
    }
  if (scene === 'network-script')
    return { ...fine, way: { ...direct, found: 'script', name: 'http://wpad/proxy.pac', unread: true } }
  return fine
}

const diagnosticText = `Budstikke diagnostics

== Program ==
budstikke 0.1.0, data version 9

== Log, the last 40 lines ==
${'2026-11-21T12:00:00.000Z info network.answer method=GET host=platform.altinn.no status=200\n'.repeat(40)}`

export function careHandlers({ scene, now }: { readonly scene: string; readonly now: number }): Handlers {
  let settings: NetworkSettings = {
    ...{ proxy: { kind: 'system' }, systemCertificates: true, authorities: [], loginFor: null },
  }
  return {
    'network.get': () =>
      scene === 'network-fault'
        ? failure(fault('internal', { reference: 'abc' }))
        : success({ hosts: [...hosts], settings }),
    'network.test': ({ id }) => success(resultOf(scene, id, now)),
    'network.set'({ proxy, systemCertificates, authorities }) {
      if (proxy?.kind === 'address' && !proxy.address.includes('.'))
        return failure(fault('proxy-address-invalid'))
      if (authorities !== undefined) {
        const added = authorities === null ? [] : [{ subject: 'Nettvakt AS Rot', validTo: now + 1e11 }]
        settings = { ...settings, authorities: added }
      }
      if (proxy?.kind === 'address')
        settings = { ...settings, proxy: { ...proxy, exceptions: proxy.exceptions ?? [] } }
      else if (proxy !== undefined) settings = { ...settings, proxy }
      settings = { ...settings, systemCertificates: systemCertificates ?? settings.systemCertificates }
      return success(settings)
    },
    'retention.get': () => success({ historyDays: null, bodyDays: 90 }),
    'retention.set': () => success({ historyDays: 365, bodyDays: 90 }),
    'retention.count': () => success({ files: 12, messages: 3, bodies: 40 }),
    'retention.sweep': () =>
      scene === 'stored-fault'
        ? failure(fault('disk-full'))
        : success({ files: 12, messages: 3, bodies: 40 }),
    'diagnostics.read': () =>
      scene === 'help-fault'
        ? failure(fault('internal', { reference: 'abc' }))
        : success({ text: diagnosticText }),
    'diagnostics.save': () => success({ name: 'budstikke-diagnostics-2026-11-21T120000.txt' }),
    'network.setLogin'({ login }) {
      settings = { ...settings, loginFor: login?.proxy ?? null }
      return success(settings)
    },
  }
}
