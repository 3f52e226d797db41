/** Builds signers: the key stays in a closure, and nothing that can be listed or printed leads to it. */
import type { KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Signer } from './signer.ts'

/** A key, and the certificates that identify it when Maskinporten has no id for it (DER, the key's own first). */
export interface SigningKey {
  readonly privateKey: KeyObject
  readonly certificates: readonly Uint8Array[]
}

/** Exactly one of `kid` and `x5c`; the latter is standard base64, not base64url (platform.md §1.2). */
export function grantHeader(keyId: string | null, certificates: readonly Uint8Array[]) {
  if (keyId !== null) return { alg: 'RS256', kid: keyId }
  return { alg: 'RS256', x5c: certificates.map((der) => Buffer.from(der).toString('base64')) }
}

/**
 * `load` is asked for the key at each use. RS256, as Maskinporten wants it (platform.md §1.1). Without `keyId` the
 * certificates go along: no key without either can sign (fault key-file-invalid).
 */
export function createSigner(keyId: string | null, load: () => Promise<Result<SigningKey>>): Signer {
  return {
    keyId,
    async signGrant(claims) {
      const key = await load()
      if (!key.ok) return key
      const { privateKey, certificates } = key.value
      if (keyId === null && certificates.length === 0) {
        const text = 'The key has neither an id nor a certificate.'
        return failure(fault('key-file-invalid', { technical: { text } }))
      }
      try {
        const jwt = new SignJWT({ ...claims }).setProtectedHeader(grantHeader(keyId, certificates))
        return success(await jwt.sign(privateKey))
      } catch {
        // A key whose parts do not belong together is read without complaint. What was thrown stays here.
        return failure(fault('key-file-invalid', { technical: { text: 'The key cannot sign.' } }))
      }
    },
  }
}

/** A key without certificates, as `createSigner` wants it. */
export function bareKey(key: Result<KeyObject>): Result<SigningKey> {
  return key.ok ? success({ privateKey: key.value, certificates: [] }) : key
}
