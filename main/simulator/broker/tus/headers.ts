/** The headers of TUS 1.0.0, checked in the library's words. */
import type { Call } from '../../http/call.ts'
import { empty, Refused, text } from '../../http/reply.ts'
import { protocol, tusRefusal } from './refusals.ts'

export function headerOf(call: Call, name: string): string | null {
  const value = call.headers[name.toLowerCase()]
  return value === undefined ? null : String(value)
}

/** Who does not speak TUS finds nothing here; who speaks another version is told ours. */
export function checkVersion(call: Call): void {
  const version = headerOf(call, 'Tus-Resumable')
  if (version === null) throw new Refused(empty(404))
  if (version === protocol) return
  const sentence = `Tus version ${version} is not supported. Supported versions: ${protocol}`
  throw new Refused(text(412, sentence, 'text/plain', { 'Tus-Version': protocol }))
}

/** A number of bytes; refuses with 400. */
export function bytesOf(call: Call, name: string): number {
  const value = headerOf(call, name)
  if (value === null) throw tusRefusal(400, `Missing ${name} header`)
  const bytes = Number(value)
  if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(bytes)) {
    throw tusRefusal(400, `Could not parse ${name} header`)
  }
  if (bytes < 0) throw tusRefusal(400, `Header ${name} must be a positive number`)
  return bytes
}

export const chunkType = 'application/offset+octet-stream'

export function checkChunkType(call: Call): void {
  const type = headerOf(call, 'Content-Type')
  if (type?.split(';')[0]?.trim().toLowerCase() === chunkType) return
  throw tusRefusal(415, `Content-Type ${type ?? ''} is invalid. Must be ${chunkType}`)
}

/** Whether the sender gives a checksum of the chunk; refuses one that cannot be read. */
export function givesChecksum(call: Call): boolean {
  const value = headerOf(call, 'Upload-Checksum')
  if (value === null) return false
  const [algorithm = '', checksum = ''] = value.split(' ')
  if (checksum === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(checksum)) {
    throw tusRefusal(400, 'Could not parse Upload-Checksum header')
  }
  if (algorithm !== 'md5') {
    throw tusRefusal(400, 'Unsupported checksum algorithm. Supported algorithms are: md5')
  }
  return true
}

/** What `Upload-Concat` asks for; the parts as they are named, in order. */
export type Concat =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part' }
  | { readonly kind: 'final'; readonly parts: readonly string[] }

export function concatOf(call: Call): Concat {
  const value = headerOf(call, 'Upload-Concat')?.trim() ?? null
  if (value === null) return { kind: 'whole' }
  if (value === 'partial') return { kind: 'part' }
  const parts =
    /^final;(.*)$/
      .exec(value)?.[1]
      ?.split(' ')
      .filter((part) => part !== '') ?? []
  if (parts.length > 0) return { kind: 'final', parts }
  throw tusRefusal(
    400,
    'Upload-Concat header is invalid. Valid values are "partial" and "final" followed by a list of file urls to concatenate',
  )
}

/** The last segment of an address or a path. */
export const partIdOf = (address: string): string =>
  (address.split('?')[0] ?? '').replace(/\/+$/, '').split('/').at(-1)?.toLowerCase() ?? ''
