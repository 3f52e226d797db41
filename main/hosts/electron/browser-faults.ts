/** What may go wrong in the browser's network, by the names that Chromium gives its errors. */
import { fault, type Fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { NetworkFault } from '../../lib/network-faults.ts'

/** The first that fits. Names: Chromium, net/base/net_error_list.h. */
const kinds: readonly (readonly [RegExp, FaultCode])[] = [
  // Before any connection stands.
  [/^(?:INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|NETWORK_ACCESS_DENIED)$/, 'offline'],
  [
    /^(?:CONNECTION_(?:REFUSED|FAILED|TIMED_OUT)|ADDRESS_UNREACHABLE|PROXY_CONNECTION_FAILED)$/,
    'host-unreachable',
  ],
  [/^TIMED_OUT$/, 'timeout'],
  [/^(?:CERT_|CERTIFICATE_|PROXY_CERTIFICATE_INVALID|SSL_PINNED_KEY)/, 'certificate-untrusted'],
  [
    /^(?:PROXY_AUTH_|UNEXPECTED_PROXY_AUTH|(?:INVALID|MISSING)_AUTH_CREDENTIALS|UNSUPPORTED_AUTH_SCHEME)/,
    'proxy-login',
  ],
  [/^(?:MISCONFIGURED_AUTH_ENVIRONMENT|(?:UNEXPECTED|UNDOCUMENTED)_SECURITY_LIBRARY_STATUS)$/, 'proxy-login'],
  // The proxy has refused the tunnel with something else than 407.
  [/^TUNNEL_CONNECTION_FAILED$/, 'proxy-answer'],
  [/^(?:SSL_|INVALID_(?:HTTP_)?RESPONSE|RESPONSE_HEADERS_)/, 'answer-unreadable'],
  [
    /^(?:CONNECTION_|SOCKET_|EMPTY_RESPONSE|NETWORK_|CONTENT_LENGTH_|INCOMPLETE_|HTTP2_|ABORTED)/,
    'connection-cut',
  ],
]

/** Maps an error of Electron's `net`. Value: `host`. */
export function browserFault(error: unknown, host: string): Fault {
  if (error instanceof NetworkFault) return error.fault
  const text = error instanceof Error ? error.message : String(error)
  const name = /net::ERR_(\w+)/.exec(text)?.[1]
  const code = name && kinds.find(([pattern]) => pattern.test(name))?.[1]
  if (!name || !code)
    return fault('internal', { values: { host }, technical: { service: host, text: text.slice(0, 300) } })
  return fault(code, { values: { host }, technical: { service: host, code: `ERR_${name}` } })
}
