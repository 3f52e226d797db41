/** Issuers that a person adds: certificates that may vouch for others, and nothing else. */
import { X509Certificate } from 'node:crypto'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'

/** More than any office has; a whole bundle of the world's issuers was chosen by mistake. */
const mostAuthorities = 50
const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

function read(bytes: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(bytes)
  } catch {
    return null
  }
}

/** PEM of each. Faults: authority-invalid (no certificate, too many, or one that is no issuer). */
export function readAuthorities(bytes: Uint8Array): Result<readonly string[]> {
  const blocks: readonly string[] = Buffer.from(bytes).toString('latin1').match(pemBlock) ?? []
  const found = (blocks.length === 0 ? [bytes] : blocks.map((block) => Buffer.from(block))).map(read)
  const authorities = found.filter((one) => one?.ca === true)
  if (authorities.length !== found.length || found.length > mostAuthorities)
    return failure(fault('authority-invalid'))
  return success(authorities.flatMap((one) => (one === null ? [] : [one.toString()])))
}

export interface AuthorityView {
  readonly subject: string
  /** Epoch milliseconds. */
  readonly validTo: number | null
}

export function viewOfAuthority(pem: string): AuthorityView {
  const certificate = read(Buffer.from(pem))
  const parts = new Map(
    (certificate?.subject ?? '').split('\n').map((line) => {
      const at = line.indexOf('=')
      return [line.slice(0, at), line.slice(at + 1)] as const
    }),
  )
  const validTo = Date.parse(certificate?.validTo ?? '')
  return {
    subject: parts.get('CN') ?? parts.get('O') ?? '?',
    validTo: Number.isNaN(validTo) ? null : validTo,
  }
}
