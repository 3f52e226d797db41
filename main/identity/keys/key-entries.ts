/** Puts keys, their certificates and the issuers between together, and proves that a key can sign. */
import { createPrivateKey, createPublicKey, sign, verify, X509Certificate, type KeyObject } from 'node:crypto'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { checkedPrivateKey } from '../private-key.ts'
import { certificateFacts, type CertificateFacts } from './certificate.ts'
import type { Contents, StoredKey } from './contents.ts'
import type { KeyEntry, KeyFileAnswer } from './key-file-protocol.ts'
import { readContents } from './read-contents.ts'

interface KnownCertificate {
  readonly der: Uint8Array<ArrayBuffer>
  readonly x509: X509Certificate
  readonly publicKey: KeyObject
  readonly facts: CertificateFacts
  readonly localKeyId: string | null
}

interface KnownKey {
  readonly stored: StoredKey
  readonly publicKey: KeyObject | null
  readonly usable: Result<KeyObject>
}

const longestChain = 6
const probe = Buffer.from('budstikke')
const damagedKey = () => failure(fault('key-file-damaged', { technical: { text: 'The key cannot sign.' } }))

function signs(key: KeyObject, publicKey: KeyObject): boolean {
  try {
    return verify('sha256', probe, publicKey, sign('sha256', probe, key))
  } catch {
    return false
  }
}

function knownKey(stored: StoredKey): KnownKey {
  try {
    const key = createPrivateKey({ key: Buffer.from(stored.der), format: 'der', type: 'pkcs8' })
    const publicKey = createPublicKey(key)
    const checked = checkedPrivateKey(key)
    return { stored, publicKey, usable: !checked.ok || signs(key, publicKey) ? checked : damagedKey() }
  } catch {
    return { stored, publicKey: null, usable: damagedKey() }
  }
}

/** Null for one that cannot be read: it may be an old issuer, which nobody needs. */
function knownCertificate({ der, localKeyId }: Contents['certificates'][number]): KnownCertificate | null {
  const facts = certificateFacts(der)
  if (!facts.ok) return null
  try {
    const x509 = new X509Certificate(der)
    return { der: Uint8Array.from(der), x509, publicKey: x509.publicKey, facts: facts.value, localKeyId }
  } catch {
    return null
  }
}

/** The same one may be in the file several times. */
function withoutRepeats<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}

function issued(issuer: KnownCertificate, subject: KnownCertificate): boolean {
  try {
    return subject.x509.checkIssued(issuer.x509) && subject.x509.verify(issuer.publicKey)
  } catch {
    return false
  }
}

const isRoot = (certificate: KnownCertificate): boolean => issued(certificate, certificate)

/** Its own certificate, then whoever issued it, up to the root, which is left out (platform.md §1.2). */
function chainOf(leaf: KnownCertificate, all: readonly KnownCertificate[]): readonly KnownCertificate[] {
  const chain = [leaf]
  let last = leaf
  while (chain.length < longestChain) {
    const next = all.find((candidate) => !chain.includes(candidate) && issued(candidate, last))
    if (next === undefined || isRoot(next)) return chain
    chain.push(next)
    last = next
  }
  return chain
}

/** By public key, which cannot lie; `localKeyId` chooses when several certificates have the same. */
function certificatesOf(key: KnownKey, all: readonly KnownCertificate[]): readonly KnownCertificate[] {
  const { publicKey, stored } = key
  const own = publicKey === null ? [] : all.filter((one) => one.publicKey.equals(publicKey))
  const named = own.filter(({ localKeyId }) => localKeyId !== null && localKeyId === stored.localKeyId)
  return named.length > 0 ? named : own
}

function entryOf(key: KnownKey, leaf: KnownCertificate | null, all: readonly KnownCertificate[]): KeyEntry {
  const chain = leaf === null ? [] : chainOf(leaf, all)
  return {
    // A copy of its own for each: it is handed over, not shared.
    key: key.usable.ok ? Uint8Array.from(key.stored.der) : null,
    keyId: key.stored.keyId,
    certificates: chain.map(({ der }) => Uint8Array.from(der)),
    facts: leaf?.facts ?? null,
    fault: key.usable.ok ? null : key.usable.fault,
  }
}

/** Issuers belong to others; what is left over is a certificate whose key is elsewhere. */
function withoutKey(
  all: readonly KnownCertificate[],
  used: ReadonlySet<KnownCertificate>,
): readonly KeyEntry[] {
  return all
    .filter((one) => !used.has(one) && !all.some((other) => other !== one && issued(one, other)))
    .filter(({ x509 }) => !x509.ca)
    .map(({ der, facts }) => ({
      key: null,
      keyId: null,
      certificates: [der],
      facts,
      fault: fault('key-missing-in-file'),
    }))
}

/** One entry for each key and certificate that belong together, in the order of the file. */
function keyEntries(contents: Contents): Result<readonly KeyEntry[]> {
  const keys = withoutRepeats(contents.keys, ({ der }) => Buffer.from(der).toString('base64')).map(knownKey)
  const readable = contents.certificates.map(knownCertificate).filter((one) => one !== null)
  const certificates = withoutRepeats(readable, ({ facts }) => facts.thumbprint)
  if (keys.length === 0) return failure(fault('key-missing-in-file'))
  const used = new Set<KnownCertificate>()
  const entries = keys.flatMap((key) => {
    const own = certificatesOf(key, certificates)
    for (const one of own) used.add(one)
    return own.length === 0
      ? [entryOf(key, null, certificates)]
      : own.map((leaf) => entryOf(key, leaf, certificates))
  })
  for (const { der } of contents.keys) der.fill(0)
  return success([...entries, ...withoutKey(certificates, used)])
}

/** All of it, in this thread: `open-key-file.ts` has a worker do it. Faults: of `readContents`, key-missing-in-file. */
export function readKeyEntries(bytes: Uint8Array<ArrayBuffer>, password: string | null): KeyFileAnswer {
  const contents = readContents(bytes, password)
  return contents.ok ? keyEntries(contents.value) : contents
}
