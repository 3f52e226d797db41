/** The bags of a PKCS#12 file (RFC 7292 §4.2): keys, shrouded keys, certificates, and bags of bags. */
import {
  CertBag,
  id_certBag,
  id_keyBag,
  id_pkcs8ShroudedKeyBag,
  id_SafeContents,
  id_x509Certificate,
  PKCS8ShroudedKeyBag,
  SafeContents,
  type SafeBag,
} from '@peculiar/asn1-pfx'
import { fault } from '../../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../../preload/contract/result.ts'
import type { StoredCertificate, StoredKey } from '../contents.ts'
import { decryptWithPassword } from './decrypt.ts'
import type { Effort } from './effort.ts'
import type { PasswordForm } from './password.ts'
import { octetsOf, parsed } from './schemas.ts'

/** A certificate delivery has three keys and nine certificates; a store of a whole house a few dozen. */
const mostBags = 200
const deepestBags = 8
const localKeyId = '1.2.840.113549.1.9.21'

/** What is gathered while a file is read. */
export interface Gathering {
  readonly password: PasswordForm
  readonly effort: Effort
  readonly keys: StoredKey[]
  readonly certificates: StoredCertificate[]
  bags: number
  /** How many encrypted parts have been opened: one is enough to know that the password is right. */
  opened: number
}

const damaged = () => failure(fault('key-file-damaged'))
const done = success(null)

function localKeyIdOf(bag: SafeBag): string | null {
  const attribute = bag.bagAttributes?.find(({ attrId }) => attrId === localKeyId)
  const value = attribute?.attrValues[0]
  const octets = value === undefined ? null : octetsOf(value)
  return octets === null ? null : Buffer.from(octets).toString('hex')
}

function gatherShroudedKey(bag: SafeBag, into: Gathering): Result<null> {
  const shrouded = parsed(bag.bagValue, PKCS8ShroudedKeyBag)
  if (shrouded === null) return damaged()
  const data = Buffer.from(shrouded.encryptedData.buffer)
  const plain = decryptWithPassword(shrouded.encryptionAlgorithm, data, into.password, into.effort)
  if (!plain.ok) return plain
  // Every PKCS#8 key begins like this; one wrong password in 256 gets past the padding.
  if (plain.value[0] !== 0x30) return failure(fault('key-password-wrong'))
  into.opened += 1
  into.keys.push({ der: plain.value, localKeyId: localKeyIdOf(bag), keyId: null })
  return done
}

function gatherCertificate(bag: SafeBag, into: Gathering): Result<null> {
  const holder = parsed(bag.bagValue, CertBag)
  if (holder === null) return damaged()
  if (holder.certId !== id_x509Certificate) return done
  const der = octetsOf(holder.certValue)
  if (der === null) return damaged()
  into.certificates.push({ der, localKeyId: localKeyIdOf(bag) })
  return done
}

function gatherBag(bag: SafeBag, into: Gathering, depth: number): Result<null> {
  switch (bag.bagId) {
    case id_keyBag:
      into.keys.push({ der: new Uint8Array(bag.bagValue), localKeyId: localKeyIdOf(bag), keyId: null })
      return done
    case id_pkcs8ShroudedKeyBag:
      return gatherShroudedKey(bag, into)
    case id_certBag:
      return gatherCertificate(bag, into)
    case id_SafeContents:
      return gatherBags(new Uint8Array(bag.bagValue), into, depth + 1)
    default:
      // Revocation lists and other secrets are nothing to us.
      return done
  }
}

/**
 * Reads one SafeContents into `into`. Faults: key-file-damaged, key-file-too-costly, key-file-unsupported,
 * key-password-wrong.
 */
export function gatherBags(bytes: Uint8Array<ArrayBuffer>, into: Gathering, depth = 0): Result<null> {
  if (depth > deepestBags)
    return failure(fault('key-file-too-costly', { technical: { text: 'nested bags' } }))
  const bags = parsed(bytes, SafeContents)
  if (bags === null) return damaged()
  into.bags += bags.length
  if (into.bags > mostBags) {
    return failure(fault('key-file-too-costly', { technical: { text: `more than ${mostBags} bags` } }))
  }
  for (const bag of bags) {
    const gathered = gatherBag(bag, into, depth)
    if (!gathered.ok) return gathered
  }
  return done
}
