/** Which call is answered how. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Bodies } from './bodies.ts'
import { callerOf, exchange, grant, metadata, places, type World } from './login.ts'
import { overviewOf, type Transfers } from './transfers.ts'
import { createTusAnswers } from './tus.ts'

const broker = `${places.platform}/broker/api/v1/filetransfer`

/** `from-to` of a Range header, `to` exclusive; null without one. */
function rangeOf(header: string | undefined, size: number): readonly [number, number] | null {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined) return null
  return [Number(from), to === '' || to === undefined ? size : Math.min(size, Number(to) + 1)]
}

export function createAnswers(world: World, transfers: Transfers, bodies: Bodies) {
  const { origin } = world
  const say = (response: ServerResponse, status: number, value: unknown): void => {
    const body = typeof value === 'string' ? value : JSON.stringify(value)
    const type = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }
    response.writeHead(status, type).end(body)
  }
  const answerTus = createTusAnswers(bodies, (id, size) => transfers.publish(id, size, null))

  const download = async (request: IncomingMessage, response: ServerResponse, size: number) => {
    const range = rangeOf(request.headers.range, size)
    const [from, to] = range ?? [0, size]
    response.writeHead(range === null ? 200 : 206, {
      ...{
        'Content-Type': 'application/octet-stream',
        'Content-Length': to - from,
        'Accept-Ranges': 'bytes',
      },
      ...(range === null ? {} : { 'Content-Range': `bytes ${from}-${to - 1}/${size}` }),
    })
    await bodies.send(response, from, to)
  }

  const ofTransfer = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const [, id = '', rest = ''] = path.split('/')
    const transfer = transfers.get(id)
    if (transfer === null) return say(response, 404, { title: 'No such transfer' })
    if (rest === 'upload') {
      transfers.publish(id, await bodies.discard(request), null)
      return say(response, 200, { fileTransferId: id })
    }
    if (rest === 'download') return download(request, response, transfer.size)
    if (rest === 'confirmdownload') return say(response, 200, '')
    const history = { fileTransferStatusHistory: [], recipientFileTransferStatusHistory: [] }
    say(response, 200, { ...overviewOf(transfer), ...(rest === 'details' ? history : {}) })
  }

  const atBroker = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const path = url.pathname.slice(broker.length)
    if (path.startsWith('/upload/tus/')) return answerTus(request, response, url.href)
    if (path !== '') return ofTransfer(request, response, path)
    if (request.method === 'POST') {
      const asked = JSON.parse(await text(request)) as Readonly<Record<string, unknown>>
      return say(response, 200, { fileTransferId: transfers.add(asked).id })
    }
    const from = Date.parse(url.searchParams.get('from') ?? '') || 0
    say(response, 200, transfers.waitingFor(callerOf(request.headers.authorization), from))
  }

  /** Answers one request, whatever it is. */
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    bodies.requested()
    const url = new URL(request.url ?? '/', origin)
    const { pathname } = url
    if (pathname.startsWith(broker)) return atBroker(request, response, url)
    if (pathname.endsWith('/oauth-authorization-server')) return say(response, 200, metadata(origin))
    if (pathname.endsWith('/token')) return say(response, 200, grant(world, await text(request)))
    if (pathname.endsWith('/exchange/maskinporten'))
      return say(response, 200, exchange(origin, request.headers.authorization))
    if (pathname !== '/plain') return say(response, 404, { title: 'Nothing is here' })
    if (request.method === 'GET') return download(request, response, Number(url.searchParams.get('bytes')))
    await bodies.discard(request)
    say(response, 200, '')
  }
}
