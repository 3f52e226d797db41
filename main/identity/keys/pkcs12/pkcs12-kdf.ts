/** The key derivation of PKCS#12 itself (RFC 7292 appendix B.2): the old schemes and most MACs use it. */
import { createHash } from 'node:crypto'

export type HashName = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'

/** What is derived: the numbers are part of the derivation (RFC 7292 B.3). */
export const purposes = { key: 1, iv: 2, mac: 3 } as const

const hashBytes = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const
const blockBytesOf = (hash: HashName): number => (hash === 'sha384' || hash === 'sha512' ? 128 : 64)

/** Bytes repeated to fill whole blocks; nothing stays nothing. */
function repeated(bytes: Uint8Array, block: number): Buffer {
  const length = block * Math.ceil(bytes.byteLength / block)
  if (length === 0) return Buffer.alloc(0)
  return Buffer.alloc(length, bytes)
}

/** `block` + `addend` + 1, as big-endian numbers that wrap around. In place. */
function add(block: Uint8Array, addend: Uint8Array): void {
  let carry = 1
  for (let i = block.byteLength - 1; i >= 0; i -= 1) {
    carry += (block[i] ?? 0) + (addend[i] ?? 0)
    block[i] = carry & 0xff
    carry >>= 8
  }
}

export interface Derivation {
  readonly hash: HashName
  readonly purpose: (typeof purposes)[keyof typeof purposes]
  /** BMPString with its two closing zeros, as `password.ts` makes it. */
  readonly password: Uint8Array
  readonly salt: Uint8Array
  /** At least 1; the caller has checked that it is bearable. */
  readonly iterations: number
  /** How many bytes are wanted. */
  readonly length: number
}

/** The derived bytes; the caller overwrites them after use. */
export function derivePkcs12({ hash, purpose, password, salt, iterations, length }: Derivation): Buffer {
  const block = blockBytesOf(hash)
  const diversifier = Buffer.alloc(block, purpose)
  const mixed = Buffer.concat([repeated(salt, block), repeated(password, block)])
  const derived = Buffer.alloc(length)
  for (let offset = 0; offset < length; offset += hashBytes[hash]) {
    let digest = createHash(hash).update(diversifier).update(mixed).digest()
    for (let round = 1; round < iterations; round += 1) digest = createHash(hash).update(digest).digest()
    digest.copy(derived, offset)
    const addend = repeated(digest, block).subarray(0, block)
    for (let start = 0; start < mixed.byteLength; start += block)
      add(mixed.subarray(start, start + block), addend)
    digest.fill(0)
  }
  mixed.fill(0)
  return derived
}
