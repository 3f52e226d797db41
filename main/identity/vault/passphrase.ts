/** From a passphrase to a key: scrypt, slow and large on purpose. */
import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { keyBytes, type RandomBytes } from './sealing.ts'

/** 128 MiB and some tenths of a second for each guess. */
const cost = { N: 2 ** 17, r: 8, p: 1 }
const saltBytes = 32
const leastCharacters = 12
/** Bytes. What comes in a file may ask for more, and then waits in vain. */
const mostMemory = 512 * 1024 * 1024

export const derivationSchema = z
  .strictObject({
    name: z.literal('scrypt'),
    N: z
      .int()
      .min(2 ** 14)
      .max(2 ** 20)
      .refine((n) => Number.isInteger(Math.log2(n))),
    r: z.int().min(1).max(16),
    p: z.int().min(1).max(4),
    /** Base64. */
    salt: z.base64().min(16).max(200),
  })
  .refine(({ N, r, p }) => 128 * r * (N + p) <= mostMemory)
export type Derivation = z.infer<typeof derivationSchema>

export function newDerivation(randomBytes: RandomBytes): Derivation {
  return { name: 'scrypt', ...cost, salt: Buffer.from(randomBytes(saltBytes)).toString('base64') }
}

const derive = promisify<Buffer, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
)

/** 32 bytes, which the caller overwrites. The same letters typed on another system are the same passphrase (NFC). */
export async function keyOfPassphrase(passphrase: string, { N, r, p, salt }: Derivation): Promise<Buffer> {
  const text = Buffer.from(passphrase.normalize('NFC'))
  try {
    return await derive(text, Buffer.from(salt, 'base64'), keyBytes, { N, r, p, maxmem: 2 * mostMemory })
  } finally {
    text.fill(0)
  }
}

/** Only for a new one: an old one is tried as it is. Faults: vault-passphrase-weak. */
export function checkPassphrase(passphrase: string): Result<null> {
  return [...passphrase.normalize('NFC').trim()].length >= leastCharacters
    ? success(null)
    : failure(fault('vault-passphrase-weak'))
}
