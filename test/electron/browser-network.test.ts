/** The browser's own network where a proxy wants Negotiate or NTLM; Chromium is played, nothing here logs in. */
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { MessageChannel } from 'node:worker_threads'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { browserBehind, browserOver } from '../../main/hosts/electron/browser-link.ts'
import { createBrowserNetwork } from '../../main/hosts/electron/browser-network.ts'
import { createLink, type Link } from '../../main/hosts/electron/link.ts'
import type { FindLogin } from '../../main/hosts/electron/proxy-login.ts'
import { faultOfError } from '../../main/lib/network-faults.ts'
import type { BrowserNetwork, BrowserRequest } from '../../main/ports.ts'
import { settle } from '../support/fake-clock.ts'
import { forget, seen, type StandInRequest } from './electron-stand-in.ts'

const proxy = 'http://proxy.fjordby.no:8080'
const login = { isProxy: true, host: 'proxy.fjordby.no', port: 8080, scheme: 'ntlm', realm: '' }
let findLogin: FindLogin
let controller: AbortController

beforeEach(() => {
  forget()
  controller = new AbortController()
  findLogin = async () => ({ username: 'kari', password: 'hemmelig' })
})

/** As in the program: asked in one thread, made in another. */
function newBrowser(): BrowserNetwork {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  const far = browserOver(() => engine)
  const behind = browserBehind(
    () => host,
    createBrowserNetwork(Promise.resolve((...asked) => findLogin(...asked))),
  )
  const engine: Link = createLink(port1, far.answers)
  const host: Link = createLink(port2, behind.answers)
  return far.browser
}

const asking = (more: Partial<BrowserRequest> = {}): BrowserRequest => ({
  ...{ method: 'GET', url: 'https://platform.altinn.no/x', proxy, answerTimeout: 0 },
  headers: { authorization: 'Bearer x' },
  ...{ signal: controller.signal, ...more },
})

async function begun(index = 0): Promise<StandInRequest> {
  return vi.waitFor(() => {
    const request = seen.requests[index]
    if (request === undefined) throw new Error('The browser has not been asked')
    return request
  })
}

const faultOf = async (pending: Promise<unknown>): Promise<unknown> =>
  pending.then(
    () => null,
    (error: unknown) => faultOfError(error).code,
  )

