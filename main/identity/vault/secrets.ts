/** A sealed secret: of another home, another profile or for another purpose it does not open. */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { HeldKey } from './key-holder.ts'
import type { SecretRow } from './rows.ts'
import { openBytes, sealBytes, type RandomBytes } from './sealing.ts'

type SecretName = Pick<SecretRow, 'profileId' | 'purpose'>

const about = (vaultId: string, { profileId, purpose }: SecretName): readonly string[] => [
  'secret',
  vaultId,
  profileId,
  purpose,
]

export function sealSecret(
  { vaultId, key }: HeldKey,
  { profileId, purpose }: SecretName,
  bytes: Uint8Array,
  randomBytes: RandomBytes,
): SecretRow {
  const sealed = sealBytes(key, about(vaultId, { profileId, purpose }), bytes, randomBytes)
  return { profileId, purpose, sealed }
}

/** The caller overwrites what it gets. Faults: vault-damaged. */
export function openSecret({ vaultId, key }: HeldKey, row: SecretRow): Result<Buffer> {
  const bytes = openBytes(key, about(vaultId, row), row.sealed)
  return bytes === null
    ? failure(fault('vault-damaged', { technical: { text: 'A sealed secret does not open.' } }))
    : success(bytes)
}
