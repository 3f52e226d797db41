/** `/health` and `/metrics` for this machine alone. Any program on it may ask, so nothing here names anybody. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { isFromOurPage, isOurHost } from '../loopback-gate.ts'
import type { HealthReader } from './health.ts'
import { metricsText, metricsType } from './metrics.ts'

export interface HealthServer {
  readonly port: number
  close(): Promise<void>
}

const headersMilliseconds = 5_000
const largestHeaders = 8 * 1024
const mostConnections = 20

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    ...{ 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    connection: 'close',
  })
  response.end(text)
}

/** Why a request is not answered; null when it is. */
function refusal({ headers, method }: IncomingMessage, port: number): number | null {
  // A page that was led here by DNS rebinding shows another name; one of another origin shows that.
  if (!isOurHost(headers, port)) return 421
  if (!isFromOurPage(headers, port)) return 403
  return method === 'GET' ? null : 405
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  reader: HealthReader,
  port: number,
): Promise<void> {
  const refused = refusal(request, port)
  if (refused !== null) return answer(response, refused, 'text/plain', '')
  const isMetrics = request.url === '/metrics'
  if (!isMetrics && request.url !== '/health') return answer(response, 404, 'text/plain', '')
  const health = await reader.read()
  if (health === null) return answer(response, 503, 'application/json', '{"status":"stopping"}')
  if (isMetrics) return answer(response, 200, metricsType, metricsText(health))
  answer(response, health.status === 'failing' ? 503 : 200, 'application/json', JSON.stringify(health))
}

/** Listens on 127.0.0.1; `wanted` 0 = a free port. Fault: port-taken. */
export async function startHealthServer(reader: HealthReader, wanted: number): Promise<Result<HealthServer>> {
  let port = wanted
  const limits = { headersTimeout: headersMilliseconds, requestTimeout: headersMilliseconds }
  const server = createServer({ ...limits, maxHeaderSize: largestHeaders }, (request, response) => {
    handle(request, response, reader, port).catch(() => {
      if (response.headersSent) response.destroy()
      else answer(response, 500, 'text/plain', '')
    })
  })
  server.maxConnections = mostConnections
  const isListening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(wanted, '127.0.0.1', () => resolve(true))
  })
  const address = server.address()
  if (!isListening || address === null || typeof address === 'string') {
    return failure(fault('port-taken', { values: { value: wanted } }))
  }
  port = address.port
  return success({
    port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  })
}
