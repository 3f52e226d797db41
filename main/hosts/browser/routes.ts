/** What the window's own page may ask for, once it has been let in. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { failure } from '../../../preload/contract/result.ts'
import type { LastingDoor } from '../attach/lasting.ts'
import { readJson, withoutSilence } from './body.ts'
import { streamEvents } from './events-stream.ts'
import type { Sessions } from './sessions.ts'

export interface RouteContext {
  readonly door: LastingDoor
  readonly sessions: Sessions
  readonly port: () => number
}

export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
) => Promise<void> | void

const largestToken = 4 * 1024
const largestCall = 4 * 1024 * 1024
const bodyMilliseconds = 10_000
const silenceMilliseconds = 60_000
/** How long a refused upload may go on, so that the browser reads the answer instead of a broken line. */
const drainMilliseconds = 2_000

const tokenSchema = z.object({ token: z.string().max(200) })
const callSchema = z.object({ name: z.string().max(100), input: z.unknown() })
const spoolSchema = z.object({
  name: z.string().min(1).max(4_096),
  folder: z.string().max(32_768),
  size: z.coerce.number().int().nonnegative(),
})

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(value))
}

/** Refuses and hangs up: nobody reads the rest of the request. */
export function refuse(response: ServerResponse, status: number, reason: Fault): void {
  response.setHeader('connection', 'close')
  answerJson(response, status, failure(reason))
}

const bodyStatus = { 'too-large': 413, unreadable: 400 } as const

export function sessionRoute({ sessions, port }: RouteContext): Route {
  return async (request, response) => {
    const body = await readJson(request, largestToken, bodyMilliseconds)
    if (typeof body === 'string') return refuse(response, bodyStatus[body], fault('input-invalid'))
    const asked = tokenSchema.safeParse(body.json)
    const session = asked.success ? sessions.redeem(asked.data.token) : null
    if (session === null) return refuse(response, 401, fault('session-lost'))
    const cookie = `budstikke_${port()}=${session.cookie}; HttpOnly; SameSite=Strict; Path=/`
    response.setHeader('set-cookie', cookie)
    answerJson(response, 200, { secret: session.secret })
  }
}

export function callRoute({ door }: RouteContext): Route {
  return async (request, response) => {
    const body = await readJson(request, largestCall, bodyMilliseconds)
    if (typeof body === 'string') return refuse(response, bodyStatus[body], fault('input-invalid'))
    const call = callSchema.safeParse(body.json)
    if (!call.success) return refuse(response, 400, fault('input-invalid'))
    answerJson(response, 200, await door.call(call.data.name, call.data.input, 'window'))
  }
}

export function eventsRoute({ door }: RouteContext): Route {
  return (_request, response) => streamEvents(response, door)
}

export function spoolRoute({ door }: RouteContext): Route {
  return async (request, response, query) => {
    const { name = '', folder = '', size = '' } = Object.fromEntries(query)
    const file = spoolSchema.safeParse({ name, folder, size: size === '' ? undefined : size })
    if (!file.success) return refuse(response, 400, fault('input-invalid'))
    const reply = await door.spool(file.data, withoutSilence(request, silenceMilliseconds))
    if (request.complete) return answerJson(response, 200, reply)
    response.setHeader('connection', 'close')
    request.resume()
    const timer = setTimeout(() => request.destroy(), drainMilliseconds)
    response.on('close', () => clearTimeout(timer))
    answerJson(response, 200, reply)
  }
}
