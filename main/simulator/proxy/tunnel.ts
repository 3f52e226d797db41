/** A forward proxy that takes CONNECT and leads to the practice world, and nowhere else. */
import http from 'node:http'
import net from 'node:net'
import type { Duplex } from 'node:stream'

/** Where a name and port lie, or null when the proxy does not go there. */
export type Resolve = (host: string, port: number) => number | null

export interface Target {
  readonly host: string
  readonly port: number
}

export interface TunnelOptions {
  /** Null when the caller is let through; otherwise status line and headers of the refusal. */
  readonly refusal: (headers: http.IncomingHttpHeaders) => readonly string[] | null
  /** Takes over a connection that has been granted. */
  readonly through: (socket: Duplex, target: Target, head: Buffer) => void
}

export interface RunningProxy {
  readonly port: number
  stop(): Promise<void>
}

export const challenge = 'Basic realm="Nettvakt"'
export const established = 'HTTP/1.1 200 Connection established\r\n\r\n'
export const unreachable = ['502 Bad Gateway'] as const

/** `host:port` of a CONNECT. */
function targetOf(authority: string): Target | null {
  const match = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(authority)
  return match === null ? null : { host: (match[1] ?? '').toLowerCase(), port: Number(match[2]) }
}

export const refuse = (socket: Duplex, lines: readonly string[]): void => {
  const head = [`HTTP/1.1 ${lines[0] ?? ''}`, ...lines.slice(1), 'Content-Length: 0', 'Connection: close']
  socket.end(`${head.join('\r\n')}\r\n\r\n`)
}

/** Joins two connections; when one ends or breaks, so does the other. */
export function join(one: Duplex, other: Duplex): void {
  const end = (): void => {
    one.destroy()
    other.destroy()
  }
  one.on('error', end).on('close', end)
  other.on('error', end).on('close', end)
  one.pipe(other)
  other.pipe(one)
}

export function connectTo(resolve: Resolve, { host, port }: Target): net.Socket | null {
  const own = resolve(host, port)
  return own === null ? null : net.connect(own, '127.0.0.1')
}

export async function startTunnel({ refusal, through }: TunnelOptions): Promise<RunningProxy> {
  const sockets = new Set<Duplex>()
  const server = http.createServer((request, response) => {
    const lines = refusal(request.headers)
    // Plain http to the practice world needs no proxy, and there is nothing else here.
    response.writeHead(lines === null ? 501 : 407, lines === null ? {} : { 'Proxy-Authenticate': challenge })
    response.end()
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  server.on('connect', (request: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    const lines = refusal(request.headers)
    const target = targetOf(request.url ?? '')
    if (lines !== null) refuse(socket, lines)
    else if (target === null) refuse(socket, ['400 Bad Request'])
    else through(socket, target, head)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A port, not a path, is what it listens on.
  const { port } = server.address() as net.AddressInfo
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
