/**
 * The network of the browser inside Electron, for proxies that want Negotiate or NTLM: it logs in as the person who is
 * at work, or with what the keychain or the person has. Certificates are judged by the browser with the system's store;
 * authorities that were added in the engine do not count here.
 */
import { Readable } from 'node:stream'
import { net, type AuthInfo, type ClientRequest, type IncomingMessage } from 'electron'
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { NetworkFault } from '../../lib/network-faults.ts'
import { hostAndPort } from '../../lib/proxy-way.ts'
import type { BrowserAnswer, BrowserNetwork, BrowserRequest } from '../../ports.ts'
import { browserFault } from './browser-faults.ts'
import { sendBody } from './browser-body.ts'
import { createSessions } from './browser-session.ts'
import type { FindLogin } from './proxy-login.ts'

/** Milliseconds in which a person may log in; who comes later has answered the next request. */
const loginTimeout = 120_000

/** No redirect is followed, no cookie or login of a server is sent or kept, nothing comes from a cache. */
const manners = {
  redirect: 'manual',
  credentials: 'omit',
  useSessionCookies: false,
  cache: 'no-store',
} as const

/** Chromium sets these itself, or refuses a request that has them. */
const reserved: ReadonlySet<string> = new Set(['content-length', 'host', 'connection', 'transfer-encoding'])

function headersFor(headers: BrowserRequest['headers']): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => !reserved.has(name.toLowerCase()))
  // Packed bodies would be unpacked on the way: neither lengths nor ranges would fit.
  return { ...Object.fromEntries(own), 'accept-encoding': 'identity' }
}

/** Calls `onOver` once when the time is up; started anew it forgets what went before. */
function createTimer(onOver: () => void) {
  let timer: NodeJS.Timeout | undefined
  return {
    start(milliseconds: number): void {
      clearTimeout(timer)
      if (milliseconds > 0) timer = setTimeout(onOver, milliseconds)
    },
    stop: () => clearTimeout(timer),
  }
}

async function* bodyOf(response: Readable, asked: ClientRequest, host: string): AsyncGenerator<Uint8Array> {
  let isRead = false
  try {
    for await (const piece of response) yield piece as Uint8Array
    isRead = true
  } catch (error) {
    throw new NetworkFault(browserFault(error, host))
  } finally {
    if (!isRead) asked.abort()
  }
}

function answerOf(response: IncomingMessage, asked: ClientRequest, host: string): BrowserAnswer {
  const { statusCode: status, headers } = response
  // Electron's type does not say so, its guide does: it is a readable stream.
  if (!(response instanceof Readable)) throw new NetworkFault(fault('internal'))
  // Heard by whoever reads; without a listener, an error before that would end the program.
  response.on('error', () => undefined)
  return { status, headers, body: bodyOf(response, asked, host) }
}

function exchange(
  asked: ClientRequest,
  request: BrowserRequest,
  findLogin: Promise<FindLogin>,
): Promise<BrowserAnswer> {
  const { url, body, proxy, answerTimeout, signal } = request
  const { host } = new URL(url)
  const answer = Promise.withResolvers<BrowserAnswer>()
  /** Neither answered nor failed. */
  let isOpen = true
  let isDead = false
  let isSent = false
  const end = (): void => {
    isOpen = false
    answerTimer.stop()
    loginTimer.stop()
  }
  const fail = (reason: Fault): void => {
    end()
    isDead = true
    answer.reject(new NetworkFault(reason))
    asked.abort()
  }
  const answerTimer = createTimer(() => fail(fault('timeout', { values: { host } })))
  const loginTimer = createTimer(() => fail(fault('proxy-login', { values: { host } })))
  const stop = (): void => fail(fault('stopping'))

  const login = async (info: AuthInfo, give: (user?: string, password?: string) => void): Promise<void> => {
    // A server is never given what is a proxy's, and one proxy never what is another's.
    if (!info.isProxy || `${info.host}:${info.port}` !== hostAndPort(new URL(proxy))) return give()
    answerTimer.stop()
    loginTimer.start(loginTimeout)
    const found = await findLogin.then((find) => find(info, () => isOpen)).catch(() => null)
    loginTimer.stop()
    if (!isOpen) return
    if (isSent) answerTimer.start(answerTimeout)
    if (found === null) give()
    else give(found.username, found.password)
  }

  signal.addEventListener('abort', stop, { once: true })
  asked.on('login', (info, give) => void login(info, give))
  // Not followed, it ends the request.
  asked.on('redirect', (status, _method, _to, headers) => {
    end()
    isDead = true
    answer.resolve({ status, headers, body: Readable.from([]) })
  })
  asked.on('response', (response) => {
    end()
    answer.resolve(answerOf(response, asked, host))
  })
  asked.on('error', (error) => fail(browserFault(error, host)))
  sendBody(asked, body, () => isDead).then(
    () => {
      isSent = true
      if (isOpen) answerTimer.start(answerTimeout)
    },
    (error: unknown) => fail(browserFault(error, host)),
  )
  return answer.promise
}

/**
 * `findLogin` comes with the window, in which somebody can be asked; the engine may meet a proxy before.
 * Throws `NetworkFault`: offline, host-unreachable, connection-cut, timeout, certificate-untrusted, proxy-login, …
 */
export function createBrowserNetwork(findLogin: Promise<FindLogin>): BrowserNetwork {
  const sessionFor = createSessions()
  return async (request) => {
    const { method, url, headers, proxy, signal } = request
    const own = await sessionFor(proxy)
    if (signal.aborted) throw new NetworkFault(fault('stopping'))
    const asked = net.request({ method, url, headers: headersFor(headers), session: own, ...manners })
    return exchange(asked, request, findLogin)
  }
}
