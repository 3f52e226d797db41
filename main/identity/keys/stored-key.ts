/** Turns a key, however it was written, into the one form in which it goes on: PKCS#8, DER. */
import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { StoredKey } from './contents.ts'

type Written =
  | { readonly der: Uint8Array<ArrayBuffer>; readonly type: 'pkcs8' | 'pkcs1' | 'sec1' }
  | { readonly pem: string; readonly password: string }
  | { readonly jwk: JsonWebKey }

function open(written: Written): KeyObject {
  if ('jwk' in written) return createPrivateKey({ key: written.jwk, format: 'jwk' })
  if ('pem' in written)
    return createPrivateKey({ key: written.pem, format: 'pem', passphrase: written.password })
  return createPrivateKey({ key: Buffer.from(written.der.buffer), format: 'der', type: written.type })
}

/** Faults: `otherwise` when it cannot be read. */
export function storedKey(
  written: Written,
  otherwise: 'key-file-damaged' | 'key-password-wrong' = 'key-file-damaged',
  keyId: string | null = null,
): Result<StoredKey> {
  try {
    const der = new Uint8Array(open(written).export({ type: 'pkcs8', format: 'der' }))
    return success({ der, localKeyId: null, keyId })
  } catch {
    return failure(fault(otherwise))
  }
}
