/** What a token says of itself, read without a check of its signature: for our own checks and for diagnosis. */
import { decodeJwt } from 'jose'
import { z } from 'zod'
import { parseOrganisationNumber } from '../lib/organisation-number.ts'

const claimsSchema = z.object({
  iss: z.string().optional(),
  iat: z.number().optional(),
  exp: z.number(),
  scope: z.string().default(''),
  consumer: z.object({ ID: z.string() }).optional(),
  'urn:altinn:orgNumber': z.union([z.string(), z.number()]).optional(),
})

export interface Claims {
  readonly issuer: string | null
  /** Epoch milliseconds on the issuer's clock. */
  readonly expiresAt: number
  readonly issuedAt: number | null
  readonly scopes: readonly string[]
  /** Nine digits. */
  readonly consumer: string | null
  /** Nine digits, from `urn:altinn:orgNumber`. */
  readonly organisation: string | null
}

/** Null when it is no JWT or lacks a time of expiry. */
export function claimsOf(token: string): Claims | null {
  let decoded: unknown
  try {
    decoded = decodeJwt(token)
  } catch {
    return null
  }
  const parsed = claimsSchema.safeParse(decoded)
  if (!parsed.success) return null
  const { iss, iat, exp, scope, consumer } = parsed.data
  const number = parsed.data['urn:altinn:orgNumber']
  return {
    issuer: iss ?? null,
    expiresAt: exp * 1_000,
    issuedAt: iat === undefined ? null : iat * 1_000,
    scopes: scope.split(' ').filter((name) => name !== ''),
    consumer: consumer === undefined ? null : parseOrganisationNumber(consumer.ID),
    organisation: number === undefined ? null : parseOrganisationNumber(String(number)),
  }
}
