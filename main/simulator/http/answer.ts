/** Writes a reply to the socket, with the trouble that was ordered for it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Action } from '../trouble/rules.ts'
import { corrupt, cutAfter, throttle } from '../trouble/streams.ts'
import type { BodyStream, Reply } from './reply.ts'

/** What a sender still has to say is listened to for so long, as Kestrel does. Milliseconds. */
const drainPatience = 5_000

/** Reads what is left of a request's body, so that its sender gets to hear the answer. */
function drain(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return
  const timer = setTimeout(() => request.destroy(), drainPatience)
  timer.unref()
  request.once('close', () => clearTimeout(timer))
  request.once('end', () => clearTimeout(timer))
  request.unpipe()
  request.removeAllListeners('data')
  request.resume()
}

function troubledBody(response: ServerResponse, action: Action | null): Transform[] {
  const { wrongChecksum, bytesPerSecond, cutResponseAfterBytes } = action ?? {}
  const cut = (): void => void response.socket?.destroy()
  return [
    ...(wrongChecksum ? [corrupt()] : []),
    ...(bytesPerSecond === undefined ? [] : [throttle(bytesPerSecond)]),
    ...(cutResponseAfterBytes === undefined ? [] : [cutAfter(cutResponseAfterBytes, cut)]),
  ]
}

async function stream(response: ServerResponse, body: BodyStream, action: Action | null): Promise<void> {
  const parts: [Readable, ...Transform[]] = [body.open(), ...troubledBody(response, action)]
  try {
    await pipeline([...parts, response])
  } catch {
    // The reader has gone, or trouble cut the line: there is nobody to tell.
    response.destroy()
  }
}

export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  action: Action | null,
): Promise<void> {
  const { body } = reply
  drain(request)
  if (response.destroyed) return
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(reply.status === 204
      ? {}
      : {
          'Content-Length':
            body === null ? 0 : typeof body === 'string' ? Buffer.byteLength(body) : body.length,
        }),
  })
  if (body !== null && typeof body !== 'string') return stream(response, body, action)
  const cutAt = action?.cutResponseAfterBytes
  if (cutAt === undefined || body === null) {
    response.end(body ?? undefined)
    return
  }
  response.write(Buffer.from(body).subarray(0, cutAt))
  setImmediate(() => response.socket?.destroy())
}
