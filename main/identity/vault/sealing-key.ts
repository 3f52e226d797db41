/** The one key everything is sealed with, and how to tell it from any other. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const checkBytes = 16

/** Says whether a key is the one, and nothing about it. */
export function keyCheckOf(key: Uint8Array, vaultId: string): Buffer {
  const mac = createHmac('sha256', key).update(JSON.stringify(['budstikke', 'key check', vaultId]))
  return mac.digest().subarray(0, checkBytes)
}

export function isKeyOf(
  key: Uint8Array,
  vault: { readonly id: string; readonly keyCheck: Uint8Array },
): boolean {
  const { id, keyCheck } = vault
  return keyCheck.byteLength === checkBytes && timingSafeEqual(keyCheckOf(key, id), keyCheck)
}
