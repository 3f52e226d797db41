/**
 * Who stands behind a certificate that is not trusted: the name that tells an IT department which inspection stands in
 * the way. Node says why a chain was refused but not whose it was, so the host is met once more and left before
 * anything is said. platform.md §8, step 3.
 */
import diagnostics from 'node:diagnostics_channel'
import { TLSSocket } from 'node:tls'
import type { Dispatcher } from 'undici'

/** Published by undici with the socket, before the first byte of a request is written to it. */
const connected = 'undici:client:connected'

function issuerOn(socket: TLSSocket): string | null {
  const { issuer } = socket.getPeerCertificate()
  // An empty object stands for no certificate at all.
  const named: unknown = issuer === undefined ? null : (issuer.O ?? issuer.CN)
  return typeof named === 'string' ? named : null
}

function socketFor(message: unknown, host: string): TLSSocket | null {
  if (typeof message !== 'object' || message === null) return null
  const parameters: unknown = Reflect.get(message, 'connectParams')
  const socket: unknown = Reflect.get(message, 'socket')
  const isOurs =
    typeof parameters === 'object' && parameters !== null && Reflect.get(parameters, 'host') === host
  return isOurs && socket instanceof TLSSocket ? socket : null
}

/** `unverified` connects without checking who answers; it is used for nothing else, and destroyed. Null when unknown. */
export async function presentedIssuer(unverified: Dispatcher, url: URL): Promise<string | null> {
  let issuer: string | null = null
  const leaving = new AbortController()
  const look = (message: unknown): void => {
    const socket = socketFor(message, url.host)
    if (socket === null) return
    issuer = issuerOn(socket)
    // A request that is taken back is never written; with the connection alone gone, it would only connect anew.
    leaving.abort()
  }
  diagnostics.subscribe(connected, look)
  try {
    await unverified
      .request({ origin: url.origin, path: '/', method: 'HEAD', signal: leaving.signal })
      .then(({ body }) => body.dump())
  } catch {
    // It was left as soon as it had shown itself: there is no answer.
  } finally {
    diagnostics.unsubscribe(connected, look)
    await unverified.destroy()
  }
  return issuer
}
