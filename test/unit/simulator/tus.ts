/** TUS as these tests speak it: plain fetch, header by header. */
import { createHash } from 'node:crypto'
import http from 'node:http'
import type { Simulator } from '../../support/simulator.ts'
import type { Caller } from './altinn.ts'

export const md5 = (content: string | Uint8Array): string => createHash('md5').update(content).digest('hex')

/** Bytes of which no piece is like another, so that parts in a wrong order are seen. */
export function numbers(size: number): Buffer<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(size / 4))
  for (const index of words.keys()) words[index] = (index * 2_654_435_761) >>> 0
  return Buffer.from(words.buffer, 0, size)
}

export interface Tus {
  call(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: Uint8Array<ArrayBuffer>,
  ): Promise<Response>
  create(id: string, length: number, headers?: Record<string, string>): Promise<Response>
  /** Makes a part and answers its path. */
  part(id: string, length: number): Promise<string>
  join(id: string, paths: readonly string[]): Promise<Response>
  head(path: string): Promise<Response>
  patch(
    path: string,
    offset: number,
    body: Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ): Promise<Response>
  delete(path: string): Promise<Response>
}

/** Path of a whole upload. */
export const pathOf = (id: string): string => `/filetransfer/upload/tus/${id}`

export function tusOf(caller: Caller): Tus {
  const call: Tus['call'] = (method, path, headers, body) =>
    caller.call(method, path, {
      headers: { 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body }),
    })
  const tus: Tus = {
    call,
    create: (id, length, headers = {}) =>
      call('POST', pathOf(id), { 'upload-length': String(length), ...headers }),
    async part(id, length) {
      const answer = await tus.create(id, length, { 'upload-concat': 'partial' })
      if (answer.status !== 201) throw new Error(await answer.text())
      return relative(answer.headers.get('location') ?? '')
    },
    join: (id, paths) => call('POST', pathOf(id), { 'upload-concat': `final;${paths.join(' ')}` }),
    head: (path) => call('HEAD', path, {}),
    patch: (path, offset, body, headers = {}) =>
      call(
        'PATCH',
        path,
        {
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
          ...headers,
        },
        body,
      ),
    delete: (path) => call('DELETE', path, {}),
  }
  return tus
}

/** A location as the callers take it: below Broker's base. */
export const relative = (location: string): string => location.slice(location.indexOf('/filetransfer'))

/** Begins a PATCH that announces `length` bytes, brings these and goes away when the server has them. */
export async function dropPatch(
  simulator: Simulator,
  token: string,
  path: string,
  facts: { readonly offset: number; readonly length: number; readonly bytes: Uint8Array },
): Promise<void> {
  const { platform } = simulator.handover.environment.altinn
  await simulator.control.trouble({
    match: { operation: 'tus-patch' },
    action: { cutRequestAfterBytes: facts.bytes.length },
  })
  await new Promise<void>((resolve) => {
    const request = http.request(`${platform}/broker/api/v1${path}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${token}`,
        'tus-resumable': '1.0.0',
        'content-type': 'application/offset+octet-stream',
        'upload-offset': facts.offset,
        'content-length': facts.length,
      },
    })
    request.on('error', () => resolve())
    request.on('close', () => resolve())
    // One more: what is beyond the limit cuts the line.
    request.write(facts.bytes)
    request.write(Buffer.alloc(1))
  })
}

/** What the control address knows of an upload. */
export interface KnownUpload {
  readonly id: string
  readonly transferId: string
  readonly kind: string
  readonly state: string
  readonly accepted: number
  readonly durable: number
}

export async function uploadsOf(simulator: Simulator, transferId: string): Promise<readonly KnownUpload[]> {
  const { uploads } = (await simulator.control.request('GET', '/tus')) as { uploads: KnownUpload[] }
  return uploads.filter((upload) => upload.transferId === transferId)
}

/** Status and `Upload-Offset` of an answer. */
export const offset = (answer: Response): [number, string | null] => [
  answer.status,
  answer.headers.get('upload-offset'),
]

/** Switches of the simulator, set back when the work is done. */
export async function switched(
  simulator: Simulator,
  switches: Record<string, unknown>,
  work: () => Promise<void>,
): Promise<void> {
  await simulator.control.request('POST', '/tus', switches)
  try {
    await work()
  } finally {
    await simulator.control.request('POST', '/tus', {
      ...{ durable: 'auto', lock: 'auto', finish: 'auto' },
      ...{ mostBlocks: 50_000, largestChunk: 2_147_483_591 },
    })
  }
}

/** Lets go of what waits: `durable`, `lock` or `finish`, of one upload. */
export const release = (simulator: Simulator, what: string, id: string, lost = false): Promise<unknown> =>
  simulator.control.request('POST', '/tus/release', { what, id, lost })

/** What the state says of a file transfer, when all that was due is done. */
export async function stateOf(simulator: Simulator, id: string) {
  return (await simulator.control.state()).transfers.find((transfer) => transfer.id === id)
}
