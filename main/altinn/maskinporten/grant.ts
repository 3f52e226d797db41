/** The JWT grant: what we claim, and what Maskinporten answers. platform.md §1.2, §1.3. */
import { z } from 'zod'
import type { Access, SystemUser } from '../access.ts'
import { parseJson } from '../answers.ts'
import { claimsOf } from '../claims.ts'
import type { MaskinportenToken } from '../tokens.ts'

/** At most 120 s are allowed; some are left for the way there. */
const grantSeconds = 100

function authorizationDetails({ organisation, externalRef }: SystemUser) {
  return [
    {
      type: 'urn:altinn:systemuser',
      systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${organisation}` },
      // Must be equal to the letter, and left out when none was given.
      ...(externalRef === null ? {} : { externalRef }),
    },
  ]
}

/** `now` is epoch ms on Maskinporten's clock; `id` must be new for every attempt, or MP-012 comes. */
export function grantClaims(
  access: Access,
  scopes: readonly string[],
  id: string,
  now: number,
): Readonly<Record<string, unknown>> {
  const issuedAt = Math.floor(now / 1_000)
  return {
    aud: access.environment.maskinporten.issuer,
    iss: access.clientId,
    scope: [...scopes].sort().join(' '),
    iat: issuedAt,
    exp: issuedAt + grantSeconds,
    jti: id,
    ...(access.systemUser === null ? {} : { authorization_details: authorizationDetails(access.systemUser) }),
  }
}

/** Form-encoded; never JSON. */
export function grantForm(assertion: string): string {
  return new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion,
  }).toString()
}

const answerSchema = z.object({
  access_token: z.string().min(1),
  token_type: z.string().optional(),
  expires_in: z.number(),
  scope: z.string().optional(),
})

/** Null when the text is no token answer. `now` is epoch ms on Maskinporten's clock. */
export function parseToken(text: string, scopes: readonly string[], now: number): MaskinportenToken | null {
  const parsed = answerSchema.safeParse(parseJson(text))
  if (!parsed.success) return null
  const { access_token: value, expires_in: seconds, scope } = parsed.data
  const claims = claimsOf(value)
  return {
    value,
    scopes: scope === undefined ? scopes : scope.split(' ').filter((name) => name !== ''),
    consumer: claims?.consumer ?? null,
    expiresAt: claims?.expiresAt ?? now + seconds * 1_000,
  }
}
