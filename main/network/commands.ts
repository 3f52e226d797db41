/** The commands about the way out, and what has been chosen put to use when the engine starts. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { NetworkResult, NetworkSettings } from '../../preload/contract/network-models.ts'
import type { Environment } from '../environments.ts'
import type { Vault } from '../identity/vault/vault.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import { hostAndPort, parseProxy } from '../lib/proxy-way.ts'
import type { Clock, OfficeNetwork } from '../ports.ts'
import type { SettingStore } from '../store/settings.ts'
import { readAuthorities } from './authorities.ts'
import { forgetLogin, keepLogin, openLogin, readKept, viewOfKept, writeKept, type Kept } from './choice.ts'
import { hostsOf } from './hosts.ts'
import { tryHost } from './try-host.ts'

export interface NetworkPorts {
  readonly network: OfficeNetwork
  readonly clock: Pick<Clock, 'now'>
  readonly settings: SettingStore
  readonly vault: Pick<Vault, 'seal' | 'unseal' | 'remove'>
  /** Environments of the profiles; the built-in ones while there are none. */
  readonly environments: () => readonly Environment[]
  readonly lookUpNames: () => boolean
  /** There is another way out: whatever waits for the network tries again. */
  readonly changed: () => void
}

type Names = 'network.get' | 'network.test' | 'network.set' | 'network.setLogin'

export interface NetworkPage {
  readonly commands: HandlersOf<Names>
  readonly settings: () => NetworkSettings
  /** What was found the last time each was tried. */
  readonly results: () => readonly NetworkResult[]
  /** Puts what has been chosen to use; before anything goes out. */
  start(): void
}

/** As `host:port`. A login in the address would be kept where it does not belong. */
function proxyNamed(text: string): Result<string> {
  const url = parseProxy(text)
  if (url === null) return failure(fault('proxy-address-invalid'))
  const hasLogin = url.username !== '' || url.password !== ''
  return hasLogin ? failure(fault('proxy-address-invalid')) : success(hostAndPort(url))
}

export function createNetworkPage(ports: NetworkPorts): NetworkPage {
  const { network, settings, vault } = ports
  const hosts = () => hostsOf(ports.environments(), ports.lookUpNames())

  const results = new Map<string, NetworkResult>()

  const use = ({ proxy, systemCertificates, authorities, loginFor }: Kept): Promise<void> =>
    network.use({
      ...{ proxy, systemCertificates, authorities },
      loginFor: async (wanted) => (wanted === loginFor ? openLogin(vault, wanted) : null),
    })
  const keep = async (kept: Kept) => {
    writeKept(settings, kept)
    await use(kept)
    ports.changed()
    return success(viewOfKept(kept))
  }

  return {
    start() {
      void use(readKept(settings))
    },
    settings: () => viewOfKept(readKept(settings)),
    results: () => [...results.values()],
    commands: {
      'network.get': () =>
        success({
          hosts: hosts().map(({ origin: _origin, tried: _tried, ...host }) => host),
          settings: viewOfKept(readKept(settings)),
        }),
      async 'network.test'({ id }) {
        const host = hosts().find((one) => one.id === id)
        if (host === undefined) return failure(fault('unknown-item'))
        const result = await tryHost(host, network, ports.clock)
        results.set(id, result)
        return success(result)
      },
      async 'network.set'({ proxy, systemCertificates, authorities }) {
        const kept = { ...readKept(settings) }
        if (proxy?.kind === 'address') {
          const named = proxyNamed(proxy.address)
          if (!named.ok) return named
        }
        if (authorities !== undefined) {
          const read =
            authorities === null ? success([]) : readAuthorities(Buffer.from(authorities, 'base64'))
          if (!read.ok) return read
          kept.authorities = [...read.value]
        }
        if (proxy !== undefined) kept.proxy = proxy
        if (systemCertificates !== undefined) kept.systemCertificates = systemCertificates
        return keep(kept)
      },
      async 'network.setLogin'({ login }) {
        if (login === null) {
          forgetLogin(vault)
          return keep({ ...readKept(settings), loginFor: null })
        }
        const named = proxyNamed(login.proxy)
        if (!named.ok) return named
        const sealed = await keepLogin(vault, { ...login, proxy: named.value })
        return sealed.ok ? keep({ ...readKept(settings), loginFor: named.value }) : sealed
      },
    },
  }
}
