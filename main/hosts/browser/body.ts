/** Request bodies with an end: so many bytes, and never a long silence. */
import type { IncomingMessage } from 'node:http'

/** The whole body as parsed JSON; `too-large` or `unreadable` otherwise. */
export async function readJson(
  request: IncomingMessage,
  limit: number,
  milliseconds: number,
): Promise<{ readonly json: unknown } | 'too-large' | 'unreadable'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'too-large'
  // A body that trickles in for ever holds a connection and memory.
  const timer = setTimeout(() => request.destroy(), milliseconds)
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > limit) return 'too-large'
      chunks.push(chunk)
    }
    return { json: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown }
  } catch {
    return 'unreadable'
  } finally {
    clearTimeout(timer)
  }
}

/** A file's bytes as they come; a sender that is silent for too long is cut off. */
export async function* withoutSilence(
  request: IncomingMessage,
  milliseconds: number,
): AsyncGenerator<Uint8Array> {
  const wait = (): NodeJS.Timeout => setTimeout(() => request.destroy(new Error('silence')), milliseconds)
  let timer = wait()
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      // Only waiting for the sender counts, not our own slow disk.
      clearTimeout(timer)
      yield chunk
      timer = wait()
    }
  } finally {
    clearTimeout(timer)
  }
}
