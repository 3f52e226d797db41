/** Builds signers: the key stays in a closure, and nothing that can be listed or printed leads to it. */
import type { KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Signer } from './signer.ts'

/** `load` is asked for the key at each use. RS256, as Maskinporten wants it (platform.md §1.1, §1.2). */
export function createSigner(keyId: string | null, load: () => Promise<Result<KeyObject>>): Signer {
  return {
    keyId,
    async signGrant(claims) {
      const key = await load()
      if (!key.ok) return key
      const header = keyId === null ? { alg: 'RS256' } : { alg: 'RS256', kid: keyId }
      try {
        return success(await new SignJWT({ ...claims }).setProtectedHeader(header).sign(key.value))
      } catch {
        // A key whose parts do not belong together is read without complaint. What was thrown stays here.
        return failure(fault('key-file-invalid', { technical: { text: 'The key cannot sign.' } }))
      }
    },
  }
}
