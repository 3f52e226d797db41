/** What is said between the engine and the worker that opens key files. */
import type { Fault } from '../../../preload/contract/fault.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { CertificateFacts } from './certificate.ts'

/** Bytes. Three keys and nine certificates take 20 kB. */
export const largestKeyFile = 1_000_000

export interface KeyFileTask {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly password: string | null
}

/** One key with what belongs to it; plain data, so that it can leave the worker. */
export interface KeyEntry {
  /** PKCS#8, DER; null when the key is missing or cannot be used at all. */
  readonly key: Uint8Array<ArrayBuffer> | null
  /** The `kid` of a JWK. */
  readonly keyId: string | null
  /** DER, its own first, then the issuers without the root; empty for a bare key. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[]
  readonly facts: CertificateFacts | null
  /** What is wrong with the key itself. */
  readonly fault: Fault | null
}

export type KeyFileAnswer = Result<readonly KeyEntry[]>
