/** A signer whose key never leaves the system's own store: the system signs, we put the parts together. */
import { success } from '../../preload/contract/result.ts'
import { grantHeader } from './grant-signing.ts'
import type { Signer } from './signer.ts'
import type { SystemStore } from '../ports.ts'

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * `reference` is the store's own name of the certificate; `certificates` are DER, the key's own first. Faults of the
 * signer: those of the store (RFC 7515 §7.1 for the form).
 */
export function createStoreSigner(
  store: SystemStore,
  reference: string,
  { keyId, certificates }: { readonly keyId: string | null; readonly certificates: readonly Uint8Array[] },
): Signer {
  return {
    keyId,
    async signGrant(claims) {
      const input = `${part(grantHeader(keyId, certificates))}.${part(claims)}`
      const signature = await store.sign(reference, Buffer.from(input))
      return signature.ok
        ? success(`${input}.${Buffer.from(signature.value).toString('base64url')}`)
        : signature
    },
  }
}
