/**
 * A request whose answer comes in large blocks. It hears undici's own events, because only there a piece can be copied
 * before its memory is used again (`reused-memory.ts`).
 */
import type { Dispatcher } from 'undici'
import { createBlockBody, type BlockBody } from './block-body.ts'

export interface BlockRequest {
  readonly url: URL
  readonly method: Dispatcher.HttpMethod
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** Milliseconds: until the answer begins, and in which none of its bytes comes. */
  readonly headersTimeout: number
  readonly bodyTimeout: number
}

export interface BlockAnswer {
  readonly statusCode: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: AsyncIterable<Uint8Array>
  /** Reads at most `limit` bytes, so that the connection can be used again; a longer rest costs the connection. */
  dump(limit: number): Promise<void>
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)))

function lengthIn(headers: BlockAnswer['headers']): number | null {
  const length = Number(headers['content-length'] ?? Number.NaN)
  return Number.isSafeInteger(length) && length >= 0 ? length : null
}

/** Ends the request when its reader goes away before the end. */
async function* readUntilLeft(body: BlockBody, leave: () => void): AsyncGenerator<Uint8Array> {
  let isRead = false
  try {
    yield* body.read()
    isRead = true
  } finally {
    if (!isRead) leave()
  }
}

/** Rejects with undici's error, or the signal's reason. */
export function requestBlocks(dispatcher: Dispatcher, request: BlockRequest): Promise<BlockAnswer> {
  const { url, method, headers, signal, headersTimeout, bodyTimeout } = request
  const answer = Promise.withResolvers<BlockAnswer>()
  let body: BlockBody | null = null
  let controller: Dispatcher.DispatchController | null = null

  const abort = (): void => controller?.abort(asError(signal.reason))
  const over = (): void => signal.removeEventListener('abort', abort)
  const fail = (error: unknown): void => {
    over()
    body?.fail(error)
    answer.reject(asError(error))
  }
  const begun = (statusCode: number, answered: BlockAnswer['headers']): BlockAnswer => {
    const tap = { pause: () => controller?.pause(), resume: () => controller?.resume() }
    const length = lengthIn(answered)
    const blocks = createBlockBody(tap, length)
    body = blocks
    // After the end it does nothing.
    const leave = (): void => controller?.abort(new Error('The reader has left'))
    const reading = readUntilLeft(blocks, leave)
    return {
      ...{ statusCode, headers: answered, body: reading },
      async dump(limit) {
        if (length !== null && length > limit) return leave()
        let read = 0
        for await (const block of reading) {
          read += block.byteLength
          if (read > limit) break
        }
      },
    }
  }

  if (signal.aborted) return Promise.reject(asError(signal.reason))
  signal.addEventListener('abort', abort, { once: true })
  const path = `${url.pathname}${url.search}`
  dispatcher.dispatch(
    { origin: url.origin, path, method, headers, headersTimeout, bodyTimeout },
    {
      onRequestStart(started) {
        controller = started
        if (signal.aborted) abort()
      },
      onResponseStart(_, statusCode, answered) {
        // What comes before the answer, such as 103, is not the answer.
        if (statusCode >= 200) answer.resolve(begun(statusCode, answered))
      },
      onResponseData: (_, piece) => body?.take(piece),
      onResponseEnd() {
        over()
        body?.end()
      },
      onResponseError: (_, error) => fail(error),
    },
  )
  return answer.promise
}
