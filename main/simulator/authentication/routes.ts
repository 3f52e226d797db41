/** Altinn Authentication: a Maskinporten token in, an Altinn token out; its keys. platform.md §3.1. */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Call } from '../http/call.ts'
import { empty, json, text, type Reply } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import { problem } from '../broker/problems.ts'
import type { Issuer } from '../tokens/issuer.ts'
import { bearerOf, verifyToken } from '../tokens/verify.ts'

export interface AuthenticationPorts {
  readonly clock: Clock
  readonly maskinporten: Issuer
  readonly altinn: Issuer
  /** Short name of a service owner (`urn:altinn:org`), or null. */
  readonly ownerName: (organisation: string) => string | null
}

/** Seconds, whatever the Maskinporten token's life. */
const altinnTokenLife = 1_800

export function authenticationRoutes(base: string, ports: AuthenticationPorts): readonly Route[] {
  const { clock, maskinporten, altinn } = ports

  const exchange = async (call: Call): Promise<Reply> => {
    if (call.headers['x-altinn-enterpriseuser-authentication'] !== undefined) {
      return problem(call, 410, { detail: 'Virksomhetsbruker is no longer available' })
    }
    if (call.params['provider'] !== 'maskinporten') {
      return text(
        400,
        'Invalid token provider. Trusted token providers: Maskinporten, Id-porten and AltinnStudio.',
        'text/plain; charset=utf-8',
      )
    }
    const token = bearerOf(call.headers.authorization)
    const verdict =
      token === null ? null : await verifyToken(token, [maskinporten], clock.now() + clock.skew())
    // Everything that is wrong is one and the same empty answer.
    if (verdict === null || !verdict.ok || verdict.claims.consumer === undefined) return empty(401)
    const { claims } = verdict
    const organisation = verdict.claims.consumer.ID.split(':').at(-1) ?? ''
    const ownerName = (claims.scope ?? '').split(' ').includes('altinn:serviceowner')
      ? ports.ownerName(organisation)
      : null
    const now = Math.floor((clock.now() + clock.skew()) / 1_000)
    const value = await altinn.sign(
      {
        ...(claims.authorization_details && { authorization_details: claims.authorization_details }),
        scope: claims.scope ?? '',
        client_id: claims.client_id,
        consumer: claims.consumer,
        token_type: 'Bearer',
        'urn:altinn:orgNumber': organisation,
        'urn:altinn:authenticatemethod': 'maskinporten',
        'urn:altinn:authlevel': 3,
        ...(ownerName === null ? {} : { 'urn:altinn:org': ownerName }),
        jti: randomUUID(),
        nbf: now,
        iat: now,
        exp: now + altinnTokenLife,
      },
      'JWT',
    )
    const wantsJson = /application\/(hal\+)?json/i.test(call.headers.accept ?? '')
    return wantsJson ? json(200, value) : text(200, value, 'text/plain; charset=utf-8')
  }

  const configuration = {
    issuer: altinn.name,
    jwks_uri: `${altinn.name}.well-known/openid-configuration/jwks`,
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
  const openid = `${base}/openid/.well-known/openid-configuration`
  return [
    { operation: 'exchange', method: 'GET', pattern: `${base}/exchange/:provider`, handle: exchange },
    {
      operation: 'openid-configuration',
      method: 'GET',
      pattern: openid,
      handle: () => json(200, configuration),
    },
    {
      operation: 'openid-jwks',
      method: 'GET',
      pattern: `${openid}/jwks`,
      handle: () => json(200, altinn.keySet),
    },
  ]
}
