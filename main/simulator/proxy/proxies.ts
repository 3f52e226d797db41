/** Two troublesome proxies of an office: one that wants a login, and one that reads along. platform.md §8, step 3. */
import tls from 'node:tls'
import { createAuthority } from '../tls/authority.ts'
import type { ProxyKind } from './kinds.ts'
import {
  challenge,
  connectTo,
  established,
  join,
  refuse,
  startTunnel,
  unreachable,
  type Resolve,
  type RunningProxy,
} from './tunnel.ts'

export interface ProxyFacts {
  readonly kind: ProxyKind
  /** For `HTTPS_PROXY`. */
  readonly address: string
  /** What the one that wants a login takes. */
  readonly user?: string
  readonly password?: string
  /** Who stands behind the certificates of the one that reads along, and its certificate in PEM. */
  readonly issuer?: string
  readonly certificate?: string
}

export interface Proxies {
  start(kind: ProxyKind): Promise<ProxyFacts>
  stop(): Promise<void>
}

const user = 'kari'
const password = 'proxy-ovelse'
const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
const issuer = 'Nettvakt AS'

const startLogin = (resolve: Resolve): Promise<RunningProxy> =>
  startTunnel({
    refusal: (headers) =>
      headers['proxy-authorization'] === basic
        ? null
        : ['407 Proxy Authentication Required', `Proxy-Authenticate: ${challenge}`],
    through(socket, target, head) {
      const onward = connectTo(resolve, target)
      if (onward === null) return refuse(socket, unreachable)
      socket.write(established)
      onward.write(head)
      join(socket, onward)
    },
  })

/** Ends the encryption with a certificate of its own, and begins it anew on the other side. */
async function startIntercept(resolve: Resolve): Promise<RunningProxy & { readonly certificate: string }> {
  const authority = createAuthority(issuer, `${issuer} Inspeksjon`)
  const contexts = new Map<string, tls.SecureContext>()
  const contextFor = (host: string): tls.SecureContext => {
    const known = contexts.get(host) ?? tls.createSecureContext(authority.issue(host))
    contexts.set(host, known)
    return known
  }
  const running = await startTunnel({
    refusal: () => null,
    through(socket, target, head) {
      socket.write(established)
      if (head.length > 0) socket.unshift(head)
      const inside = new tls.TLSSocket(socket, { isServer: true, secureContext: contextFor(target.host) })
      inside.on('error', () => inside.destroy())
      inside.once('secure', () => {
        const plain = connectTo(resolve, target)
        if (plain === null) return void inside.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n')
        plain.on('error', () => inside.destroy())
        // Whom it meets on the other side is the proxy's own business: it looks, and believes.
        const onward = tls.connect({ socket: plain, servername: target.host, rejectUnauthorized: false })
        return join(inside, onward)
      })
    },
  })
  return { ...running, certificate: authority.certificate }
}

export function createProxies(resolve: Resolve): Proxies {
  const running: RunningProxy[] = []
  return {
    async start(kind) {
      if (kind === 'login') {
        const proxy = await startLogin(resolve)
        running.push(proxy)
        return { kind, address: `http://127.0.0.1:${proxy.port}`, user, password }
      }
      const proxy = await startIntercept(resolve)
      running.push(proxy)
      const { port, certificate } = proxy
      return { kind, address: `http://127.0.0.1:${port}`, issuer, certificate }
    },
    async stop() {
      await Promise.all(running.splice(0).map((proxy) => proxy.stop()))
    },
  }
}
