// @vitest-environment happy-dom
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import { success } from '../../../preload/contract/result.ts'
import { createBrowserBridge } from '../../../renderer/bridges/browser.ts'
import { linesOf } from '../../../renderer/bridges/events.ts'

interface Seen {
  readonly address: string
  readonly secret: string | null
  readonly body: unknown
}

/** A host that trades tokens once and knows one secret. */
function host(answer: (address: string) => Response = () => Response.json(success(null))) {
  const seen: Seen[] = []
  const tokens = new Set(['one-time'])
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null
    const secret = new Headers(init.headers).get('X-Budstikke-Secret')
    seen.push({ address, secret, body })
    if (address === '/session') {
      const { token } = body as { token: string }
      if (!tokens.delete(token)) return new Response(null, { status: 401 })
      return Response.json({ secret: 'kept' })
    }
    return secret === 'kept' ? answer(address) : new Response(null, { status: 401 })
  })
  return seen
}

beforeEach(() => {
  sessionStorage.clear()
  location.hash = ''
})
afterEach(() => vi.unstubAllGlobals())

describe('the browser bridge', () => {
  it('takes the one-time token out of the address before anything else happens', async () => {
    const seen = host()
    location.hash = '#token=one-time'
    const bridge = createBrowserBridge()
    expect(location.href).not.toContain('one-time')
    await Promise.all([bridge.call('app.snapshot', {}), bridge.call('practice.open', {})])
    expect(seen.filter(({ address }) => address === '/session')).toHaveLength(1)
    expect(seen.filter(({ address }) => address === '/call').map(({ secret }) => secret)).toEqual([
      'kept',
      'kept',
    ])
  })

  it('goes on after a reload, without a token', async () => {
    host()
    location.hash = '#token=one-time'
    await createBrowserBridge().call('app.snapshot', {})
    expect(await createBrowserBridge().call('app.snapshot', {})).toEqual(success(null))
  })

  it('says for good that the key is used up, when the token was taken by another window', async () => {
    host()
    location.hash = '#token=stale'
    const reply = await createBrowserBridge().call('app.snapshot', {})
    expect(reply).toMatchObject({ ok: false, fault: { code: 'session-lost', retry: 'never' } })
  })

  it('asks nobody when there is neither token nor secret', async () => {
    const seen = host()
    const reply = await createBrowserBridge().call('app.snapshot', {})
    expect(reply).toMatchObject({ ok: false, fault: { retry: 'never' } })
    expect(seen).toEqual([])
  })

  it('keeps the token for another try when the engine could not be reached', async () => {
    location.hash = '#token=one-time'
    const bridge = createBrowserBridge()
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')))
    expect(await bridge.call('app.snapshot', {})).toMatchObject({
      fault: { code: 'session-lost', retry: 'now' },
    })
    host()
    expect(await bridge.call('app.snapshot', {})).toEqual(success(null))
  })

  it('never rejects: a page of a proxy and a cut connection are faults too', async () => {
    host(() => new Response('<html>login</html>', { headers: { 'Content-Type': 'text/html' } }))
    location.hash = '#token=one-time'
    const reply = await createBrowserBridge().call('app.snapshot', {})
    expect(reply).toMatchObject({ ok: false, fault: { code: 'session-lost', retry: 'now' } })
  })

  it('delivers events, ignores pings, and tells when some may be missing', async () => {
    const event: EngineEvent = { name: 'progress', revision: 3, data: { moving: [] } }
    const lines = [JSON.stringify(event), '{"name":"ping"}', '{"name":"of-tomorrow"}', ''].join('\n')
    let opened = 0
    host((address) => {
      if (address !== '/events') return Response.json(success(null))
      opened += 1
      return opened === 1 ? new Response(lines) : new Response(new ReadableStream())
    })
    location.hash = '#token=one-time'
    const told: string[] = []
    await new Promise<void>((resolve) => {
      const stop = createBrowserBridge().subscribe(
        ({ name }) => told.push(name),
        () => {
          told.push('lost')
          // Opened, and ended.
          if (told.filter((one) => one === 'lost').length < 2) return
          stop()
          resolve()
        },
      )
    })
    expect(told).toEqual(['lost', 'progress', 'lost'])
  })
})

describe('lines of a stream', () => {
  it('come whole, wherever the network cuts them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.json(), { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (documents, sizes) => {
          const text = documents.map((document) => `${document}\n`).join('')
          async function* cut(): AsyncGenerator<string> {
            for (let at = 0, turn = 0; at < text.length; turn += 1) {
              const size = sizes[turn % sizes.length] ?? 1
              yield text.slice(at, at + size)
              at += size
            }
          }
          const lines: string[] = []
          for await (const line of linesOf(cut())) lines.push(line)
          expect(lines).toEqual(documents)
        },
      ),
    )
  })
})
