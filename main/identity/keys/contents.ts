/** What a key file holds before anything is judged: keys and certificates, in no order. */
export interface StoredKey {
  /** PKCS#8, DER, not encrypted. */
  readonly der: Uint8Array
  /** What ties it to its certificate in PKCS#12, as hex. */
  readonly localKeyId: string | null
  /** The `kid` of a JWK. */
  readonly keyId: string | null
}

export interface StoredCertificate {
  /** DER. */
  readonly der: Uint8Array
  readonly localKeyId: string | null
}

export interface Contents {
  readonly keys: readonly StoredKey[]
  readonly certificates: readonly StoredCertificate[]
}
