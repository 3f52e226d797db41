/** The one entrance for key files: bytes and a password in, the keys found and what to think of them out. */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock } from '../../ports.ts'
import { chooseKeys, type Expected, type FoundKey } from './choose.ts'
import { largestKeyFile } from './key-file-protocol.ts'
import { openKeyFile } from './open-key-file.ts'

/**
 * Takes PKCS#12, PEM, JWK and JWKS, and DER. Best first; a key that cannot be used has its own `fault`. The keys
 * are in memory only, and `bytes` are left as they are: the caller overwrites them.
 *
 * Faults for the whole file: key-file-not-recognised, key-password-needed, key-password-wrong, key-file-damaged,
 * key-file-too-costly, key-file-unsupported, key-public-only, key-missing-in-file, key-type-wrong.
 */
export async function readKeyFile(
  bytes: Uint8Array,
  password: string | null,
  expected: Expected,
  clock: Pick<Clock, 'sleep'>,
): Promise<Result<readonly FoundKey[]>> {
  if (bytes.byteLength > largestKeyFile) return failure(fault('key-file-too-costly'))
  const entries = await openKeyFile(bytes, password, clock)
  return entries.ok ? success(chooseKeys(entries.value, expected)) : entries
}
