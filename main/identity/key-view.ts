/** A key as a door sees it: what is pasted in self-service, and when it lapses. */
import type { KeyView } from '../../preload/contract/identity-models.ts'
import { publicJwkOf } from './keys/material.ts'
import type { KeyRecord } from './profile-keys.ts'

/** Maskinporten forgets a key a year after it was registered (platform.md §1.5). */
const registeredFor = 365 * 86_400_000

/** When it stops working, as far as we know; epoch ms. */
export function expiryOf(key: KeyRecord): number | null {
  const ends = [
    // A key that a certificate identifies is not registered anywhere.
    ...(key.registeredAt === null || key.keyId === null ? [] : [key.registeredAt + registeredFor]),
    ...(key.certificate === null ? [] : [key.certificate.notAfter]),
  ]
  return ends.length === 0 ? null : Math.min(...ends)
}

export function keyView(key: KeyRecord): KeyView {
  return {
    id: key.id,
    role: key.role,
    source: key.source,
    keyId: key.keyId,
    certificate: key.certificate,
    publicJwk: key.publicPem === null ? null : publicJwkOf(key.publicPem, key.keyId),
    publicPem: key.publicPem,
    createdAt: key.createdAt,
    registeredAt: key.registeredAt,
    expiresAt: expiryOf(key),
  }
}
