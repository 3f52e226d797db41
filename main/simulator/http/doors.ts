/** The addresses of the practice world: plain http, and https beside it when it is asked for. */
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAuthority } from '../tls/authority.ts'

export interface DoorOptions {
  readonly listener: http.RequestListener
  /** Of plain http; 0 = any free one. */
  readonly port: number
  /** Name that https answers under; null = no https. */
  readonly secureHost: string | null
}

export interface Doors {
  /** Scheme, host and port of plain http, which the control address always has. */
  readonly plain: string
  /** The same of what the environment's addresses begin with. */
  readonly origin: string
  /** Certificate of https's issuer in PEM. */
  readonly authority: string | null
  /** Where a proxy leads to, by the name and port it was asked for. */
  resolve(host: string, port: number): number | null
  close(): void
}

const options = { highWaterMark: 1_048_576, keepAliveTimeout: 300_000 }
const ownNames = ['127.0.0.1', 'localhost', '[::1]']

async function listen(server: http.Server | https.Server, port: number): Promise<number> {
  // Large files take their time.
  server.requestTimeout = 0
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
    else socket.destroy()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  // A port, not a path, is what it listens on.
  return (server.address() as AddressInfo).port
}

export async function openDoors({ listener, port, secureHost }: DoorOptions): Promise<Doors> {
  const plain = http.createServer(options, listener)
  const servers: (http.Server | https.Server)[] = [plain]
  const ports = [await listen(plain, port)]
  let authority: string | null = null
  if (secureHost !== null) {
    const issuer = createAuthority('Øvingsmiljø', 'Øvingsmiljø CA')
    const secure = https.createServer(
      { ...options, ...issuer.issue(secureHost, 'localhost', '127.0.0.1') },
      listener,
    )
    servers.push(secure)
    ports.push(await listen(secure, 0))
    authority = issuer.certificate
  }
  const [plainPort = 0, securePort = 0] = ports
  const origin = `http://127.0.0.1:${plainPort}`
  return {
    plain: origin,
    origin: secureHost === null ? origin : `https://${secureHost}:${securePort}`,
    authority,
    resolve: (host, wanted) =>
      (ownNames.includes(host) || host === secureHost) && ports.includes(wanted) ? wanted : null,
    close() {
      for (const server of servers) {
        server.close()
        server.closeAllConnections()
      }
    },
  }
}
