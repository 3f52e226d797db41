/** Small real servers on loopback, for tests of the real network. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createRawServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Certificate } from './certificate.ts'

export interface Loopback {
  readonly port: number
  /** `http://127.0.0.1:port`, or `https://localhost:port`. */
  readonly base: string
  close(): Promise<void>
}

async function listen(server: Server, scheme: string): Promise<Loopback> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    base: `${scheme}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export const serve = (handler: Handler): Promise<Loopback> =>
  listen(createServer(handler), 'http://127.0.0.1')

/** A server that speaks whatever the test says. */
export const serveRaw = (handler: (socket: Socket) => void): Promise<Loopback> =>
  listen(createRawServer(handler), 'http://127.0.0.1')

export const serveSecure = (certificate: Certificate, handler: Handler): Promise<Loopback> =>
  listen(createSecureServer({ ...certificate }, handler), 'https://localhost')
