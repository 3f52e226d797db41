/** The window in a browser: HTTP for this machine alone. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { fault } from '../../../preload/contract/fault.ts'
import type { Clock } from '../../ports.ts'
import type { LastingDoor } from '../attach/lasting.ts'
import { pageHeaders } from '../page-security.ts'
import type { StaticFile } from '../statics.ts'
import { cookieOf, isFromOurPage, isOurHost } from '../loopback-gate.ts'
import {
  callRoute,
  eventsRoute,
  refuse,
  sessionRoute,
  spoolRoute,
  type Route,
  type RouteContext,
} from './routes.ts'
import { createSessions } from './sessions.ts'

export interface BrowserHostOptions {
  readonly door: LastingDoor
  readonly clock: Pick<Clock, 'monotonic'>
  readonly statics: ReadonlyMap<string, StaticFile>
  /** Something went wrong that nobody expected; the page is told only that it did. */
  readonly onError: (error: unknown) => void
}

export interface BrowserHost {
  readonly port: number
  /** A fresh address that opens the window once; `used` is called when it has, or never can. */
  address(used?: () => void): string
  close(): Promise<void>
}

const headersOfPage = pageHeaders({ connect: true })
const headersMilliseconds = 10_000
const largestHeaders = 16 * 1024
const mostConnections = 200

function serveStatic(response: ServerResponse, file: StaticFile | undefined): void {
  if (file === undefined) return refuse(response, 404, fault('unknown-item'))
  response.writeHead(200, { 'content-type': file.type, 'cache-control': file.cache })
  response.end(file.bytes)
}

function createHandler(context: RouteContext, statics: BrowserHostOptions['statics']) {
  const routes: Readonly<Record<string, Route>> = {
    'POST /call': callRoute(context),
    'GET /events': eventsRoute(context),
    'POST /spool': spoolRoute(context),
  }
  const openSession = sessionRoute(context)

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { headers, method = '' } = request
    const port = context.port()
    for (const [name, value] of Object.entries(headersOfPage)) response.setHeader(name, value)
    if (!isOurHost(headers, port)) return refuse(response, 421, fault('not-allowed-here'))

    const [pathname = '', query = ''] = (request.url ?? '').split('?', 2)
    const name = `${method} ${pathname}`
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined
    if (route === undefined && name !== 'POST /session') {
      if (method === 'GET') return serveStatic(response, statics.get(pathname))
      return refuse(response, 405, fault('not-allowed-here'))
    }
    if (!isFromOurPage(headers, port)) return refuse(response, 403, fault('not-allowed-here'))
    if (route === undefined) return openSession(request, response, new URLSearchParams())

    const secret = headers['x-budstikke-secret']
    const cookie = cookieOf(headers, `budstikke_${port}`)
    if (typeof secret !== 'string' || !context.sessions.admits(cookie, secret)) {
      return refuse(response, 401, fault('session-lost'))
    }
    return route(request, response, new URLSearchParams(query))
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port was given')
  return address.port
}

/** Starts to listen on a free port of 127.0.0.1. Throws when the system has none. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const sessions = createSessions(options.clock)
  let port = 0
  const handle = createHandler({ door: options.door, sessions, port: () => port }, options.statics)
  const server = createServer(
    // Bodies have time limits of their own: an upload of hours is no attack.
    { headersTimeout: headersMilliseconds, requestTimeout: 0, maxHeaderSize: largestHeaders },
    (request, response) => {
      handle(request, response).catch((error: unknown) => {
        options.onError(error)
        if (response.headersSent) response.destroy()
        else refuse(response, 500, fault('internal'))
      })
    },
  )
  server.maxConnections = mostConnections
  port = await listen(server)
  return {
    port,
    address: (used) => `http://127.0.0.1:${port}/#token=${sessions.issue(used)}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
