/** Takes a JWT grant apart and judges all that does not depend on who the client is. platform.md §1.2. */
import { z } from 'zod'
import { issuedAfterNow, refuse } from './refusals.ts'

const headerSchema = z.looseObject({
  alg: z.string(),
  kid: z.string().optional(),
  x5c: z.unknown().optional(),
})
const claimsSchema = z.looseObject({
  iss: z.string().min(1),
  aud: z.unknown(),
  scope: z.string().default(''),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(1).optional(),
  resource: z.unknown().optional(),
  consumer_org: z.string().optional(),
  authorization_details: z.unknown().optional(),
})

export interface Grant {
  readonly assertion: string
  readonly header: z.infer<typeof headerSchema>
  readonly claims: z.infer<typeof claimsSchema>
}

export const algorithms = ['RS256', 'RS384', 'RS512']
export const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/

/** Longest life of a grant and how far ahead of our clock its issue time may be, seconds. */
const longestLife = 120
const toleratedLead = 10

function decode<T>(schema: z.ZodType<T>, part: string | undefined, name: string): T {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
  } catch {
    throw refuse('MP-011', `${name} is not JSON`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw refuse('MP-011', `${name}: ${parsed.error.issues[0]?.path.join('.') ?? 'invalid'}`)
}

/** Refuses with MP-011 what is no grant at all. */
export function readGrant(form: URLSearchParams): Grant {
  if (form.get('grant_type') !== grantType) throw refuse('MP-011', 'grant_type')
  const assertion = form.get('assertion') ?? ''
  if (!compact.test(assertion)) throw refuse('MP-011', 'assertion')
  const [header, claims] = assertion.split('.')
  const read = {
    assertion,
    header: decode(headerSchema, header, 'header'),
    claims: decode(claimsSchema, claims, 'claims'),
  }
  if (!algorithms.includes(read.header.alg)) throw refuse('MP-011', 'alg')
  if ((read.header.kid === undefined) === (read.header.x5c === undefined)) {
    throw refuse('MP-011', 'exactly one of kid and x5c must be in the header')
  }
  return read
}

/** `now` in epoch seconds. */
export function checkAudienceAndTime({ claims }: Grant, issuer: string, now: number): void {
  if (claims.aud !== issuer) throw refuse('MP-110')
  if (claims.iat > now + toleratedLead) throw issuedAfterNow()
  if (claims.exp <= now) throw refuse('MP-130')
  if (claims.exp - claims.iat > longestLife) throw refuse('MP-130', 'exp is more than 120 s after iat')
}
