/** Connections: directly or through the proxy of the environment variables, trusting what the system trusts. */
import tls from 'node:tls'
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici'
import { presentedIssuer } from './presented-issuer.ts'

export interface AgentOptions {
  /** Longest wait for a connection, milliseconds. */
  readonly connectTimeout: number
  /** Certificates of the system's own store, in PEM; asked once, at the first address outside this machine. */
  readonly systemCertificates: () => readonly string[]
  /** Environment variables: `https_proxy`, `http_proxy`, `no_proxy`, in either case of letters. */
  readonly variables: Readonly<Record<string, string | undefined>>
}

export interface Agents {
  /** Which connections a request to this address uses. */
  dispatcherFor(url: URL): Dispatcher
  /** Who stands behind the certificate that is met on the way to this address; null when nobody can tell. */
  issuerAt(url: URL): Promise<string | null>
  destroy(): Promise<void>
}

const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** One context for all connections: reading the root certificates anew each time takes tens of milliseconds. */
function createTrust(systemCertificates: () => readonly string[]): tls.SecureContext {
  return tls.createSecureContext({
    ca: [...new Set([...tls.getCACertificates('default'), ...systemCertificates()])],
  })
}

/** Empty strings mean «none»: left out, the library would ask the process's own environment. */
function proxySettings(variables: AgentOptions['variables']) {
  const either = (name: string): string => variables[name] || variables[name.toUpperCase()] || ''
  return { httpProxy: either('http_proxy'), httpsProxy: either('https_proxy'), noProxy: either('no_proxy') }
}

// HTTP/2 would share one connection between uploads, and one cut would take them all.
const allowH2 = false

function createOutward({ connectTimeout, systemCertificates, variables }: AgentOptions, verified = true) {
  const proxyTls = { secureContext: createTrust(systemCertificates) }
  const own = { ...proxyTls, rejectUnauthorized: verified }
  const connect = { timeout: connectTimeout, ...own }
  const proxy = proxySettings(variables)
  return {
    direct: new Agent({ allowH2, connect }),
    proxied:
      proxy.httpProxy === '' && proxy.httpsProxy === ''
        ? null
        : new EnvHttpProxyAgent({
            ...proxy,
            allowH2,
            connect,
            connectTimeout,
            requestTls: own,
            proxyTls,
          }),
  }
}

export function createAgents(options: AgentOptions): Agents {
  const local = new Agent({ allowH2, connect: { timeout: options.connectTimeout } })
  let outward: ReturnType<typeof createOutward> | null = null
  return {
    dispatcherFor(url) {
      // What happens on this machine never leaves it, whatever the proxy settings say.
      const isLocal = loopback.test(url.hostname)
      if (isLocal && url.protocol === 'http:') return local
      outward ??= createOutward(options)
      return isLocal ? outward.direct : (outward.proxied ?? outward.direct)
    },
    async issuerAt(url) {
      const { direct, proxied } = createOutward(options, false)
      return presentedIssuer(loopback.test(url.hostname) ? direct : (proxied ?? direct), url)
    },
    async destroy() {
      await Promise.all([local.destroy(), outward?.direct.destroy(), outward?.proxied?.destroy()])
    },
  }
}
