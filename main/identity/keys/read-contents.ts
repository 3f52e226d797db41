/** Finds out what kind of file it is, and reads it. */
import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { certificateFacts } from './certificate.ts'
import type { Contents } from './contents.ts'
import { largestKeyFile } from './key-file-protocol.ts'
import { readPkcs12 } from './pkcs12/read-pkcs12.ts'
import { elementOf } from './pkcs12/schemas.ts'
import { readJwk } from './read-jwk.ts'
import { readEncryptedKey, readPem } from './read-pem.ts'
import { storedKey } from './stored-key.ts'

type DerKind =
  | 'pkcs12'
  | 'pkcs8'
  | 'pkcs1'
  | 'sec1'
  | 'encrypted-pkcs8'
  | 'certificate'
  | 'public-key'
  | 'certificates'
  | 'cut-off'

/** Told by the first two members of the outermost sequence; null when it is no sequence at all. */
function kindOfDer(bytes: Uint8Array<ArrayBuffer>): DerKind | null {
  if (bytes[0] !== 0x30) return null
  const element = elementOf(bytes)
  // Its beginning is right, so it is rather a part of a key file than something else.
  if (!(element instanceof Sequence)) return looksCutOff(bytes) ? 'cut-off' : null
  const [first, second, third] = element.valueBlock.value
  if (first instanceof Integer) {
    if (second instanceof Integer) return 'pkcs1'
    if (second instanceof OctetString) return 'sec1'
    return third instanceof OctetString ? 'pkcs8' : 'pkcs12'
  }
  if (first instanceof ObjectIdentifier) return 'certificates'
  if (!(first instanceof Sequence)) return null
  if (second instanceof OctetString) return 'encrypted-pkcs8'
  return second instanceof Sequence ? 'certificate' : 'public-key'
}

/** A long sequence that begins with a number or with another long sequence. */
function looksCutOff(bytes: Uint8Array): boolean {
  const [, length = 0] = bytes
  const header = length < 0x80 ? 2 : 2 + (length & 0x7f)
  return length >= 0x80 && header <= 6 && (bytes[header] === 0x02 || bytes[header] === 0x30)
}

function readDer(bytes: Uint8Array<ArrayBuffer>, password: string | null): Result<Contents> {
  const kind = kindOfDer(bytes)
  switch (kind) {
    case null:
      return failure(fault('key-file-not-recognised'))
    case 'cut-off':
      return failure(fault('key-file-damaged'))
    case 'pkcs12':
      return readPkcs12(bytes, password)
    case 'certificate':
      return failure(fault(certificateFacts(bytes).ok ? 'key-public-only' : 'key-file-not-recognised'))
    case 'certificates':
    case 'public-key':
      return failure(fault('key-public-only'))
    case 'encrypted-pkcs8':
    case 'pkcs8':
    case 'pkcs1':
    case 'sec1': {
      const key =
        kind === 'encrypted-pkcs8' ? readEncryptedKey(bytes, password) : storedKey({ der: bytes, type: kind })
      return key.ok ? success({ keys: [key.value], certificates: [] }) : key
    }
  }
}

/** Text in UTF-8 or, as Windows' Notepad may save it, UTF-16; null when it is none. */
function textOf(bytes: Uint8Array): string | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    return new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    return null
  }
}

function readWhatever(bytes: Uint8Array<ArrayBuffer>, password: string | null): Result<Contents> {
  const text = textOf(bytes)
  if (text?.includes('-----BEGIN ') === true) return readPem(text, password)
  return text?.startsWith('{') === true ? readJwk(text) : readDer(bytes, password)
}

/**
 * Keys and certificates of a file. Faults: key-file-not-recognised, key-file-damaged, key-file-too-costly,
 * key-file-unsupported, key-password-needed, key-password-wrong, key-public-only, key-type-wrong.
 */
export function readContents(bytes: Uint8Array<ArrayBuffer>, password: string | null): Result<Contents> {
  if (bytes.byteLength > largestKeyFile) return failure(fault('key-file-too-costly'))
  const contents = readWhatever(bytes, password)
  const unasked = password === null || password === ''
  return !contents.ok && contents.fault.code === 'key-password-wrong' && unasked
    ? failure(fault('key-password-needed'))
    : contents
}
