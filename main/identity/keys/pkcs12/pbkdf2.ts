/** PBKDF2 as PBES2 and PBMAC1 write it down (RFC 8018 §5.2, appendix A.2). */
import { pbkdf2Sync } from 'node:crypto'
import type { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { fault } from '../../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../../preload/contract/result.ts'
import type { Effort } from './effort.ts'
import type { HashName } from './pkcs12-kdf.ts'
import { parsed, Pbkdf2Parameters } from './schemas.ts'

const pbkdf2 = '1.2.840.113549.1.5.12'

/** HMAC algorithms by their number. */
export const hmacHashes: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

/** Faults: key-file-unsupported (scrypt and others), key-file-damaged, key-file-too-costly. */
export function derivePbkdf2(
  { algorithm, parameters }: AlgorithmIdentifier,
  password: Uint8Array,
  length: number,
  effort: Effort,
): Result<Buffer> {
  if (algorithm !== pbkdf2) return failure(fault('key-file-unsupported', { technical: { text: algorithm } }))
  const values = parsed(parameters, Pbkdf2Parameters)
  if (values === null) return failure(fault('key-file-damaged'))
  const hash = hmacHashes[values.hmac.algorithm]
  if (hash === undefined) {
    return failure(fault('key-file-unsupported', { technical: { text: values.hmac.algorithm } }))
  }
  if (values.keyLength !== undefined && values.keyLength !== length) return failure(fault('key-file-damaged'))
  const bearable = effort.spend(values.iterations)
  if (!bearable.ok) return bearable
  return success(pbkdf2Sync(password, Buffer.from(values.salt.buffer), values.iterations, length, hash))
}
