/** Grants signed with an enterprise certificate (`x5c`) in place of a registered key. platform.md §1.2. */
import { X509Certificate, type KeyObject } from 'node:crypto'
import type { Client } from '../world/clients.ts'
import { refuse } from './refusals.ts'

const standardBase64 = /^[A-Za-z0-9+/]+={0,2}$/

function parse(chain: unknown): X509Certificate {
  if (!Array.isArray(chain) || chain.length === 0) throw refuse('MP-123')
  const [leaf] = chain.map((entry: unknown) => {
    if (typeof entry !== 'string' || !standardBase64.test(entry)) throw refuse('MP-123')
    try {
      return new X509Certificate(Buffer.from(entry, 'base64'))
    } catch {
      throw refuse('MP-123')
    }
  })
  if (leaf === undefined) throw refuse('MP-123')
  return leaf
}

/** `NTRNO-` in organizationIdentifier, or the bare number in serialNumber of older certificates. */
function organisationOf(certificate: X509Certificate): string | null {
  const { subject } = certificate
  return (
    /(?:organizationIdentifier|2\.5\.4\.97)=NTRNO-(\d{9})/.exec(subject)?.[1] ??
    /serialNumber=(\d{9})(?!\d)/.exec(subject)?.[1] ??
    null
  )
}

/**
 * The key of an accepted certificate. Refuses with MP-123 (form), MP-120 (not from a certificate authority
 * that this world trusts, or out of date) and MP-122 (another organisation than the client's).
 */
export function keyOfCertificate(
  chain: unknown,
  client: Client,
  trusted: readonly X509Certificate[],
  now: number,
): KeyObject {
  const leaf = parse(chain)
  const issuer = trusted.find((authority) => leaf.checkIssued(authority) && leaf.verify(authority.publicKey))
  if (issuer === undefined) throw refuse('MP-120')
  if (now < Date.parse(leaf.validFrom) || now > Date.parse(leaf.validTo)) throw refuse('MP-120')
  if (organisationOf(leaf) !== client.organisation) throw refuse('MP-122')
  return leaf.publicKey
}
