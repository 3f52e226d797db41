/** Which of the keys found is the one to use, and why not the others (platform.md §2.1). */
import { createPrivateKey } from 'node:crypto'
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import type { EnvironmentView } from '../../../preload/contract/models.ts'
import type { CertificateFacts } from './certificate.ts'
import type { KeyEntry } from './key-file-protocol.ts'
import type { KeyMaterial } from './material.ts'

export type EnvironmentKind = EnvironmentView['kind']

export interface Expected {
  /** Nine digits. */
  readonly organisation: string
  readonly environmentKind: EnvironmentView['kind']
  /** Epoch milliseconds. */
  readonly now: number
}

/** A key as it was found. It can be used exactly when `fault` is null, and only then is `material` there. */
export interface FoundKey {
  readonly use: CertificateFacts['use'] | 'bare'
  readonly certificate: CertificateFacts | null
  /** The key id that stands in the file itself (a JWK has one). */
  readonly keyId: string | null
  /** Why it cannot be used. */
  readonly fault: Fault | null
  readonly material: KeyMaterial | null
  /** The one we would take; never more than one. */
  readonly best: boolean
}

/** Test and production are never mixed; an environment of one's own may have issuers of its own. */
function issuerFault({ kind }: CertificateFacts, environment: EnvironmentKind): Fault | null {
  if (environment === 'production' && kind === 'test') return fault('certificate-test-in-production')
  const inTest = environment === 'test' || environment === 'practice'
  if (inTest && kind === 'production') return fault('certificate-production-in-test')
  const official = environment === 'production' || environment === 'test'
  return official && kind === 'unknown' ? fault('certificate-not-enterprise') : null
}

/** Why a certificate cannot be used here; null when it can. */
export function certificateFault(
  facts: CertificateFacts,
  { organisation, environmentKind, now }: Expected,
): Fault | null {
  if (facts.use === 'encryption') return fault('certificate-for-encryption')
  if (facts.use === 'other' || facts.organisation === null) return fault('certificate-not-enterprise')
  const issuer = issuerFault(facts, environmentKind)
  if (issuer !== null) return issuer
  if (facts.organisation !== organisation) {
    return fault('certificate-of-another', { values: { organisation: facts.organisation } })
  }
  if (now > facts.notAfter) return fault('certificate-expired', { values: { date: facts.notAfter } })
  if (now < facts.notBefore) return fault('certificate-not-yet-valid', { values: { date: facts.notBefore } })
  return null
}

/** Authentication alone first, then with other uses, then signing; a bare key stands beside the first. */
export function rankOf({ fault: reason, certificate }: Pick<FoundKey, 'fault' | 'certificate'>): number {
  if (reason !== null) return 9
  if (certificate === null) return 0
  if (certificate.use !== 'authentication') return 2
  return certificate.keyUsage?.length === 1 ? 0 : 1
}

const lastsUntil = ({ certificate }: FoundKey): number => certificate?.notAfter ?? 0

function foundKey(
  { key, keyId, certificates, facts, fault: ownFault }: KeyEntry,
  expected: Expected,
): FoundKey {
  const reason = ownFault ?? (facts === null ? null : certificateFault(facts, expected))
  const material =
    reason === null && key !== null
      ? {
          privateKey: createPrivateKey({ key: Buffer.from(key.buffer), format: 'der', type: 'pkcs8' }),
          certificates,
        }
      : null
  key?.fill(0)
  return { use: facts?.use ?? 'bare', certificate: facts, keyId, fault: reason, material, best: false }
}

/** Best first, those that cannot be used last. Overwrites the keys of `entries`. */
export function chooseKeys(entries: readonly KeyEntry[], expected: Expected): readonly FoundKey[] {
  return entries
    .map((entry) => foundKey(entry, expected))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || lastsUntil(b) - lastsUntil(a))
    .map((found, index) => ({ ...found, best: index === 0 && found.fault === null }))
}
