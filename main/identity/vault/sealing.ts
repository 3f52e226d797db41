/** AES-256-GCM. What a sealed thing is about is bound to it, so that it opens nowhere else. */
import { createCipheriv, createDecipheriv } from 'node:crypto'

export type RandomBytes = (length: number) => Uint8Array

const cipher = 'aes-256-gcm'
const version = 1
const nonceBytes = 12
const tagBytes = 16
export const keyBytes = 32

/** JSON keeps the parts apart: «a» and «bc» are not «ab» and «c». */
const associated = (about: readonly string[]): Buffer =>
  Buffer.from(JSON.stringify(['budstikke', version, ...about]))

/** Version, nonce, sealed bytes and tag. `key` has 32 bytes. */
export function sealBytes(
  key: Uint8Array,
  about: readonly string[],
  bytes: Uint8Array,
  randomBytes: RandomBytes,
): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes })
  sealing.setAAD(associated(about))
  const sealed = Buffer.concat([sealing.update(bytes), sealing.final()])
  return Buffer.concat([Uint8Array.of(version), nonce, sealed, sealing.getAuthTag()])
}

/** Null when the key is another, it is about something else, or a bit of it has changed. */
export function openBytes(key: Uint8Array, about: readonly string[], sealed: Uint8Array): Buffer | null {
  const start = 1 + nonceBytes
  const end = sealed.byteLength - tagBytes
  if (sealed[0] !== version || end < start || key.byteLength !== keyBytes) return null
  const opening = createDecipheriv(cipher, key, sealed.subarray(1, start), { authTagLength: tagBytes })
  opening.setAAD(associated(about))
  opening.setAuthTag(sealed.subarray(end))
  const bytes = opening.update(sealed.subarray(start, end))
  try {
    opening.final()
    return bytes
  } catch {
    bytes.fill(0)
    return null
  }
}
