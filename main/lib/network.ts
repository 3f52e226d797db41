/**
 * The real network, on undici: bodies stream both ways with bounded memory, which the built-in fetch cannot
 * (libraries.md). No redirect is followed: none of Altinn's services sends one, and a captive portal does.
 */
import { lookup } from 'node:dns/promises'
import { Readable } from 'node:stream'
import tls from 'node:tls'
import { request as send, type Dispatcher } from 'undici'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { failure, success } from '../../preload/contract/result.ts'
import type {
  BrowserNetwork,
  Log,
  NetworkAnswer,
  NetworkChoice,
  NetworkRequest,
  OfficeNetwork,
  SystemProxy,
} from '../ports.ts'
import { requestBlocks, type BlockAnswer } from './block-request.ts'
import { createAgents, type Agents, type AgentOptions } from './network-agents.ts'
import { requestByBrowser } from './network-browser.ts'
import { incomingBody, outgoingBody, textOf } from './network-body.ts'
import { NetworkFault, networkFault } from './network-faults.ts'

export { faultOfError, NetworkFault } from './network-faults.ts'

export interface NetworkOptions extends Partial<Omit<AgentOptions, 'choice'>> {
  readonly log?: Log
  /** Goes into `User-Agent: Budstikke/<version>`. */
  readonly version?: string
  /** Longest time in which neither direction of a body moves, milliseconds. */
  readonly stallTimeout?: number
  /** Takes over where a proxy wants Negotiate or NTLM; only the desktop window has one. */
  readonly browser?: BrowserNetwork
}

const defaultAnswerTimeout = 30_000
const defaultTextLimit = 1024 * 1024
/** Slow lines take a while for one block of 1 MiB: 60 s is 140 kbit/s. */
const defaultStallTimeout = 60_000
const defaultConnectTimeout = 10_000
/** Bytes of a body that may wait for their reader: with less, the socket is stopped and started all the time. */
const readAhead = 256 * 1024

/** Until somebody has chosen: as the system has it. */
const asTheSystem: NetworkChoice = {
  proxy: { kind: 'system' },
  systemCertificates: true,
  authorities: [],
  loginFor: () => Promise.resolve(null),
}
const noSystemProxy: SystemProxy = () =>
  Promise.resolve({ list: 'DIRECT', found: 'nothing', name: null, unread: false })

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

/** One request's own reason to stop: the caller's signal, or a body that stands still. */
function createCut(signal: AbortSignal | undefined) {
  const controller = new AbortController()
  const stop = (): void => {
    controller.abort(new NetworkFault(fault('stopping')))
  }
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  return {
    signal: controller.signal,
    because(reason: NetworkFault): void {
      controller.abort(reason)
    },
    release(): void {
      signal?.removeEventListener('abort', stop)
    },
  }
}

type Cut = ReturnType<typeof createCut>

/** What an answer has in common, whichever way its body comes. */
type Response = Pick<BlockAnswer, 'statusCode' | 'headers' | 'body' | 'dump'>

function inPieces({ statusCode, headers, body }: Dispatcher.ResponseData): Response {
  const dump = async (limit: number): Promise<void> => {
    // Nobody wants the bytes, so nobody wants to know that they did not come.
    body.on('error', () => undefined)
    await body.dump({ limit })
  }
  return { statusCode, headers, body, dump }
}

/** How one try of a request ended; without a response there is an error. */
interface Outcome {
  readonly response: Response | null
  readonly error: unknown
  /** The error that broke the caller's own stream; undici's is only its echo. */
  readonly broken: { readonly error: unknown } | null
  /** The caller's stream has been begun: it cannot be sent again. */
  readonly isBegun: boolean
  readonly byBrowser: boolean
}

function answerOf(response: Response, host: string, cut: Cut): NetworkAnswer {
  const faultOf = (error: unknown): NetworkFault => {
    const reason: unknown = cut.signal.aborted ? cut.signal.reason : error
    return reason instanceof NetworkFault ? reason : new NetworkFault(networkFault(reason, host))
  }
  const body = incomingBody(response.body, faultOf, cut.release)
  return {
    status: response.statusCode,
    headers: flatHeaders(response.headers),
    body,
    text: (limit = defaultTextLimit) => textOf(body, limit),
    async discard() {
      cut.release()
      // A short rest is read so that the connection can be used again; a long one costs the connection.
      await response.dump(64 * 1024).catch(() => undefined)
    },
  }
}

/**
 * Faults of `request`: offline, host-unreachable, connection-cut, timeout, certificate-untrusted,
 * proxy-login, proxy-answer, answer-unreadable (it speaks no HTTP), stopping (the signal); all with `host`.
 * Reading a body throws `NetworkFault`; `faultOfError` gives its fault.
 */
