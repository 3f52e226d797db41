/** Reads a PKCS#12 file with its password (RFC 7292), whoever wrote it; and says which of the two is wrong. */
import { id_data, id_encryptedData, type ContentInfo } from '@peculiar/asn1-cms'
import { AuthenticatedSafe, PFX, type MacData } from '@peculiar/asn1-pfx'
import { fault } from '../../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../../preload/contract/result.ts'
import type { Contents } from '../contents.ts'
import { gatherBags, type Gathering } from './bags.ts'
import { decryptWithPassword } from './decrypt.ts'
import { createEffort, type Effort } from './effort.ts'
import { hasMac, macFits } from './mac.ts'
import { forget, passwordForms, type PasswordForm } from './password.ts'
import { EncryptedData, octetsOf, parsed } from './schemas.ts'

const damaged = () => failure(fault('key-file-damaged'))
const unsupported = (text: string) => failure(fault('key-file-unsupported', { technical: { text } }))

/** The bags of one part, decrypted when they are encrypted. */
function openPart(part: ContentInfo, into: Gathering): Result<Uint8Array<ArrayBuffer>> {
  if (part.contentType === id_data) {
    const octets = octetsOf(part.content)
    return octets === null ? damaged() : success(new Uint8Array(octets))
  }
  if (part.contentType !== id_encryptedData) return unsupported(part.contentType)
  const data = parsed(part.content, EncryptedData)?.content
  const written = data?.encryptedContent
  const pieces = written?.value === undefined ? written?.constructedValue : [written.value]
  if (data === undefined || pieces === undefined) return damaged()
  const encrypted = Buffer.concat(pieces.map(({ buffer }) => Buffer.from(buffer)))
  const plain = decryptWithPassword(data.contentEncryptionAlgorithm, encrypted, into.password, into.effort)
  if (!plain.ok) return plain
  if (plain.value[0] !== 0x30) return failure(fault('key-password-wrong'))
  return success(new Uint8Array(plain.value))
}

interface Attempt {
  readonly result: Result<Contents>
  /** An encrypted part could be opened: the password is right. */
  readonly opened: boolean
}

/** Reads all parts; goes on after a fault only to learn whether the password opens anything. */
function attempt(content: Uint8Array<ArrayBuffer>, password: PasswordForm, effort: Effort): Attempt {
  const into: Gathering = { password, effort, keys: [], certificates: [], bags: 0, opened: 0 }
  const parts = parsed(content, AuthenticatedSafe)
  if (parts === null) return { result: damaged(), opened: false }
  let result: Result<Contents> = success({ keys: into.keys, certificates: into.certificates })
  for (const part of parts) {
    const bags = openPart(part, into)
    const gathered = bags.ok ? gatherBags(bags.value, into) : bags
    if (gathered.ok && part.contentType === id_encryptedData) into.opened += 1
    if (!gathered.ok && result.ok) result = gathered
    if (!gathered.ok && gathered.fault.code === 'key-file-too-costly') break
  }
  return { result, opened: into.opened > 0 }
}

interface Whole {
  readonly content: Uint8Array<ArrayBuffer>
  readonly mac: MacData | null
}

function wholeOf(bytes: Uint8Array<ArrayBuffer>): Result<Whole> {
  const file = parsed(bytes, PFX)
  if (file === null) return damaged()
  if (file.authSafe.contentType !== id_data) return unsupported(file.authSafe.contentType)
  const content = octetsOf(file.authSafe.content)
  if (content === null) return damaged()
  return success({ content: new Uint8Array(content), mac: hasMac(file.macData) ? file.macData : null })
}

/** A fault that another spelling of the password cannot mend. */
const isFinal = (code: string): boolean => code === 'key-file-too-costly' || code === 'key-file-unsupported'

function readWith({ content, mac }: Whole, forms: readonly PasswordForm[], effort: Effort): Result<Contents> {
  let verdict = failure(fault('key-password-wrong'))
  for (const form of forms) {
    const fits = mac === null ? success(true) : macFits(mac, content, form, effort)
    if (!fits.ok) return fits
    if (!fits.value) continue
    const { result, opened } = attempt(content, form, effort)
    if (result.ok || isFinal(result.fault.code)) return result
    // The password has been proved, so what cannot be read is not its fault.
    if (mac !== null || opened || result.fault.code !== 'key-password-wrong') verdict = damaged()
  }
  const [usual] = forms
  const maybeDamaged = verdict.fault.code === 'key-password-wrong' && mac !== null && usual !== undefined
  return maybeDamaged && attempt(content, usual, effort).opened ? damaged() : verdict
}

/**
 * Faults: key-file-damaged, key-file-unsupported, key-file-too-costly, key-password-wrong. Null and the empty
 * password are the same. Everything is copied: `bytes` may be overwritten afterwards.
 */
export function readPkcs12(bytes: Uint8Array<ArrayBuffer>, password: string | null): Result<Contents> {
  const whole = wholeOf(bytes)
  if (!whole.ok) return whole
  const forms = passwordForms(password)
  const contents = readWith(whole.value, forms, createEffort())
  forget(forms)
  return contents
}
