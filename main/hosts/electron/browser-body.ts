/** The body of a request that the browser inside Electron makes. */
import type { ClientRequest } from 'electron'
import type { BrowserRequest } from '../../ports.ts'

/** Bytes up to which a body is sent whole, with its length told; a longer one goes in chunks, without. */
const wholeLimit = 4 * 1024 * 1024

/** Resolves when Chromium has taken the piece, which it does as fast as it gets rid of them. */
const written = (asked: ClientRequest, piece: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    asked.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength), undefined, () => resolve())
  })

/**
 * Sends the body and ends the request; once `isDead`, nothing more is sent. Throws what the stream throws. A piece that
 * the browser never takes, because the request has failed, is waited for in vain and harms nobody.
 */
export async function sendBody(
  asked: ClientRequest,
  body: BrowserRequest['body'],
  isDead: () => boolean,
): Promise<void> {
  if (body === undefined) return void asked.end()
  if (typeof body === 'string') return void asked.end(body)
  const isWhole = body.length <= wholeLimit
  // Must be said before the first piece. Without it Electron keeps the whole body in memory.
  asked.chunkedEncoding = !isWhole
  const pieces: Uint8Array[] = []
  for await (const piece of body.stream) {
    if (isDead()) return
    if (isWhole) pieces.push(piece)
    else await written(asked, piece)
  }
  if (isDead()) return
  if (isWhole) asked.end(Buffer.concat(pieces))
  else asked.end()
}
