/** One request as handlers see it. Bodies come through here so that trouble can be made with them. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { traceId } from '../identifiers.ts'
import { Refused, empty } from './reply.ts'

export interface Call {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Named segments of the path, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  /** Null when the sender does not say (chunked). */
  readonly contentLength: number | null
  readonly traceId: string
  /** The body, once; ends with an error when the sender goes away. Leaving it early does not hang up. */
  body(): AsyncIterable<Buffer>
  /** The whole body as text; refuses with 413 above `limit` bytes. */
  text(limit: number): Promise<string>
}

export interface CallFacts {
  readonly operation: string
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  readonly request: IncomingMessage
  /** Trouble made with the request's body. */
  readonly through: (body: Readable) => Readable
}

export function createCall({ operation, url, params, request, through }: CallFacts): Call {
  const length = Number(request.headers['content-length'])
  const body = (): AsyncIterable<Buffer> => through(request).iterator({ destroyOnReturn: false })
  return {
    operation,
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    params,
    headers: request.headers,
    contentLength: request.headers['content-length'] === undefined ? null : length,
    traceId: traceId(),
    body,
    async text(limit) {
      const chunks: Buffer[] = []
      let size = 0
      for await (const chunk of body()) {
        size += chunk.length
        if (size > limit) throw new Refused(empty(413, { Connection: 'close' }))
        chunks.push(chunk)
      }
      return Buffer.concat(chunks).toString('utf8')
    },
  }
}