describe('the browser behind a proxy that wants Negotiate or NTLM', () => {
  it('goes that way and no other, without cookies, cache, redirects or logins of servers', async () => {
    const pending = newBrowser()(asking({ headers: { 'Content-Length': '3', accept: 'x' }, body: 'tre' }))
    const request = await begun()
    expect(request.options).toMatchObject({
      ...{ method: 'GET', url: 'https://platform.altinn.no/x', redirect: 'manual', credentials: 'omit' },
      ...{ useSessionCookies: false, cache: 'no-store' },
      headers: { accept: 'x', 'accept-encoding': 'identity' },
      session: {
        options: { cache: false },
        proxy: { mode: 'fixed_servers', proxyRules: proxy, proxyBypassRules: '<-loopback>' },
      },
    })
    // Chromium refuses a request that tells its length itself.
    expect(Object.keys(request.options.headers ?? {})).not.toContain('Content-Length')
    expect(String(Buffer.concat(request.sent))).toBe('tre')
    request.answer(200, { 'x-one': 'a' }, Readable.from([Buffer.from('in'), Buffer.from('side')]))
    const { status, headers, body } = await pending
    expect({ status, headers }).toEqual({ status: 200, headers: { 'x-one': 'a' } })
    expect(await text(body)).toBe('inside')
  })

  it('a captive portal is an answer, not a way to go on', async () => {
    const pending = newBrowser()(asking())
    const request = await begun()
    request.emit('redirect', 302, 'GET', 'http://portal.example/', { location: ['http://portal.example/'] })
    request.emit('error', new Error('Redirect was cancelled'))
    expect(await pending).toMatchObject({ status: 302, headers: { location: ['http://portal.example/'] } })
  })

  it('a large file goes piece by piece: the next is read when the browser has taken the last', async () => {
    let read = 0
    async function* file(): AsyncGenerator<Uint8Array> {
      for (; read < 5; read += 1) yield new Uint8Array(1024 * 1024).fill(read)
    }
    const pending = newBrowser()(asking({ body: { length: 5 * 1024 * 1024, stream: file() } }))
    const request = await begun()
    for (let count = 1; count <= 5; count += 1) {
      await vi.waitFor(() => expect(request.sent.length).toBe(count))
      expect(read).toBe(count - 1)
      request.take()
    }
    await vi.waitFor(() => expect(request.isEnded).toBe(true))
    expect(request.chunkedEncoding).toBe(true)
    expect(request.sent.map(([first]) => first)).toEqual([0, 1, 2, 3, 4])
    request.answer(200, {}, Readable.from([]))
    await pending
  })

  it('a small body goes whole, so that its length is told', async () => {
    const stream = Readable.from([Buffer.from('to'), Buffer.from('gether')])
    void newBrowser()(asking({ body: { length: 8, stream } }))
    const request = await begun()
    await vi.waitFor(() => expect(request.isEnded).toBe(true))
    expect(request.chunkedEncoding).toBe(false)
    expect(request.sent.map(String)).toEqual(['together'])
    request.answer(200, {}, Readable.from([]))
  })

  it('a received file is not read ahead of the disk', async () => {
    let made = 0
    const source = new Readable({
      highWaterMark: 1,
      read() {
        made += 1
        this.push(made > 50 ? null : Buffer.alloc(1024))
      },
    })
    const pending = newBrowser()(asking())
    const request = await begun()
    request.answer(200, {}, source)
    const reading = (await pending).body[Symbol.asyncIterator]()
    await reading.next()
    expect(made).toBeLessThan(5)
    await reading.return?.()
    await vi.waitFor(() => expect(request.isAborted).toBe(true))
  })

  it('stops when the person stops: before the answer and in the middle of it', async () => {
    const browser = newBrowser()
    const before = faultOf(browser(asking()))
    const first = await begun()
    controller.abort()
    expect(await before).toBe('stopping')
    expect(first.isAborted).toBe(true)

    controller = new AbortController()
    const pending = browser(asking())
    const second = await begun(1)
    second.answer(200, {}, new Readable({ read: () => undefined }))
    const reading = (await pending).body[Symbol.asyncIterator]().next()
    controller.abort()
    expect(await faultOf(reading)).not.toBeNull()
    expect(second.isAborted).toBe(true)
  })

  it('sends no more of a file when the person has stopped it', async () => {
    let read = 0
    async function* file(): AsyncGenerator<Uint8Array> {
      for (; read < 8; read += 1) yield new Uint8Array(1024 * 1024)
    }
    const browser = createBrowserNetwork(Promise.resolve(findLogin))
    const pending = faultOf(browser(asking({ body: { length: 8 * 1024 * 1024, stream: file() } })))
    const request = await begun()
    await vi.waitFor(() => expect(request.sent.length).toBe(1))
    controller.abort()
    expect(await pending).toBe('stopping')
    request.take()
    await settle()
    expect([request.sent.length, request.isEnded]).toEqual([1, false])
  })

  it('a file that cannot be read any more is not taken for whole', async () => {
    const stream = (async function* () {
      yield new Uint8Array(1)
      throw new Error('EIO')
    })()
    expect(await faultOf(newBrowser()(asking({ body: { length: 8, stream } })))).not.toBeNull()
    expect((await begun()).isAborted).toBe(true)
    expect((await begun()).isEnded).toBe(false)
  })

  it('logs in to its own proxy alone: no server and no other proxy is told anything', async () => {
    const pending = newBrowser()(asking())
    const request = await begun()
    expect(await request.login(login)).toEqual(['kari', 'hemmelig'])
    expect(await request.login({ ...login, isProxy: false })).toEqual([])
    expect(await request.login({ ...login, host: 'thief.example' })).toEqual([])
    expect(await request.login({ ...login, port: 8081 })).toEqual([])
    findLogin = async () => null
    expect(await request.login(login)).toEqual([])
    request.emit('error', new Error('net::ERR_PROXY_AUTH_UNSUPPORTED'))
    expect(await faultOf(pending)).toBe('proxy-login')
  })

  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'offline'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'host-unreachable'],
    ['net::ERR_CONNECTION_RESET', 'connection-cut'],
    ['net::ERR_TIMED_OUT', 'timeout'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate-untrusted'],
    ['net::ERR_PROXY_AUTH_REQUESTED', 'proxy-login'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy-answer'],
    ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'answer-unreadable'],
    ['net::ERR_SOMETHING_NEW', 'internal'],
  ])('%s is told as what the person can do something about', async (message, code) => {
    const pending = faultOf(newBrowser()(asking()))
    const request = await begun()
    request.emit('error', new Error(message))
    expect(await pending).toBe(code)
  })
})
