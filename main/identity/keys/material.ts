/** A private key with its certificates: what a signer needs, and what the vault seals. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { checkedPrivateKey } from '../private-key.ts'

export interface KeyMaterial {
  /** RSA, 2048 bits at least. */
  readonly privateKey: KeyObject
  /** DER, the key's own first, then its issuers without the root; empty for a bare key. */
  readonly certificates: readonly Uint8Array[]
}

/** Marks the packed form and its version; how many parts there are stands after it, in one byte. */
const mark = Buffer.from('BKM1')
const lengthBytes = 4
const mostParts = 10
const largestPart = 1_000_000

/**
 * The packed form: mark and count, then the key (PKCS#8, DER) and each certificate, each after its length in four
 * bytes.
 * It holds the private key as it is: the caller seals it and overwrites it.
 */
export function packMaterial({ privateKey, certificates }: KeyMaterial): Uint8Array {
  const key = privateKey.export({ type: 'pkcs8', format: 'der' })
  const parts = [key, ...certificates].flatMap((part) => {
    const length = Buffer.alloc(lengthBytes)
    length.writeUInt32BE(part.byteLength)
    return [length, part]
  })
  // Not from the shared pool: what is overwritten must be all there is.
  const packed = Buffer.alloc(mark.byteLength + 1 + parts.reduce((sum, part) => sum + part.byteLength, 0))
  let offset = packed.writeUInt8(1 + certificates.length, mark.copy(packed))
  for (const part of parts) {
    packed.set(part, offset)
    offset += part.byteLength
  }
  key.fill(0)
  return packed
}

/** Views into `bytes`; null when it is not exactly the packed form. */
function partsOf(bytes: Uint8Array): readonly Buffer[] | null {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!packed.subarray(0, mark.byteLength).equals(mark)) return null
  const parts: Buffer[] = []
  const count = packed[mark.byteLength] ?? 0
  let offset = mark.byteLength + 1
  while (offset < packed.byteLength) {
    if (parts.length === mostParts || offset + lengthBytes > packed.byteLength) return null
    const length = packed.readUInt32BE(offset)
    offset += lengthBytes
    if (length === 0 || length > largestPart || offset + length > packed.byteLength) return null
    parts.push(packed.subarray(offset, offset + length))
    offset += length
  }
  return parts.length === count ? parts : null
}

/** Keeps nothing of `bytes`, which the caller overwrites. Faults: key-file-damaged, and those of an unusable key. */
export function unpackMaterial(bytes: Uint8Array): Result<KeyMaterial> {
  const [key, ...certificates] = partsOf(bytes) ?? []
  if (key === undefined) return failure(fault('key-file-damaged'))
  try {
    const privateKey = checkedPrivateKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }))
    if (!privateKey.ok) return privateKey
    return success({
      privateKey: privateKey.value,
      certificates: certificates.map((der) => Uint8Array.from(der)),
    })
  } catch {
    return failure(fault('key-file-damaged', { technical: { text: 'The kept key cannot be read.' } }))
  }
}

/** The public half, as it is kept beside the sealed key. */
export function publicPemOf({ privateKey }: Pick<KeyMaterial, 'privateKey'>): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
}

/** What is pasted in self-service, with the id that Maskinporten will then know it by (platform.md §1.2). */
export function publicJwkOf(publicPem: string, keyId: string | null): string {
  // Member by member: nothing else can slip through.
  const { kty, n, e } = createPublicKey(publicPem).export({ format: 'jwk' })
  const named = keyId === null ? {} : { kid: keyId }
  return JSON.stringify({ kty, n, e, ...named, use: 'sig', alg: 'RS256' }, null, 2)
}
