/** A file over real connections whose memory is used again: what is read is what was sent, or there is an error. */
import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { Network } from '../../../main/ports.ts'
import { selfSigned } from '../../support/certificate.ts'
import { serve, serveRaw, serveSecure, type Handler, type Loopback } from '../../support/loopback.ts'
import { answered, get, networkTools } from '../../support/network.ts'

const { track, newNetwork } = networkTools()

const length = 9_000_001
/** Every stretch of it is unlike every other. */
const file = Buffer.from(
  Uint32Array.from({ length: Math.ceil(length / 4) }, (_, at) => at * 2_654_435_761).buffer,
)
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The file from a position, in pieces of changing length, as fast as they are taken. */
async function send(response: ServerResponse, from: number): Promise<void> {
  response.writeHead(200, { 'Content-Length': length - from })
  for (let at = from, step = 1; at < length; step = (step * 7 + 13) % 400_000) {
    const piece = file.subarray(at, Math.min(length, at + step))
    at += piece.byteLength
    if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve))
  }
  response.end()
}
const handler: Handler = (request, response) =>
  void send(response, Number(new URL(request.url ?? '', 'http://altinn.example').pathname.slice(1)))

async function read(network: Network, url: string, slowness: number): Promise<string> {
  const answer = await answered(network.request(get(url, { blocks: true })))
  const hash = createHash('md5')
  for await (const block of answer.body) {
    for (let count = 0; count < slowness; count += 1) await turn()
    hash.update(block)
  }
  return hash.digest('hex')
}

/** Six at once, twice on the same connections, each from another position and at its own speed. */
async function readAll(server: Loopback, network: Network): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    const from = [0, 1, 4_000_000, 8_999_990, 65_536, 3_333_333]
    const sums = await Promise.all(from.map((at, index) => read(network, `${server.base}/${at}`, index * 3)))
    expect(sums).toEqual(from.map((at) => md5(file.subarray(at, length))))
  }
}

describe('a file in blocks', () => {
  it('over http, several at once, fast and slow readers', async () => {
    await readAll(track(await serve(handler)), newNetwork())
  })

  it('over TLS', async () => {
    const certificate = selfSigned('Proxy-Tryggve', 'localhost')
    const server = track(await serveSecure(certificate, handler))
    await readAll(server, newNetwork({ systemCertificates: () => [certificate.cert] }))
  })

  it('through a proxy that opens no tunnel to anything else', async () => {
    const server = track(await serve(handler))
    const network = newNetwork({ variables: { http_proxy: server.base } })
    expect(await read(network, 'http://altinn.example/', 0)).toBe(md5(file.subarray(0, length)))
  })

  it('cut in the middle: what came is read first, and then the error', async () => {
    const server = track(
      await serveRaw((socket) =>
        socket.once('data', () => {
          socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`)
          socket.write(file.subarray(0, 1_500_000), () => socket.destroy())
        }),
      ),
    )
    const answer = await answered(newNetwork().request(get(server.base, { blocks: true })))
    const came: Uint8Array[] = []
    const reading = async (): Promise<void> => {
      for await (const block of answer.body) came.push(Uint8Array.from(block))
    }
    await expect(reading()).rejects.toMatchObject({ fault: { code: 'connection-cut' } })
    expect(md5(Buffer.concat(came))).toBe(md5(file.subarray(0, 1_500_000)))
  })

  it('early hints are not the answer', async () => {
    const server = track(
      await serve((_, response) => {
        response.writeEarlyHints({ link: '</style>; rel=preload' })
        response.end('the answer')
      }),
    )
    const answer = await answered(newNetwork().request(get(server.base, { blocks: true })))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('the answer')
  })

  it('a refusal that nobody reads leaves its connection to those that follow', async () => {
    const ports = new Set<number>()
    const server = track(
      await serve((request, response) => {
        ports.add(request.socket.remotePort ?? 0)
        response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"title":"No such file"}')
      }),
    )
    const network = newNetwork()
    for (let count = 0; count < 8; count += 1) {
      const answer = await answered(network.request(get(server.base, { blocks: true })))
      await answer.discard()
    }
    // A connection is free again a moment after its last byte.
    expect(ports.size).toBeLessThanOrEqual(2)
  })
})
