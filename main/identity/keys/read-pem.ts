/** Reads a PEM file: keys in all their forms and certificates, in any order (`mp-key.pem` among them). */
import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Contents, StoredCertificate, StoredKey } from './contents.ts'
import { pemBlocks, type PemBlock } from './pem.ts'
import { decryptWithPassword } from './pkcs12/decrypt.ts'
import { createEffort } from './pkcs12/effort.ts'
import { forget, passwordForms } from './pkcs12/password.ts'
import { parsed } from './pkcs12/schemas.ts'
import { storedKey } from './stored-key.ts'

const keyTypes: Readonly<Record<string, 'pkcs8' | 'pkcs1' | 'sec1'>> = {
  'PRIVATE KEY': 'pkcs8',
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
}
const certificateLabels: readonly string[] = ['CERTIFICATE', 'X509 CERTIFICATE']
const publicLabels: readonly string[] = ['PUBLIC KEY', 'RSA PUBLIC KEY', 'PKCS7']

/**
 * A key under a password (PKCS#8). Opened by ourselves and not by node:crypto, which would believe any iteration
 * count. Faults: key-password-wrong, key-file-damaged, key-file-unsupported, key-file-too-costly.
 */
export function readEncryptedKey(der: Uint8Array<ArrayBuffer>, password: string | null): Result<StoredKey> {
  const info = parsed(der, EncryptedPrivateKeyInfo)
  if (info === null) return failure(fault('key-file-damaged'))
  const forms = passwordForms(password)
  const effort = createEffort()
  let verdict: Result<StoredKey> = failure(fault('key-password-wrong'))
  for (const form of forms) {
    const data = Buffer.from(info.encryptedData.buffer)
    const plain = decryptWithPassword(info.encryptionAlgorithm, data, form, effort)
    verdict = plain.ok
      ? storedKey({ der: new Uint8Array(plain.value), type: 'pkcs8' }, 'key-password-wrong')
      : plain
    if (verdict.ok || verdict.fault.code !== 'key-password-wrong') break
  }
  forget(forms)
  return verdict
}

/** Null when the block is no private key. */
function keyOf({ label, der, text }: PemBlock, password: string | null): Result<StoredKey> | null {
  if (label === 'ENCRYPTED PRIVATE KEY') return readEncryptedKey(der, password)
  if (!label.endsWith('PRIVATE KEY')) return null
  // The old way: its key derivation has no iterations, so it cannot be made to last.
  if (text.includes('Proc-Type: 4,ENCRYPTED')) {
    return password === null || password === ''
      ? failure(fault('key-password-wrong'))
      : storedKey({ pem: text, password }, 'key-password-wrong')
  }
  const type = keyTypes[label]
  if (type === undefined) return failure(fault('key-file-unsupported', { technical: { text: label } }))
  return storedKey({ der, type })
}

/** Faults: as `readEncryptedKey`, and key-file-not-recognised, key-public-only. */
export function readPem(text: string, password: string | null): Result<Contents> {
  const blocks = pemBlocks(text)
  if (blocks === null) return failure(fault('key-file-damaged'))
  const keys: StoredKey[] = []
  const certificates: StoredCertificate[] = []
  for (const block of blocks) {
    if (certificateLabels.includes(block.label)) certificates.push({ der: block.der, localKeyId: null })
    const key = keyOf(block, password)
    if (key?.ok === false) return key
    if (key !== null) keys.push(key.value)
  }
  if (keys.length > 0) return success({ keys, certificates })
  const onlyPublic = certificates.length > 0 || blocks.some(({ label }) => publicLabels.includes(label))
  return failure(fault(onlyPublic ? 'key-public-only' : 'key-file-not-recognised'))
}
