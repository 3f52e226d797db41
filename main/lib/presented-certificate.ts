/**
 * The certificate that is met on the way to a host: the name behind it tells an IT department which inspection stands
 * in the way. Node says why a chain was refused but not whose it was, so the host is met once more and left before
 * anything is said. platform.md §8, step 3.
 */
import { X509Certificate } from 'node:crypto'
import diagnostics from 'node:diagnostics_channel'
import tls, { TLSSocket, type DetailedPeerCertificate } from 'node:tls'
import type { Dispatcher } from 'undici'
import type { PresentedCertificate } from '../ports.ts'

/** Published by undici with the socket, before the first byte of a request is written to it. */
const connected = 'undici:client:connected'
/** Longer chains than this have been made to be looked at for ever. */
const longestChain = 20

let known: ReadonlySet<string> | null = null
/** Fingerprints of the issuers that come with Node, which are those of Mozilla. */
function publicIssuers(): ReadonlySet<string> {
  known ??= new Set(tls.rootCertificates.map((pem) => new X509Certificate(pem).fingerprint256))
  return known
}

function rootOf(certificate: DetailedPeerCertificate): DetailedPeerCertificate {
  let current = certificate
  for (let length = 0; length < longestChain; length += 1) {
    const next: DetailedPeerCertificate | undefined = current.issuerCertificate
    if (next === undefined || next === current || next.fingerprint256 === current.fingerprint256) break
    current = next
  }
  return current
}

const nameOf = (subject: { readonly O?: unknown; readonly CN?: unknown } | undefined): string | null => {
  const name = subject?.O ?? subject?.CN
  return typeof name === 'string' ? name : null
}

function presentedOn(socket: TLSSocket): PresentedCertificate | null {
  const certificate = socket.getPeerCertificate(true)
  // An empty object stands for no certificate at all.
  if (certificate.fingerprint256 === undefined) return null
  const validTo = Date.parse(certificate.valid_to)
  return {
    issuer: nameOf(certificate.issuer),
    subject: typeof certificate.subject?.CN === 'string' ? certificate.subject.CN : null,
    validTo: Number.isNaN(validTo) ? null : validTo,
    trusted: socket.authorized,
    isPublic: publicIssuers().has(rootOf(certificate).fingerprint256),
  }
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
export async function presentedCertificate(
  unverified: Dispatcher,
  url: URL,
): Promise<PresentedCertificate | null> {
  let presented: PresentedCertificate | null = null
  const leaving = new AbortController()
  const look = (message: unknown): void => {
    const socket = socketFor(message, url.host)
    if (socket === null) return
    presented = presentedOn(socket)
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
  return presented
}
