/** The MAC over a PKCS#12 file: the usual one and PBMAC1 (RFC 7292 §5.1, RFC 9579). It tells a wrong password. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { MacData } from '@peculiar/asn1-pfx'
import { fault } from '../../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../../preload/contract/result.ts'
import type { Effort } from './effort.ts'
import type { PasswordForm } from './password.ts'
import { derivePbkdf2, hmacHashes } from './pbkdf2.ts'
import { derivePkcs12, purposes, type HashName } from './pkcs12-kdf.ts'
import { DerivedUse, parsed } from './schemas.ts'

const pbmac1 = '1.2.840.113549.1.5.14'

const hashes: Readonly<Record<string, HashName>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const hashBytes = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const

const unsupported = (text: string) => failure(fault('key-file-unsupported', { technical: { text } }))

interface MacKey {
  readonly hash: HashName
  readonly key: Buffer
}

function pbmac1Key(data: MacData, password: PasswordForm, effort: Effort): Result<MacKey> {
  const values = parsed(data.mac.digestAlgorithm.parameters, DerivedUse)
  if (values === null) return failure(fault('key-file-damaged'))
  const hash = hmacHashes[values.use.algorithm]
  if (hash === undefined) return unsupported(values.use.algorithm)
  const key = derivePbkdf2(values.derivation, password.plain, hashBytes[hash], effort)
  return key.ok ? success({ hash, key: key.value }) : key
}

function usualKey(data: MacData, password: PasswordForm, effort: Effort): Result<MacKey> {
  const { algorithm } = data.mac.digestAlgorithm
  const hash = hashes[algorithm]
  if (hash === undefined) return unsupported(algorithm)
  const bearable = effort.spend(data.iterations)
  if (!bearable.ok) return bearable
  const key = derivePkcs12({
    hash,
    purpose: purposes.mac,
    password: password.bmp,
    salt: Buffer.from(data.macSalt.buffer),
    iterations: data.iterations,
    length: hashBytes[hash],
  })
  return success({ hash, key })
}

/** Some files have none; the schema then leaves an empty one. */
export const hasMac = (data: MacData): boolean => data.mac.digest.byteLength > 0

/** Whether `content` was written with this password. Faults: key-file-unsupported, -damaged, -too-costly. */
export function macFits(
  data: MacData,
  content: Uint8Array,
  password: PasswordForm,
  effort: Effort,
): Result<boolean> {
  const derive = data.mac.digestAlgorithm.algorithm === pbmac1 ? pbmac1Key : usualKey
  const derived = derive(data, password, effort)
  if (!derived.ok) return derived
  const { hash, key } = derived.value
  const expected = createHmac(hash, key).update(content).digest()
  key.fill(0)
  const given = Buffer.from(data.mac.digest.buffer)
  return success(given.byteLength === expected.byteLength && timingSafeEqual(given, expected))
}
