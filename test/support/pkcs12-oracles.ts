/** Other people's readers of PKCS#12, asked the same question as ours. */
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import forge from 'node-forge'
import * as pkijs from 'pkijs'

export interface Found {
  /** SHA-256 of the public keys (SPKI), sorted. */
  readonly publicKeys: readonly string[]
  /** SHA-1 of the certificates, upper case, sorted, with repeats. */
  readonly certificates: readonly string[]
}

/** As our tests and openssl's answers count: keys by their public half. */
export function foundOf(keys: readonly Uint8Array[], certificates: readonly Uint8Array[]): Found {
  const publicKeys = keys.map((der) => {
    const key = createPublicKey(createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' }))
    return createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex')
  })
  const thumbprints = certificates.map((der) => createHash('sha1').update(der).digest('hex').toUpperCase())
  return { publicKeys: publicKeys.toSorted(), certificates: thumbprints.toSorted() }
}

const derOf = (asn1: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary')

/** Null when forge cannot read it. */
export function foundByForge(bytes: Uint8Array, password: string): Found | null {
  try {
    const asn1 = forge.asn1.fromDer(Buffer.from(bytes).toString('binary'))
    const file = forge.pkcs12.pkcs12FromAsn1(asn1, false, password)
    const bags = file.safeContents.flatMap(({ safeBags }) => safeBags)
    const keys = bags.flatMap(({ key, asn1: raw, type }) => {
      if (key) return [derOf(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)))]
      // It leaves a key that is not RSA as it found it.
      return type === forge.pki.oids['keyBag'] || type === forge.pki.oids['pkcs8ShroudedKeyBag']
        ? [derOf(raw)]
        : []
    })
    const certificates = bags
      .filter(({ type }) => type === forge.pki.oids['certBag'])
      .map(({ cert, asn1: raw }) => derOf(cert ? forge.pki.certificateToAsn1(cert) : raw))
    return foundOf(keys, certificates)
  } catch {
    return null
  }
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

async function bagsByPkijs(bytes: Uint8Array, password: string): Promise<readonly pkijs.SafeBag[]> {
  const secret = bufferOf(Buffer.from(password, 'utf8'))
  const file = pkijs.PFX.fromBER(bufferOf(bytes))
  await file.parseInternalValues({ password: secret, checkIntegrity: false })
  const safe = file.parsedValue?.authenticatedSafe
  if (safe === undefined) throw new Error('There is nothing in it')
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) })
  const { safeContents } = safe.parsedValue as {
    safeContents: readonly { readonly value: pkijs.SafeContents }[]
  }
  return safeContents.flatMap(({ value }) => value.safeBags)
}

/** Null when pkijs cannot read it. */
export async function foundByPkijs(bytes: Uint8Array, password: string): Promise<Found | null> {
  try {
    const keys: Uint8Array[] = []
    const certificates: Uint8Array[] = []
    for (const { bagValue } of await bagsByPkijs(bytes, password)) {
      if (bagValue instanceof pkijs.CertBag) {
        const parsed: unknown = bagValue.parsedValue
        if (parsed instanceof pkijs.Certificate) certificates.push(new Uint8Array(parsed.toSchema().toBER()))
      } else if (bagValue instanceof pkijs.PKCS8ShroudedKeyBag) {
        const shrouded = bagValue as unknown as {
          parseInternalValues(parameters: { password: ArrayBuffer }): Promise<void>
          parsedValue?: pkijs.PrivateKeyInfo
        }
        await shrouded.parseInternalValues({ password: bufferOf(Buffer.from(password, 'utf8')) })
        if (shrouded.parsedValue) keys.push(new Uint8Array(shrouded.parsedValue.toSchema().toBER()))
      } else if (bagValue instanceof pkijs.PrivateKeyInfo) {
        keys.push(new Uint8Array(bagValue.toSchema().toBER()))
      }
    }
    return foundOf(keys, certificates)
  } catch {
    return null
  }
}
