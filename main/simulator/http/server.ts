/** The server: finds the route, makes the trouble, lets the handler answer, counts. Never dies of a request. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Action } from '../trouble/rules.ts'
import { cutAfter, throttle } from '../trouble/streams.ts'
import type { Troubles } from '../trouble/troubles.ts'
import { answer } from './answer.ts'
import { createCall, type Call } from './call.ts'
import type { Counters } from './counters.ts'
import { empty, Refused, text, type Reply } from './reply.ts'
import type { Route, Router } from './router.ts'
import { subjectOf } from './subject.ts'

export interface ServerPorts {
  readonly clock: Clock
  readonly router: Router
  readonly troubles: Troubles
  readonly counters: Counters
  /** A name besides this machine's own that it is called by; null = none. */
  readonly secureHost: string | null
  /** What an unexpected error is answered with. */
  readonly internalError: (call: Call) => Reply
}

const plain = 'text/plain; charset=utf-8'

/** The ordered answer in place of the work; null when the work is to be done. */
function orderedReply(action: Action | null): Reply | null {
  if (action === null) return null
  const { status, headers = {}, body, html } = action
  if (html !== undefined) return text(status ?? 200, html, 'text/html; charset=utf-8', headers)
  if (status === undefined) return null
  return body === undefined ? empty(status, headers) : text(status, body, plain, headers)
}

/** The request's body after trouble has had its way with it. */
function troubledRequest(request: IncomingMessage, action: Action | null): (body: Readable) => Readable {
  return (body) => {
    const { cutRequestAfterBytes, bytesPerSecond } = action ?? {}
    const parts = [
      ...(bytesPerSecond === undefined ? [] : [throttle(bytesPerSecond)]),
      ...(cutRequestAfterBytes === undefined
        ? []
        : [cutAfter(cutRequestAfterBytes, () => request.socket.destroy())]),
    ]
    return parts.reduce<Readable>((from, to) => {
      // Who reads is told by the reading; who has left off already must not bring the process down.
      to.on('error', () => undefined)
      // `pipe` tells nobody when the source breaks off; the reader must learn of it.
      from.once('error', (error) => to.destroy(error))
      from.once('close', () => {
        if (!from.readableEnded) to.destroy(new Error('The sender has gone'))
      })
      return from.pipe(to)
    }, body)
  }
}

interface Found {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
  readonly url: URL
}

async function work(route: Route, call: Call): Promise<Reply> {
  try {
    return await route.handle(call)
  } catch (error) {
    if (error instanceof Refused) return error.reply
    throw error
  }
}

/** Breaking off is how a body ends when its sender goes; everything else is a fault of ours. */
function isBrokenOff(error: unknown, request: IncomingMessage): boolean {
  return (
    request.destroyed || request.socket.destroyed || (error instanceof Error && error.name === 'AbortError')
  )
}

/** Pages of other hosts, whose names may be pointed at this machine, have no business here. */
function isOwn(host: string | undefined, secureHost: string | null): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase()
  return ['127.0.0.1', 'localhost', '[::1]'].includes(name) || name === secureHost
}

export function createListener(ports: ServerPorts): RequestListener {
  const { clock, router, troubles, counters, secureHost } = ports

  const dated = (response: ServerResponse, skew: number): void =>
    void response.setHeader('Date', new Date(clock.now() + skew).toUTCString())

  const serveRoute = async (
    found: Found,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const { route, params, url } = found
    const { operation } = route
    const action =
      // The control address must stay reachable, whatever was ordered.
      operation === 'control' ? null : troubles.take(subjectOf(request, operation, url.pathname))
    const through = troubledRequest(request, action)
    const call = createCall({ operation, url, params, request, through })
    dated(response, action?.clockSkewMs ?? clock.skew())
    if (action?.delayMs !== undefined) await wait(action.delayMs)
    counters.began(operation)
    try {
      const reply = orderedReply(action) ?? (await work(route, call))
      counters.answered(operation, reply.status)
      if (action?.lostAnswer) request.socket.destroy()
      else await answer(request, response, reply, action)
    } catch (error) {
      const brokenOff = isBrokenOff(error, request)
      counters.answered(operation, brokenOff ? 0 : 500)
      if (brokenOff) return
      console.error(`Practice: ${operation} failed:`, error)
      if (!response.headersSent) await answer(request, response, ports.internalError(call), null)
    }
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.sendDate = false
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Cache-Control', 'no-store')
    dated(response, clock.skew())
    const target = request.url ?? ''
    if (!isOwn(request.headers.host, secureHost) || !URL.canParse(target, 'http://localhost')) {
      return answer(request, response, empty(400), null)
    }
    const url = new URL(target, 'http://localhost')
    const match = router(request.method ?? '', url.pathname)
    if (match.kind === 'found') return serveRoute({ ...match, url }, request, response)
    const refusal = match.kind === 'unknown' ? empty(404) : empty(405, { Allow: match.allow })
    return answer(request, response, refusal, null)
  }

  return (request, response) => {
    // A socket may break at any time, and that is an answer too.
    request.on('error', () => undefined)
    response.on('error', () => undefined)
    serve(request, response).catch((error: unknown) => {
      console.error('Practice: a request failed:', error)
      request.socket.destroy()
    })
  }
}
