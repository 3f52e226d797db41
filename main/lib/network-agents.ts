/** Connections: directly or through a proxy, trusting what the system trusts and what has been added. */
import tls from 'node:tls'
import { Agent, ProxyAgent, type buildConnector, type Dispatcher } from 'undici'
import type { NetworkChoice, NetworkWay, PresentedCertificate, ProxyLogin, SystemProxy } from '../ports.ts'
import { presentedCertificate } from './presented-certificate.ts'
import { connectorIntoReusedMemory } from './reused-memory.ts'
import { hearOffer, wantsBrowser } from './proxy-offer.ts'
import { isLoopback, wayTo, type FullWay } from './proxy-way.ts'

export interface AgentOptions {
  /** Longest wait for a connection, milliseconds. */
  readonly connectTimeout: number
  /** Certificates of the system's own store, in PEM; asked once, at the first address outside this machine. */
  readonly systemCertificates: () => readonly string[]
  /** Environment variables: `https_proxy`, `http_proxy`, `no_proxy`, in either case of letters. */
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly systemProxy: SystemProxy
  readonly choice: NetworkChoice
}

export interface Agents {
  /**
   * Which connections a request to this address uses. `blocks`: its handler copies each piece before it returns.
   * Throws `NetworkFault` proxy-address-invalid.
   */
  dispatcherFor(url: URL, blocks: boolean): Promise<Dispatcher>
  wayTo(url: URL): Promise<NetworkWay>
  /**
   * The proxy on the way to this address, without a login, when it has asked for one that only a browser can give.
   * Null where what the system trusts is not to be trusted: a browser trusts it. Throws as `dispatcherFor`.
   */
  browserProxy(url: URL): Promise<string | null>
  /** What is presented on the way to this address; null when nobody can tell. */
  certificateAt(url: URL): Promise<PresentedCertificate | null>
  destroy(): Promise<void>
}

// HTTP/2 would share one connection between uploads, and one cut would take them all.
const allowH2 = false

/** One context for all connections: reading the root certificates anew each time takes tens of milliseconds. */
function createTrust({ systemCertificates, choice }: AgentOptions): tls.SecureContext {
  const system = choice.systemCertificates ? systemCertificates() : []
  return tls.createSecureContext({
    ca: [...new Set([...tls.getCACertificates('default'), ...system, ...choice.authorities])],
  })
}

const basic = ({ user, password }: ProxyLogin): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

interface OutwardOptions {
  readonly connectTimeout: number
  readonly secureContext: tls.SecureContext
  /** False only to look at a certificate that nobody trusts. */
  readonly verified: boolean
}

function createDirect(options: buildConnector.BuildOptions, blocks: boolean): Agent {
  const own = { ...options, allowH2 }
  return new Agent({ allowH2, connect: blocks ? connectorIntoReusedMemory(own) : own })
}

function createProxied(
  url: URL,
  login: ProxyLogin | null,
  options: OutwardOptions,
  onOffer: (offer: string) => void,
): ProxyAgent {
  const { connectTimeout, secureContext, verified } = options
  const requestTls = { secureContext, rejectUnauthorized: verified }
  // The way to the proxy itself is always checked: it may be told a login.
  const proxyTls = { secureContext }
  return new ProxyAgent({
    ...{ uri: url.href, allowH2, connectTimeout, requestTls, proxyTls },
    connect: { timeout: connectTimeout, ...requestTls },
    clientFactory: (origin, own) => hearOffer(origin, own, onOffer),
    ...(login === null ? {} : { token: basic(login) }),
  })
}

export function createAgents(options: AgentOptions): Agents {
  const { connectTimeout, choice, variables, systemProxy } = options
  const local = createDirect({ timeout: connectTimeout }, false)
  const localBlocks = createDirect({ timeout: connectTimeout }, true)
  const outward = new Map<string, Promise<Dispatcher>>()
  /** Proxies that have asked for a login that only a browser can give. */
  const browserProxies = new Set<string>()
  let trust: tls.SecureContext | null = null

  const loginOf = async ({ proxy, url }: FullWay): Promise<ProxyLogin | null> =>
    proxy === null || url?.username !== '' ? null : choice.loginFor(proxy)
  const made = async (way: FullWay, blocks = false, verified = true): Promise<Dispatcher> => {
    trust ??= createTrust(options)
    const own = { connectTimeout, secureContext: trust, verified }
    if (way.url === null) {
      const options = { timeout: connectTimeout, secureContext: trust, rejectUnauthorized: verified }
      return createDirect(options, blocks)
    }
    const { origin } = way.url
    return createProxied(way.url, await loginOf(way), own, (offer) => {
      if (wantsBrowser(offer)) browserProxies.add(origin)
    })
  }
  const find = (url: URL): Promise<FullWay> => wayTo(url, choice.proxy, variables, systemProxy)

  return {
    async dispatcherFor(url, blocks) {
      if (isLoopback(url) && url.protocol === 'http:') return blocks ? localBlocks : local
      const way = await find(url)
      // Behind a proxy the memory is not ours to choose, and all requests share its connections.
      const key = way.url?.href ?? (blocks ? 'direct, in blocks' : 'direct')
      const dispatcher = outward.get(key) ?? made(way, blocks)
      outward.set(key, dispatcher)
      return dispatcher
    },
    async wayTo(url) {
      const { url: _address, ...way } = await find(url)
      const login = way.login || (way.proxy !== null && (await choice.loginFor(way.proxy)) !== null)
      return { ...way, login }
    },
    async browserProxy(url) {
      if (browserProxies.size === 0 || !choice.systemCertificates) return null
      const origin = (await find(url)).url?.origin
      return origin !== undefined && browserProxies.has(origin) ? origin : null
    },
    async certificateAt(url) {
      return url.protocol === 'https:'
        ? presentedCertificate(await made(await find(url), false, false), url)
        : null
    },
    async destroy() {
      const all = [local, localBlocks, ...(await Promise.all(outward.values()))]
      await Promise.all(all.map((dispatcher) => dispatcher.destroy()))
    },
  }
}
