/** The public key that a person pastes: a JWK with its own id, or PEM that gets one. platform.md §1.5, §1.6. */
import { createPublicKey, randomUUID, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Client } from '../world/clients.ts'

export type RegisteredKey = Omit<Client['keys'][number], 'uploadedAt'>
export type KeyRefusal = 'key-unreadable' | 'key-private' | 'key-not-rsa' | 'key-short' | 'key-id-missing'

const jwkSchema = z.looseObject({ kty: z.string(), kid: z.string().optional(), d: z.string().optional() })
const rsaSchema = z.object({ kty: z.literal('RSA'), n: z.string(), e: z.string() })
const keyId = /^[A-Za-z0-9._-]{1,255}$/
const fewestBits = 2_048

function judged(key: KeyObject, kid: string): RegisteredKey | KeyRefusal {
  if (key.asymmetricKeyType !== 'rsa') return 'key-not-rsa'
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < fewestBits) return 'key-short'
  return { kid, publicKey: rsaSchema.parse(key.export({ format: 'jwk' })) }
}

function fromJwk(text: string): RegisteredKey | KeyRefusal {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'key-unreadable'
  }
  // A set of one key is what some programs copy.
  const set = z.object({ keys: z.tuple([z.unknown()]) }).safeParse(value)
  const parsed = jwkSchema.safeParse(set.success ? set.data.keys[0] : value)
  if (!parsed.success) return 'key-unreadable'
  const { kty, kid, d } = parsed.data
  if (d !== undefined) return 'key-private'
  if (kty !== 'RSA') return 'key-not-rsa'
  const rsa = rsaSchema.safeParse(parsed.data)
  if (!rsa.success) return 'key-unreadable'
  if (kid === undefined || !keyId.test(kid)) return 'key-id-missing'
  try {
    return judged(createPublicKey({ key: rsa.data, format: 'jwk' }), kid)
  } catch {
    return 'key-unreadable'
  }
}

function fromPem(text: string): RegisteredKey | KeyRefusal {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return 'key-private'
  try {
    return judged(createPublicKey(text), randomUUID())
  } catch {
    return 'key-unreadable'
  }
}

export function readPublicKey(pasted: string): RegisteredKey | KeyRefusal {
  const text = pasted.trim()
  return text.startsWith('{') ? fromJwk(text) : fromPem(text)
}
