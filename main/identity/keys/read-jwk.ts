/** Reads a JWK or a set of them (RFC 7517). */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Contents, StoredKey } from './contents.ts'
import { storedKey } from './stored-key.ts'

const mostKeys = 100

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Faults: key-file-not-recognised, key-public-only, key-type-wrong (a shared secret), key-file-damaged,
 * key-file-too-costly.
 */
export function readJwk(text: string): Result<Contents> {
  const value = valueOf(text)
  if (!isRecord(value)) return failure(fault('key-file-damaged'))
  const listed: unknown = value['keys']
  const members = (Array.isArray(listed) ? (listed as readonly unknown[]) : [value]).filter(isRecord)
  const jwks = members.filter(({ kty }) => typeof kty === 'string')
  if (jwks.length === 0) return failure(fault('key-file-not-recognised'))
  if (jwks.length > mostKeys) return failure(fault('key-file-too-costly'))
  const keys: StoredKey[] = []
  for (const jwk of jwks) {
    if (jwk['kty'] === 'oct') return failure(fault('key-type-wrong', { values: { type: 'oct' } }))
    if (jwk['d'] === undefined) continue
    const { kid } = jwk
    const key = storedKey({ jwk }, 'key-file-damaged', typeof kid === 'string' && kid !== '' ? kid : null)
    if (!key.ok) return key
    keys.push(key.value)
  }
  return keys.length > 0 ? success({ keys, certificates: [] }) : failure(fault('key-public-only'))
}