export function createNetwork(options: NetworkOptions = {}): OfficeNetwork {
  const stallTimeout = options.stallTimeout ?? defaultStallTimeout
  let agentOptions: AgentOptions = {
    connectTimeout: options.connectTimeout ?? defaultConnectTimeout,
    systemCertificates: options.systemCertificates ?? (() => tls.getCACertificates('system')),
    variables: options.variables ?? process.env,
    systemProxy: options.systemProxy ?? noSystemProxy,
    choice: asTheSystem,
  }
  const userAgent = options.version === undefined ? 'Budstikke' : `Budstikke/${options.version}`
  let agents = createAgents(agentOptions)

  const exchange = async (request: NetworkRequest, url: URL, cut: Cut): Promise<Outcome> => {
    const { method, body, answerTimeout = defaultAnswerTimeout } = request
    let broken: Outcome['broken'] = null
    let isBegun = false
    let byBrowser = false
    const onStall = (): void => {
      cut.because(new NetworkFault(fault('timeout', { values: { host: url.host } })))
    }
    async function* watched(stream: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
      isBegun = true
      const onError = (error: unknown): void => {
        broken = { error }
      }
      yield* outgoingBody(stream, { length, stallTimeout, onStall, onError })
    }
    const sent = typeof body === 'object' ? watched(body.stream, body.length) : null
    const headers: Record<string, string> = { 'user-agent': userAgent, ...request.headers }
    const limits = { headersTimeout: answerTimeout, bodyTimeout: stallTimeout }

    const direct = async (): Promise<Response> => {
      const dispatcher = await agents.dispatcherFor(url, request.blocks === true)
      if (typeof body === 'object') headers['content-length'] = String(body.length)
      const asked = { method, headers, signal: cut.signal, ...limits }
      if (request.blocks === true) return requestBlocks(dispatcher, { url, ...asked })
      // One block ahead: a stream of objects would be read 16 blocks ahead.
      const stream = sent && Readable.from(sent, { objectMode: false, highWaterMark: 1 })
      const text = typeof body === 'string' ? body : null
      return inPieces(
        await send(url, { ...asked, dispatcher, body: stream ?? text, highWaterMark: readAhead }),
      )
    }
    const browsed = (browser: BrowserNetwork, proxy: string): Promise<Response> => {
      const whole = typeof body === 'string' ? { body } : {}
      const streamed = sent && typeof body === 'object' ? { body: { length: body.length, stream: sent } } : {}
      const asked = { method, url: url.href, headers, proxy, answerTimeout, signal: cut.signal }
      const watch = { stallTimeout, onStall, leave: cut.because }
      return requestByBrowser(browser, { ...asked, ...whole, ...streamed }, watch)
    }
    const outcome = (response: Response | null, error: unknown): Outcome => ({
      ...{ response, error, broken, isBegun, byBrowser },
    })
    try {
      const { browser } = options
      const proxy = browser && (await agents.browserProxy(url))
      byBrowser = Boolean(proxy)
      return outcome(await (browser && proxy ? browsed(browser, proxy) : direct()), null)
    } catch (error) {
      return outcome(null, error)
    }
  }

  /** A proxy that has refused the first try has passed nothing on: the browser, which it wants, makes the second. */
  const exchangeTwice = async (request: NetworkRequest, url: URL, cut: Cut): Promise<Outcome> => {
    const first = await exchange(request, url, cut)
    const isOver = first.response !== null || first.byBrowser || first.isBegun || cut.signal.aborted
    if (isOver || networkFault(first.error, url.host).code !== 'proxy-login') return first
    const proxy = options.browser && (await agents.browserProxy(url).catch(() => null))
    if (!proxy) return first
    options.log?.write('info', 'network.by-browser', { host: url.host })
    return exchange(request, url, cut)
  }

  /** A certificate that nobody trusts, with the name of whoever stands behind it. */
  const withIssuer = async (reason: Fault, url: URL): Promise<Fault> => {
    if (reason.code !== 'certificate-untrusted' || reason.values['issuer'] !== undefined) return reason
    const issuer = (await agents.certificateAt(url))?.issuer ?? null
    return issuer === null ? reason : { ...reason, values: { ...reason.values, issuer } }
  }

  const renew = async (): Promise<void> => {
    const old: Agents = agents
    agents = createAgents(agentOptions)
    await old.destroy()
  }

  return {
    async request(request) {
      const url = new URL(request.url)
      const cut = createCut(request.signal)
      const { response, error, broken } = await exchangeTwice(request, url, cut)
      const note = { method: request.method, host: url.host, path: url.pathname }
      if (response === null) {
        cut.release()
        const reason = await withIssuer(reasonOf(cut.signal, error, broken, url.host), url)
        options.log?.write('info', 'network.no-answer', { ...note, fault: reason.code })
        return failure(reason)
      }
      options.log?.write('debug', 'network.answer', { ...note, status: response.statusCode })
      const answer = answerOf(response, url.host, cut)
      if (answer.status !== 407) return success(answer)
      await answer.discard()
      return failure(fault('proxy-login', { values: { host: url.host } }))
    },
    reset: () => renew(),
    async use(choice) {
      agentOptions = { ...agentOptions, choice }
      await renew()
    },
    async look(address) {
      const url = new URL(address)
      const way = await agents.wayTo(url)
      const [addresses, certificate] = await Promise.all([addressesOf(url), agents.certificateAt(url)])
      return { way, addresses, certificate }
    },
  }
}

/** A proxy may know a name that this machine does not: no answer here is no fault. */
async function addressesOf({ hostname }: URL): Promise<readonly string[]> {
  try {
    const found = await lookup(hostname.replaceAll(/[[\]]/g, ''), { all: true })
    return found.map(({ address }) => address)
  } catch {
    return []
  }
}

function reasonOf(
  signal: AbortSignal,
  error: unknown,
  broken: { readonly error: unknown } | null,
  host: string,
) {
  if (signal.aborted) return networkFault(signal.reason, host)
  if (broken === null) return networkFault(error, host)
  // The stream that was to be sent gave up: its own fault when it has one, else it could not be read.
  return broken.error instanceof NetworkFault ? broken.error.fault : fault('file-unreadable')
}
