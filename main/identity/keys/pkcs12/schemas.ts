/**
 * The ASN.1 that the kept schema packages lack (RFC 8018, RFC 7292 appendix C), and how everything is parsed.
 * The library below them refuses more than 100 levels and 10,000 elements, and never believes a length that
 * goes beyond what is there.
 */
import { EncryptedContentInfo } from '@peculiar/asn1-cms'
import { AsnConvert, AsnProp, AsnPropTypes, OctetString } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { fromBER, OctetString as Octets, type AsnType } from 'asn1js'

/** EncryptedData of PKCS#7 (RFC 5652 §8). */
export class EncryptedData {
  version = 0
  content = new EncryptedContentInfo()
}
AsnProp({ type: AsnPropTypes.Integer })(EncryptedData.prototype, 'version')
AsnProp({ type: EncryptedContentInfo })(EncryptedData.prototype, 'content')

/** Salt and iterations of the schemes of PKCS#12 itself. */
export class Pkcs12Parameters {
  salt = new OctetString()
  iterations = 0
}
AsnProp({ type: OctetString })(Pkcs12Parameters.prototype, 'salt')
AsnProp({ type: AsnPropTypes.Integer })(Pkcs12Parameters.prototype, 'iterations')

/** PBES2-params and PBMAC1-params alike: how the key is derived, and what it is used for. */
export class DerivedUse {
  derivation = new AlgorithmIdentifier()
  use = new AlgorithmIdentifier()
}
AsnProp({ type: AlgorithmIdentifier })(DerivedUse.prototype, 'derivation')
AsnProp({ type: AlgorithmIdentifier })(DerivedUse.prototype, 'use')

const hmacWithSha1 = '1.2.840.113549.2.7'

export class Pbkdf2Parameters {
  salt = new OctetString()
  iterations = 0
  keyLength?: number
  hmac = new AlgorithmIdentifier({ algorithm: hmacWithSha1 })
}
AsnProp({ type: OctetString })(Pbkdf2Parameters.prototype, 'salt')
AsnProp({ type: AsnPropTypes.Integer })(Pbkdf2Parameters.prototype, 'iterations')
AsnProp({ type: AsnPropTypes.Integer, optional: true })(Pbkdf2Parameters.prototype, 'keyLength')
AsnProp({ type: AlgorithmIdentifier, optional: true })(Pbkdf2Parameters.prototype, 'hmac')

/** Null instead of an exception: whatever does not fit is not what it was taken for. */
export function parsed<T>(bytes: BufferSource | null | undefined, schema: new () => T): T | null {
  if (bytes === null || bytes === undefined) return null
  try {
    return AsnConvert.parse(bytes, schema)
  } catch {
    return null
  }
}

/** Any element; null when there is none, since the library throws at some and reports others. */
export function elementOf(bytes: BufferSource): AsnType | null {
  try {
    const { result } = fromBER(bytes)
    return result.error === '' ? result : null
  } catch {
    return null
  }
}

/** The bytes of an OCTET STRING, also of one that was written in pieces (BER, as some programs do). */
export function octetsOf(bytes: BufferSource): Uint8Array | null {
  const element = elementOf(bytes)
  return element instanceof Octets ? new Uint8Array(element.getValue()) : null
}
