/** Resumable uploads with concatenation (broker.md §5.3), of which nothing is kept but how far they are. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Bodies } from './bodies.ts'

interface Part {
  readonly length: number
  at: number
}

const version = { 'Tus-Resumable': '1.0.0' }

/** Answers one call below `base`; `joined` hears of a file that has become whole. */
export function createTusAnswers(bodies: Bodies, joined: (id: string, size: number) => void) {
  const parts = new Map<string, Part>()
  const partOf = (path: string): Part | undefined => parts.get(path.slice(-32))

  const end = (response: ServerResponse, status: number, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { ...version, ...headers, 'Content-Length': '0' }).end()
  }
  const create = (request: IncomingMessage, response: ServerResponse, url: string): void => {
    const concat = String(request.headers['upload-concat'])
    if (concat === 'partial') {
      const id = randomBytes(16).toString('hex')
      parts.set(id, { length: Number(request.headers['upload-length']), at: 0 })
      return end(response, 201, { Location: `${url}/partial/${id}` })
    }
    const named = concat.replace(/^final;/, '').split(' ')
    const found = named.map((address) => partOf(address))
    const isWhole = found.every((part) => part?.at === part?.length && part !== undefined)
    if (!isWhole) return end(response, 400)
    joined(
      url.split('/').at(-1) ?? '',
      found.reduce((all, part) => all + (part?.length ?? 0), 0),
    )
    for (const address of named) parts.delete(address.slice(-32))
    end(response, 201, { Location: url })
  }
  const append = async (request: IncomingMessage, response: ServerResponse, part: Part): Promise<void> => {
    if (Number(request.headers['upload-offset']) !== part.at) {
      await bodies.discard(request)
      return end(response, 409)
    }
    await bodies.discard(request, (bytes) => {
      part.at += bytes
    })
    end(response, 204, { 'Upload-Offset': String(part.at) })
  }

  /** `url` is the call's whole address. */
  return async (request: IncomingMessage, response: ServerResponse, url: string): Promise<void> => {
    const { method } = request
    if (method === 'POST') return create(request, response, url)
    const part = partOf(url)
    if (part === undefined) return end(response, 404)
    if (method === 'PATCH') return append(request, response, part)
    const stands = { 'Upload-Offset': String(part.at), 'Upload-Length': String(part.length) }
    end(response, method === 'HEAD' ? 200 : 405, stands)
  }
}
