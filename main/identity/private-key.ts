/** Reads a private key and says what is wrong with it, before any call is made (platform.md §1.5). */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'

/** Maskinporten's floor, in bits. */
const shortestKey = 2048
/** OpenSSL's ceiling. A longer one signs for minutes, and somebody made it so on purpose. */
const longestKey = 16_384

/** As read from outside: nothing is known of its members. */
export type PrivateJwk = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A JWK, or the only key of a set of them. */
function jwkOf(text: string): PrivateJwk | null {
  try {
    const parsed: unknown = JSON.parse(text)
    if (!isRecord(parsed)) return null
    const keys: unknown = parsed['keys']
    const only: unknown = Array.isArray(keys) && keys.length === 1 ? keys[0] : parsed
    return isRecord(only) ? only : null
  } catch {
    return null
  }
}

/** An encrypted key or a public one is a key file, only not one that can sign. */
function invalid(text: string) {
  return failure(fault('key-file-invalid', { technical: { text } }))
}

/** Whether Maskinporten can use it at all. Faults: key-type-wrong, key-too-short, key-file-too-costly. */
export function checkedPrivateKey(key: KeyObject): Result<KeyObject> {
  const type = key.asymmetricKeyType ?? 'unknown'
  if (type !== 'rsa') return failure(fault('key-type-wrong', { values: { type } }))
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < shortestKey) return failure(fault('key-too-short', { values: { bits, least: shortestKey } }))
  if (bits > longestKey) return failure(fault('key-file-too-costly', { technical: { text: `${bits} bits` } }))
  return success(key)
}

/** Faults: key-file-invalid, key-type-wrong, key-too-short, key-file-too-costly. The faults never carry what was read. */
export function privateKeyOfJwk(jwk: PrivateJwk): Result<KeyObject> {
  const { kty, d } = jwk
  if (typeof kty === 'string' && kty !== 'RSA') {
    return failure(fault('key-type-wrong', { values: { type: kty.slice(0, 20) } }))
  }
  if (typeof d !== 'string') return invalid('The key has no private part.')
  try {
    return checkedPrivateKey(createPrivateKey({ key: jwk, format: 'jwk' }))
  } catch {
    return invalid('The JWK cannot be read.')
  }
}

/** Takes PEM (PKCS#8, PKCS#1, SEC 1) and JWK. Faults as `privateKeyOfJwk`. */
export function parsePrivateKey(text: string): Result<KeyObject> {
  const tidy = text.replace(/^\uFEFF/, '').trim()
  if (tidy.startsWith('{')) {
    const jwk = jwkOf(tidy)
    return jwk === null ? invalid('The file is no JWK.') : privateKeyOfJwk(jwk)
  }
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(tidy)) {
    return invalid('The key is protected by a password.')
  }
  if (!/-----BEGIN (?:RSA |EC )?PRIVATE KEY-----/.test(tidy)) return invalid('The file holds no private key.')
  try {
    return checkedPrivateKey(createPrivateKey(tidy))
  } catch {
    return invalid('The private key cannot be read.')
  }
}
