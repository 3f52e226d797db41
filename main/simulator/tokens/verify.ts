/** Reads the tokens that Altinn's APIs get: signature, issuer and time, with no skew forgiven (broker.md §1.2). */
import { compactVerify, errors } from 'jose'
import { z } from 'zod'
import type { Issuer } from './issuer.ts'

const party = z.object({ authority: z.string().optional(), ID: z.string() })
const claimsSchema = z.looseObject({
  iss: z.string(),
  exp: z.number(),
  iat: z.number().optional(),
  scope: z.string().optional(),
  client_id: z.string().optional(),
  consumer: party.optional(),
  authorization_details: z
    .array(
      z.looseObject({
        systemuser_org: party.optional(),
        systemuser_id: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  'urn:altinn:orgNumber': z.string().optional(),
})
export type Claims = z.infer<typeof claimsSchema>

export type Verdict =
  | { readonly ok: true; readonly claims: Claims }
  | {
      readonly ok: false
      readonly reason: string
      /** What a token said that is right but for its time. */
      readonly expired?: Claims
    }

const refused = (reason: string): Verdict => ({ ok: false, reason })

/** `now` in epoch milliseconds; the token may come from any of the issuers. */
export async function verifyToken(token: string, issuers: readonly Issuer[], now: number): Promise<Verdict> {
  for (const issuer of issuers) {
    try {
      const { payload } = await compactVerify(token, issuer.publicKey, { algorithms: ['RS256'] })
      const parsed = claimsSchema.safeParse(JSON.parse(new TextDecoder().decode(payload)))
      if (!parsed.success || parsed.data.iss !== issuer.name) return refused('The issuer is invalid')
      if (parsed.data.exp * 1_000 <= now)
        return { ok: false, reason: 'The token expired', expired: parsed.data }
      return { ok: true, claims: parsed.data }
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) continue
      return refused('The token is malformed')
    }
  }
  return refused('The signature key was not found')
}

const digits = (id: string | undefined): string | null =>
  id === undefined ? null : (id.split(':').at(-1) ?? null)

/** The organisation that acts: system user before the exchanged number before the consumer (broker.md §1.2). */
export function organisationOf(claims: Claims): string | null {
  const [details] = claims.authorization_details ?? []
  return digits(details?.systemuser_org?.ID ?? claims['urn:altinn:orgNumber'] ?? claims.consumer?.ID)
}

/** Null for a plain organisation token. */
export const systemUserIdOf = (claims: Claims): string | null =>
  claims.authorization_details?.[0]?.systemuser_id?.[0] ?? null

export function vendorOf(claims: Claims): string {
  return digits(claims.consumer?.ID) ?? ''
}

export function bearerOf(authorization: string | undefined): string | null {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? null
}
