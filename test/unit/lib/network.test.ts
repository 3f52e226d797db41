/** The real network against real servers on loopback: every way of failing has its own name. */
import { describe, expect, it } from 'vitest'
import { faultOfError, NetworkFault } from '../../../main/lib/network.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { serve, serveRaw } from '../../support/loopback.ts'
import { answered, get, networkTools, refused } from '../../support/network.ts'

const { track, newNetwork } = networkTools()

/** A body comes in small pieces, or, for files, gathered into large blocks of memory that is used again. */
const manners = [
  ['in pieces', {}],
  ['in blocks', { blocks: true }],
] as const

async function* blocks(count: number, size: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) yield new Uint8Array(size).fill(index)
}

describe('a request', () => {
  it('brings the answer with its headers in lower case, and names the program', async () => {
    const server = track(
      await serve((request, response) => {
        response.writeHead(200, { 'X-One': 'a', 'Set-Cookie': ['b=1', 'c=2'] })
        response.end(`${request.method} ${request.url} ${request.headers['user-agent']}`)
      }),
    )
    const answer = await answered(newNetwork({ version: '1.2.3' }).request(get(`${server.base}/x?y=1`)))
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({ 'x-one': 'a', 'set-cookie': 'b=1, c=2' })
    expect(await answer.text()).toBe('GET /x?y=1 Budstikke/1.2.3')
  })

  it('sends a stream with its exact length and loses no byte', async () => {
    const server = track(
      await serve((request, response) => {
        const sizes: number[] = []
        request.on('data', (chunk: Buffer) => sizes.push(chunk.byteLength))
        request.on('end', () => {
          const total = sizes.reduce((sum, size) => sum + size, 0)
          const { 'content-length': length, 'transfer-encoding': coding } = request.headers
          response.end(JSON.stringify({ total, length, coding: coding ?? null }))
        })
      }),
    )
    const body = { length: 5_000_000, stream: blocks(5, 1_000_000) }
    const answer = await answered(newNetwork().request(get(server.base, { method: 'POST', body })))
    expect(JSON.parse(await answer.text())).toEqual({ total: 5_000_000, length: '5000000', coding: null })
  })

  it('follows no redirect: whoever sends one is not Altinn', async () => {
    const server = track(
      await serve((request, response) => {
        response.writeHead(request.url === '/' ? 302 : 200, { Location: '/login' }).end('go')
      }),
    )
    const answer = await answered(newNetwork().request(get(server.base)))
    expect(answer.status).toBe(302)
    await answer.discard()
  })

  it('reads no more text than it was allowed to', async () => {
    const server = track(await serve((_, response) => response.end('æ'.repeat(500_000))))
    const answer = await answered(newNetwork().request(get(server.base)))
    expect(await answer.text(10)).toBe('æ'.repeat(5))
  })
})

describe.each(manners)('a large answer, %s', (_, manner) => {
  it('holds a download back while nobody reads it: a slow disk fills no memory', async () => {
    let written = 0
    const server = track(
      await serve((_, response) => {
        const chunk = Buffer.alloc(64 * 1024)
        const more = (): void => {
          while (written < 256 * 1024 * 1024) {
            written += chunk.byteLength
            if (!response.write(chunk)) return void response.once('drain', more)
          }
          response.end()
        }
        more()
      }),
    )
    const answer = await answered(newNetwork().request(get(server.base, manner)))
    let previous = -1
    while (previous !== written) {
      previous = written
      for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    }
    expect(written).toBeLessThan(64 * 1024 * 1024)
    await answer.discard()
  })
})

describe('an answer that comes before the upload is read', () => {
  it('is the answer, not a cut connection', async () => {
    const server = track(
      await serve((request, response) => {
        request.once('data', () => {
          response.writeHead(413, { 'Content-Type': 'text/plain' }).end('too large')
          request.resume()
        })
      }),
    )
    const body = { length: 64_000_000, stream: blocks(64, 1_000_000) }
    const answer = await answered(newNetwork().request(get(server.base, { method: 'POST', body })))
    expect(answer.status).toBe(413)
    expect(await answer.text()).toBe('too large')
  })
})

