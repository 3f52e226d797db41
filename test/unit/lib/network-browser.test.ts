/** A proxy that wants Negotiate or NTLM: the engine's own connections stop there, the desktop's browser goes on. */
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createNetwork } from '../../../main/lib/network.ts'
import { NetworkFault } from '../../../main/lib/network-faults.ts'
import type { BrowserNetwork, NetworkChoice } from '../../../main/ports.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { serveRaw } from '../../support/loopback.ts'
import { answered, get, networkTools, refused } from '../../support/network.ts'

const { track } = networkTools()
const url = 'https://platform.altinn.example/x'
const system: NetworkChoice = {
  ...{ proxy: { kind: 'system' }, systemCertificates: true, authorities: [] },
  loginFor: () => Promise.resolve(null),
}

/** A proxy that refuses every tunnel, and a browser that gets through. */
async function office(offer: string, browsed?: BrowserNetwork) {
  const heads: string[] = []
  const proxy = track(
    await serveRaw((socket) => {
      socket.once('data', (head: Buffer) => {
        heads.push(String(head))
        socket.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${offer}Content-Length: 0\r\n\r\n`)
      })
    }),
  )
  const asked: Record<string, unknown>[] = []
  const browser: BrowserNetwork = async (request) => {
    const { body, proxy: way, headers } = request
    const sent = typeof body === 'object' ? await text(body.stream) : (body ?? '')
    asked.push({ proxy: way, headers, body: sent })
    if (browsed) return browsed(request)
    return { status: 200, headers: { 'x-one': ['a', 'b'] }, body: stream('through') }
  }
  const network = createNetwork({
    ...{ variables: { HTTPS_PROXY: proxy.base }, systemCertificates: () => [], browser },
  })
  onTestFinished(() => network.reset())
  return { network, asked, heads, base: proxy.base }
}

async function* stream(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content)
}

const negotiate = 'Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n'
const basic = 'Proxy-Authenticate: Basic realm="negotiate, NTLM, it"\r\n'

describe('behind a proxy that wants Negotiate or NTLM', () => {
  it('nothing has to be asked again: the same request, with its file, goes through the browser', async () => {
    const { network, asked, heads, base } = await office(negotiate)
    const body = { length: 4, stream: stream('fila') }
    const pending = network.request({ method: 'POST', url, headers: { 'x-token': 'a' }, body })
    const answer = await answered(pending)
    expect(answer).toMatchObject({ status: 200, headers: { 'x-one': 'a, b' } })
    expect(await answer.text()).toBe('through')
    const headers = { 'user-agent': 'Budstikke', 'x-token': 'a' }
    expect(asked).toEqual([{ proxy: base, headers, body: 'fila' }])
    expect(heads.length).toBe(1)
  })

  it('every later request goes there at once, until another way is chosen', async () => {
    const { network, asked, heads } = await office(negotiate)
    for (const body of ['a', 'b']) await answered(network.request(get(url, { body, method: 'POST' })))
    await answered(network.request(get(url, { blocks: true })))
    expect([asked.length, heads.length]).toEqual([3, 1])
    await network.use(system)
    await answered(network.request(get(url)))
    expect([asked.length, heads.length]).toEqual([4, 2])
  })

  it('the page about the network still tells the way', async () => {
    const { network, base } = await office(negotiate)
    await answered(network.request(get(url)))
    const { way, certificate } = await network.look(url)
    expect(way).toMatchObject({ proxy: new URL(base).host, found: 'environment' })
    expect(certificate).toBeNull()
  })

  it('a proxy that wants Basic does not get the login of the machine: the person is asked as before', async () => {
    const { network, asked } = await office(basic)
    expect((await refused(network.request(get(url)))).code).toBe('proxy-login')
    expect(asked).toEqual([])
  })

  it('who does not trust what the system trusts is not sent through a browser that does', async () => {
    const { network, asked } = await office(negotiate)
    await network.use({ ...system, systemCertificates: false })
    expect((await refused(network.request(get(url)))).code).toBe('proxy-login')
    expect(asked).toEqual([])
  })

  it('a browser that cannot log in either is told once, not tried for ever, which would lock the account', async () => {
    const { network, asked } = await office(negotiate, () => {
      throw new NetworkFault(fault('proxy-login', { values: { host: 'platform.altinn.example' } }))
    })
    expect((await refused(network.request(get(url)))).code).toBe('proxy-login')
    expect(asked.length).toBe(1)
  })

  it('an answer of 407 through the browser is the proxy’s, not the service’s', async () => {
    let isLeft = false
    const { network } = await office(negotiate, ({ signal }) => {
      signal.addEventListener('abort', () => (isLeft = true))
      return Promise.resolve({ status: 407, headers: {}, body: stream('no') })
    })
    expect((await refused(network.request(get(url)))).code).toBe('proxy-login')
    expect(isLeft).toBe(true)
  })

  it('a file that breaks off on the way in is not taken for whole', async () => {
    const { network } = await office(negotiate, () =>
      Promise.resolve({
        ...{ status: 200, headers: {} },
        body: (async function* () {
          yield Buffer.from('half')
          throw new NetworkFault(fault('connection-cut'))
        })(),
      }),
    )
    const answer = await answered(network.request(get(url)))
    await expect(answer.text()).rejects.toMatchObject({ fault: { code: 'connection-cut' } })
  })

  it('a body that stands still is given up, and the browser is told', async () => {
    let isLeft = false
    const browser: BrowserNetwork = ({ signal }) => {
      const body = (async function* () {
        yield Buffer.from('half')
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            isLeft = true
            reject(new NetworkFault(fault('stopping')))
          })
        })
      })()
      return Promise.resolve({ status: 200, headers: {}, body })
    }
    const { base } = await office(negotiate)
    const network = createNetwork({
      ...{ variables: { HTTPS_PROXY: base }, systemCertificates: () => [], browser, stallTimeout: 20 },
    })
    onTestFinished(() => network.reset())
    const answer = await answered(network.request(get(url)))
    await expect(answer.text()).rejects.toMatchObject({ fault: { code: 'timeout' } })
    expect(isLeft).toBe(true)
  })
})
