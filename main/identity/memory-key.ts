/** Keys of the practice environment: handed over at its start, kept in memory, gone with the process. */
import { bareKey, createSigner } from './grant-signing.ts'
import { privateKeyOfJwk, type PrivateJwk } from './private-key.ts'
import type { Signer } from './signer.ts'

/** `jwk` is a private RSA key. Faults of the signer: key-file-invalid, key-type-wrong, key-too-short. */
export function createMemorySigner(jwk: PrivateJwk, keyId: string): Signer {
  const key = bareKey(privateKeyOfJwk(jwk))
  return createSigner(keyId, () => Promise.resolve(key))
}