describe.each(manners)('what goes wrong, %s', (_, manner) => {
  it('nobody listens: host-unreachable, with the host', async () => {
    const server = await serve(() => undefined)
    await server.close()
    const reason = await refused(newNetwork().request(get(server.base, manner)))
    expect(reason).toMatchObject({
      code: 'host-unreachable',
      values: { host: `127.0.0.1:${server.port}` },
      technical: { code: 'ECONNREFUSED' },
    })
  })

  it('a name that nobody knows: offline', async () => {
    const reason = await refused(newNetwork().request(get('https://altinn.invalid/')))
    expect(reason).toMatchObject({ code: 'offline', values: { host: 'altinn.invalid' } })
  })

  it('cut before the answer: connection-cut', async () => {
    const server = track(await serveRaw((socket) => socket.once('data', () => socket.destroy())))
    expect((await refused(newNetwork().request(get(server.base, manner)))).code).toBe('connection-cut')
  })

  it('cut in the middle of a body: the reader is told, and not given a short file', async () => {
    const server = track(
      await serveRaw((socket) =>
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')
          setImmediate(() => socket.destroy())
        }),
      ),
    )
    const answer = await answered(newNetwork().request(get(server.base, manner)))
    const error: unknown = await answer.text().catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(NetworkFault)
    expect(faultOfError(error).code).toBe('connection-cut')
  })

  it('cut in the middle of an upload: connection-cut', async () => {
    const server = track(await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy())))
    const body = { length: 64_000_000, stream: blocks(64, 1_000_000) }
    const reason = await refused(newNetwork().request(get(server.base, { method: 'POST', body })))
    expect(reason.code).toBe('connection-cut')
  })

  it('no answer in time: timeout', async () => {
    const server = track(await serve(() => undefined))
    const reason = await refused(newNetwork().request(get(server.base, { answerTimeout: 50, ...manner })))
    expect(reason.code).toBe('timeout')
  })

  it('a download that stands still: timeout', async () => {
    const server = track(
      await serve((_, response) => {
        response.writeHead(200, { 'Content-Length': '100' }).write('half')
      }),
    )
    const answer = await answered(newNetwork({ stallTimeout: 50 }).request(get(server.base, manner)))
    const error: unknown = await answer.text().catch((caught: unknown) => caught)
    expect(faultOfError(error).code).toBe('timeout')
  })

  it('an upload that stands still: timeout, long before the system notices', async () => {
    const server = track(await serveRaw((socket) => socket.pause()))
    const body = { length: 200_000_000, stream: blocks(200, 1_000_000) }
    const request = get(server.base, { method: 'POST', body, answerTimeout: 0 })
    expect((await refused(newNetwork({ stallTimeout: 100 }).request(request))).code).toBe('timeout')
  })

  it('something that speaks no HTTP: answer-unreadable', async () => {
    const server = track(
      await serveRaw((socket) => socket.once('data', () => socket.end('220 smtp ready\r\n'))),
    )
    expect((await refused(newNetwork().request(get(server.base, manner)))).code).toBe('answer-unreadable')
  })

  it('something that speaks no TLS: answer-unreadable', async () => {
    const server = track(await serve((_, response) => response.end()))
    const reason = await refused(newNetwork().request(get(`https://localhost:${server.port}`, manner)))
    expect(reason.code).toBe('answer-unreadable')
  })

  it('the reader stops in the middle: the connection is let go', async () => {
    const closed = Promise.withResolvers<null>()
    const server = track(
      await serve((_, response) => {
        response.writeHead(200, { 'Content-Length': '100000000' }).write('begin')
        response.on('close', () => closed.resolve(null))
      }),
    )
    const answer = await answered(newNetwork().request(get(server.base, manner)))
    // A block is not full with that little, so this waits.
    const reading = answer.body[Symbol.asyncIterator]().next()
    reading.catch(() => undefined)
    await answer.discard()
    await closed.promise
  })
})

describe('the stream that is sent', () => {
  const failing = (error: Error) =>
    (async function* () {
      yield new Uint8Array(10)
      throw error
    })()
  const server = () =>
    serve((request, response) => void request.on('end', () => response.end('taken')).resume())

  it('gives up with a fault of its own: that fault, and the server never sees a whole file', async () => {
    const { base } = track(await server())
    const stream = failing(new NetworkFault(fault('file-changed', { values: { name: 'a' } })))
    const request = get(base, { method: 'POST', body: { length: 100, stream } })
    expect(await refused(newNetwork().request(request))).toMatchObject({
      code: 'file-changed',
      values: { name: 'a' },
    })
  })

  it('breaks with any other error: file-unreadable', async () => {
    const { base } = track(await server())
    const request = get(base, { method: 'POST', body: { length: 100, stream: failing(new Error('EIO')) } })
    expect((await refused(newNetwork().request(request))).code).toBe('file-unreadable')
  })

  it.each([
    ['shorter', 3],
    ['longer', 7],
  ])('is %s than announced: never taken for whole', async (_, count) => {
    const { base } = track(await server())
    const request = get(base, { method: 'POST', body: { length: 50, stream: blocks(count, 10) } })
    expect((await refused(newNetwork().request(request))).code).toBe('file-changed')
  })
})

describe.each(manners)('stopping, %s', (_, manner) => {
  it('before: nothing is sent', async () => {
    let requests = 0
    const server = track(
      await serve((_, response) => {
        requests += 1
        response.end()
      }),
    )
    const signal = AbortSignal.abort()
    expect((await refused(newNetwork().request(get(server.base, { signal, ...manner })))).code).toBe(
      'stopping',
    )
    expect(requests).toBe(0)
  })

  it('while waiting for the answer', async () => {
    const controller = new AbortController()
    const server = track(await serve(() => controller.abort()))
    const reason = await refused(
      newNetwork().request(get(server.base, { signal: controller.signal, ...manner })),
    )
    expect(reason.code).toBe('stopping')
  })

  it('while the body comes', async () => {
    const controller = new AbortController()
    const server = track(
      await serve((_, response) => {
        response.writeHead(200, { 'Content-Length': '100' }).write('half')
      }),
    )
    const answer = await answered(
      newNetwork().request(get(server.base, { signal: controller.signal, ...manner })),
    )
    const reading = answer.text().catch((caught: unknown) => caught)
    controller.abort()
    expect(faultOfError(await reading).code).toBe('stopping')
  })

  it('reset drops what is open, and the next request works', async () => {
    const waiting = Promise.withResolvers<null>()
    const server = track(
      await serve((request, response) => {
        if (request.url === '/wait') waiting.resolve(null)
        else response.end('fine')
      }),
    )
    const network = newNetwork()
    const hanging = refused(network.request(get(`${server.base}/wait`, manner)))
    await waiting.promise
    await network.reset()
    expect((await hanging).code).toBe('connection-cut')
    expect(await (await answered(network.request(get(server.base, manner)))).text()).toBe('fine')
  })
})
