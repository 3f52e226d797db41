/**
 * Undoes password encryption: PBES2 of today and the old schemes of PKCS#12 (RFC 8018 §6.2, RFC 7292 app. C).
 *
 * Of the ciphers, AES and triple DES come from node:crypto. Electron replaces OpenSSL by BoringSSL there: its
 * AES-CBC, PBKDF2, HMAC, SHA-1 and SHA-2 are in daily use, triple DES is listed by `getCiphers()` in the versions
 * whose lists are public, and none of it has been run in Electron here. RC2 and RC4 are our own, since even
 * OpenSSL 3 refuses them. A cipher that the runtime lacks is the fault key-file-unsupported, not a crash.
 */
import { createDecipheriv } from 'node:crypto'
import { OctetString } from '@peculiar/asn1-schema'
import type { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { fault } from '../../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../../preload/contract/result.ts'
import type { Effort } from './effort.ts'
import type { PasswordForm } from './password.ts'
import { derivePbkdf2 } from './pbkdf2.ts'
import { derivePkcs12, purposes } from './pkcs12-kdf.ts'
import { decryptRc2 } from './rc2.ts'
import { decryptRc4 } from './rc4.ts'
import { DerivedUse, parsed, Pkcs12Parameters } from './schemas.ts'

const pbes2 = '1.2.840.113549.1.5.13'

interface BlockCipher {
  readonly name: string
  readonly keyBytes: number
  readonly ivBytes: number
}

const blockCiphers: Readonly<Record<string, BlockCipher>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16, ivBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24, ivBytes: 16 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32, ivBytes: 16 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24, ivBytes: 8 },
}

type OldCipher = 'rc4' | 'triple-des' | 'rc2'

/** pkcs-12PbeIds: all derive with SHA-1. */
const oldSchemes: Readonly<Record<string, { readonly cipher: OldCipher; readonly keyBytes: number }>> = {
  '1.2.840.113549.1.12.1.1': { cipher: 'rc4', keyBytes: 16 },
  '1.2.840.113549.1.12.1.2': { cipher: 'rc4', keyBytes: 5 },
  '1.2.840.113549.1.12.1.3': { cipher: 'triple-des', keyBytes: 24 },
  '1.2.840.113549.1.12.1.4': { cipher: 'triple-des', keyBytes: 16 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2', keyBytes: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2', keyBytes: 5 },
}

/** Padding that does not fit is how a wrong password usually shows. */
const wrong = () => failure(fault('key-password-wrong'))
const damaged = () => failure(fault('key-file-damaged'))
const unsupported = (text: string) => failure(fault('key-file-unsupported', { technical: { text } }))

/** Takes PKCS#7 padding off, as node:crypto does for its own ciphers. */
function unpadded(plain: Uint8Array | null): Result<Uint8Array> {
  const pad = plain?.at(-1) ?? 0
  if (plain === null || pad < 1 || pad > 8) return wrong()
  return plain.subarray(-pad).every((byte) => byte === pad) ? success(plain.subarray(0, -pad)) : wrong()
}

function decryptBlocks(
  cipher: string,
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
): Result<Uint8Array> {
  let decipher
  try {
    decipher = createDecipheriv(cipher, key, iv)
  } catch {
    return unsupported(cipher)
  }
  try {
    return success(Buffer.concat([decipher.update(data), decipher.final()]))
  } catch {
    return wrong()
  }
}

function decryptPbes2(
  { parameters }: AlgorithmIdentifier,
  data: Uint8Array,
  password: PasswordForm,
  effort: Effort,
): Result<Uint8Array> {
  const values = parsed(parameters, DerivedUse)
  if (values === null) return damaged()
  const cipher = blockCiphers[values.use.algorithm]
  if (cipher === undefined) return unsupported(values.use.algorithm)
  const iv = parsed(values.use.parameters, OctetString)
  if (iv?.byteLength !== cipher.ivBytes) return damaged()
  const key = derivePbkdf2(values.derivation, password.plain, cipher.keyBytes, effort)
  if (!key.ok) return key
  const plain = decryptBlocks(cipher.name, key.value, Buffer.from(iv.buffer), data)
  key.value.fill(0)
  return plain
}

/** Two keys: the third is the first again. */
const threeKeys = (key: Buffer): Buffer =>
  key.byteLength === 24 ? key : Buffer.concat([key, key.subarray(0, 8)])

function decryptOld(
  { algorithm, parameters }: AlgorithmIdentifier,
  data: Uint8Array,
  password: PasswordForm,
  effort: Effort,
): Result<Uint8Array> {
  const scheme = oldSchemes[algorithm]
  if (scheme === undefined) return unsupported(algorithm)
  const values = parsed(parameters, Pkcs12Parameters)
  if (values === null) return damaged()
  const { iterations } = values
  const bearable = effort.spend(iterations)
  if (!bearable.ok) return bearable
  const salt = Buffer.from(values.salt.buffer)
  const from = { hash: 'sha1', password: password.bmp, salt, iterations } as const
  const key = derivePkcs12({ ...from, purpose: purposes.key, length: scheme.keyBytes })
  if (scheme.cipher === 'rc4') {
    const plain = decryptRc4(key, data)
    key.fill(0)
    return success(plain)
  }
  const iv = derivePkcs12({ ...from, purpose: purposes.iv, length: 8 })
  const whole = scheme.cipher === 'triple-des' ? threeKeys(key) : key
  const plain =
    scheme.cipher === 'rc2'
      ? unpadded(decryptRc2(whole, scheme.keyBytes * 8, iv, data))
      : decryptBlocks('des-ede3-cbc', whole, iv, data)
  key.fill(0)
  whole.fill(0)
  return plain
}

/**
 * What `data` was before it was encrypted. Faults: key-password-wrong (as far as padding tells),
 * key-file-unsupported, key-file-damaged, key-file-too-costly.
 */
export function decryptWithPassword(
  algorithm: AlgorithmIdentifier,
  data: Uint8Array,
  password: PasswordForm,
  effort: Effort,
): Result<Uint8Array> {
  return algorithm.algorithm === pbes2
    ? decryptPbes2(algorithm, data, password, effort)
    : decryptOld(algorithm, data, password, effort)
}
