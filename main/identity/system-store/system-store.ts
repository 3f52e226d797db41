/** The certificate store of the system: its keys stay there, and it signs for us (platform.md §2.4). */
import type { Result } from '../../../preload/contract/result.ts'

export interface StoreCertificate {
  /** The store's own name of the certificate: location and SHA-1 thumbprint. */
  readonly reference: string
  /** DER. */
  readonly certificate: Uint8Array
  /** Whether a private key belongs to it; whether we may use it shows when it signs. */
  readonly hasPrivateKey: boolean
}

export interface SystemStore {
  /** What lies in the stores of this person and of the machine. Faults: system-store-unavailable. */
  list(): Promise<Result<readonly StoreCertificate[]>>
  /**
   * Signs with RSASSA-PKCS1-v1_5 and SHA-256, wherever the key is. Faults: system-store-unavailable,
   * system-certificate-gone, system-key-missing, system-key-denied, system-key-refused.
   */
  sign(reference: string, data: Uint8Array): Promise<Result<Uint8Array>>
}
