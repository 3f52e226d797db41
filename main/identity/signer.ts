/** What the rest of the house gets in place of a private key. */
import type { Result } from '../../preload/contract/result.ts'

export interface Signer {
  /** The key id Maskinporten knows, or null when the certificate chain identifies the key. */
  readonly keyId: string | null
  /**
   * Signs a JWT grant with RS256. The claims are final: the signer adds only `alg` and `kid` (or `x5c`).
   * Faults: key-file-missing, key-file-open-to-others, key-file-invalid, key-type-wrong, key-too-short.
   */
  signGrant(claims: Readonly<Record<string, unknown>>): Promise<Result<string>>
}
