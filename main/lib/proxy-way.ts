/** Which proxy a request goes through: what has been chosen, the environment variables, then the system. */
import { fault } from '../../preload/contract/fault.ts'
import type { NetworkChoice, NetworkWay, SystemProxy, SystemWay } from '../ports.ts'
import { NetworkFault } from './network-faults.ts'

/** A way with the whole address of its proxy, which may hold a login and therefore stays in here. */
export interface FullWay extends NetworkWay {
  readonly url: URL | null
}

const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/
export const isLoopback = (url: URL): boolean => loopback.test(url.hostname)

const protocols: ReadonlySet<string> = new Set(['http:', 'https:', 'socks5:', 'socks:'])
const usualPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/** `host:port` of a proxy or server, also where the port goes without saying. */
export function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port || (usualPorts[protocol] ?? '1080')}`
}

/** `proxy.example:8080`, with or without `http://` and a login. Null when it is no address of a proxy. */
export function parseProxy(text: string): URL | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return protocols.has(url.protocol) && url.hostname !== '' ? url : null
}

/** Whether a host stands in a list such as `firma.no, .intern, *.lokal:8443, *`. A name covers what is below it. */
export function isException(url: URL, list: readonly string[]): boolean {
  const host = url.hostname.toLowerCase()
  const port = hostAndPort(url).slice(url.hostname.length + 1)
  return list.some((entry) => {
    if (entry === '*') return true
    const [, name = '', only] = /^(.+?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    const base = name.replace(/^\*?\./, '')
    return base !== '' && (only ?? port) === port && (host === base || host.endsWith(`.${base}`))
  })
}

const direct = (found: NetworkWay['found'], name: string | null = null, unread = false): FullWay => ({
  ...{ proxy: null, found, name, login: false, unread, url: null },
})

function through(text: string, found: NetworkWay['found'], name: string | null): FullWay {
  const url = parseProxy(text)
  // To go around a proxy that cannot be understood would be to go around the office's own rules.
  if (url === null) throw new NetworkFault(fault('proxy-address-invalid', { values: { name: name ?? '' } }))
  return { proxy: hostAndPort(url), found, name, login: url.username !== '', unread: false, url }
}

type Variables = Readonly<Record<string, string | undefined>>

/** `https_proxy` falls back to `http_proxy`; either case of letters. Null when nothing is set. */
function fromEnvironment(url: URL, variables: Variables): FullWay | null {
  const names = url.protocol === 'https:' ? ['https_proxy', 'http_proxy'] : ['http_proxy']
  const both = names.flatMap((name) => [name, name.toUpperCase()])
  const name = both.find((candidate) => variables[candidate])
  if (name === undefined) return null
  const exceptions = variables['no_proxy'] || variables['NO_PROXY'] || ''
  if (
    isException(
      url,
      exceptions.split(/[\s,]+/).filter((entry) => entry !== ''),
    )
  )
    return direct('environment', 'NO_PROXY')
  return through(variables[name] ?? '', 'environment', name)
}

const schemes: Readonly<Record<string, string>> = { PROXY: 'http', HTTPS: 'https', SOCKS5: 'socks5' }

/** The first of the list is taken; one that does not answer is told of, not silently gone around. */
function fromSystem({ list, found, name, unread }: SystemWay): FullWay {
  const [first = ''] = list.split(';')
  const [kind = '', address = ''] = first.trim().split(/\s+/)
  const scheme = schemes[kind.toUpperCase()]
  return scheme === undefined ? direct(found, name, unread) : through(`${scheme}://${address}`, found, name)
}

/** Throws `NetworkFault` proxy-address-invalid, with the variable or place it comes from. */
export async function wayTo(
  url: URL,
  proxy: NetworkChoice['proxy'],
  variables: Variables,
  systemProxy: SystemProxy,
): Promise<FullWay> {
  // What happens on this machine never leaves it, whatever the proxy settings say.
  if (isLoopback(url)) return direct('this-machine')
  if (proxy.kind === 'none') return direct('chosen')
  if (proxy.kind === 'address')
    return isException(url, proxy.exceptions) ? direct('chosen') : through(proxy.address, 'chosen', null)
  return fromEnvironment(url, variables) ?? fromSystem(await systemProxy(url.href))
}
