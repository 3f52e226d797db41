/** What may go wrong between us and any host, told apart by the errors of Node and undici. */
import { fault, type Fault, type FaultCode } from '../../preload/contract/fault.ts'

/** Thrown where a value cannot be answered: while a body is read. Carries the fault. */
export class NetworkFault extends Error {
  readonly fault: Fault

  constructor(reason: Fault) {
    super(reason.code)
    this.name = 'NetworkFault'
    this.fault = reason
  }
}

/** The fault that an error carries; `internal` for one that is not from the network. */
export function faultOfError(error: unknown): Fault {
  return error instanceof NetworkFault ? error.fault : fault('internal')
}

const noNetwork = ['ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENONET', 'EADDRNOTAVAIL']
const noHost = ['ECONNREFUSED', 'EHOSTUNREACH', 'EHOSTDOWN', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_PRX_CONN']
const cut = [
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTCONN',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
  'UND_ERR_SOCKET',
  'UND_ERR_DESTROYED',
  'UND_ERR_CLOSED',
  'UND_ERR_ABORTED',
  'UND_ERR_INFO',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
]
const slow = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']

const codes = new Map<string, FaultCode>([
  ...noNetwork.map((code) => [code, 'offline'] as const),
  ...noHost.map((code) => [code, 'host-unreachable'] as const),
  ...cut.map((code) => [code, 'connection-cut'] as const),
  ...slow.map((code) => [code, 'timeout'] as const),
])

/** Calls of the system that come before there is a connection: what fails there has sent nothing. */
const beforeConnection: ReadonlySet<string> = new Set(['connect', 'getaddrinfo', 'bind', 'socket'])
/** Errors of the system, not of undici, that can come before a connection stands or long after. */
const ambiguous: ReadonlySet<string> = new Set(
  [...noNetwork, ...noHost].filter((code) => code.startsWith('E')),
)

/** OpenSSL's verdicts on a chain, as Node names them. */
const certificate =
  /^(?:DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|CRL_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|ERR_TLS_CERT|HOSTNAME_MISMATCH|ERROR_IN_CERT|UND_ERR_PRX_TLS)/

interface ErrorFacts {
  readonly code: string
  readonly message: string
  readonly syscall: string
  /** Who issued the certificate that did not fit the name. */
  readonly issuer: string | null
}

function textOf(holder: object, name: string): string {
  const value: unknown = Reflect.get(holder, name)
  return typeof value === 'string' ? value : ''
}

function issuerOf(error: object): string | null {
  const presented: unknown = Reflect.get(error, 'cert')
  if (typeof presented !== 'object' || presented === null) return null
  const issuer: unknown = Reflect.get(presented, 'issuer')
  if (typeof issuer !== 'object' || issuer === null) return null
  return textOf(issuer, 'O') || textOf(issuer, 'CN') || null
}

/** The innermost error that has a code: causes and the several tries of one connect are looked into. */
function factsOf(error: unknown, depth = 0): ErrorFacts | null {
  if (!(error instanceof Error) || depth > 5) return null
  const inner: readonly unknown[] = error instanceof AggregateError ? error.errors : []
  const candidates = [error.cause, ...inner]
  const below = candidates.map((candidate) => factsOf(candidate, depth + 1)).find((facts) => facts !== null)
  if (below) return below
  // The parser of HTTP does not always say which rule was broken.
  const code = textOf(error, 'code') || (error.name === 'HTTPParserError' ? 'HPE_UNKNOWN' : '')
  if (code === '') return null
  return { code, message: error.message, syscall: textOf(error, 'syscall'), issuer: issuerOf(error) }
}

/** A proxy refuses a tunnel with a status that stands only in the message. */
function proxyFault(message: string): FaultCode | null {
  const status = /Proxy response \((\d{3})\)|Proxy Authentication Required \((\d{3})\)/.exec(message)
  if (status === null) return null
  return (status[1] ?? status[2]) === '407' ? 'proxy-login' : 'proxy-answer'
}

function codeOf({ code, message, syscall }: ErrorFacts): FaultCode {
  const proxy = proxyFault(message)
  if (proxy !== null) return proxy
  if (certificate.test(code)) return 'certificate-untrusted'
  // On a standing connection the request may have arrived: whoever repeats it must know that.
  if (ambiguous.has(code) && !beforeConnection.has(syscall)) return 'connection-cut'
  if (code === 'ETIMEDOUT' && syscall === 'connect') return 'host-unreachable'
  // Something answers, but it speaks no TLS or no HTTP.
  if (code.startsWith('HPE_') || code.startsWith('ERR_SSL_') || code === 'EPROTO') return 'answer-unreadable'
  return codes.get(code) ?? 'internal'
}

/** Maps an error of Node or undici. Values: `host`, and `issuer` for a certificate when it is known. */
export function networkFault(error: unknown, host: string): Fault {
  if (error instanceof NetworkFault) return error.fault
  const facts = factsOf(error)
  if (facts === null) return fault('internal', { values: { host } })
  return fault(codeOf(facts), {
    values: facts.issuer === null ? { host } : { host, issuer: facts.issuer },
    technical: { service: host, code: facts.code, text: facts.message.slice(0, 300) },
  })
}
