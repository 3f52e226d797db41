/** As much of Maskinporten and Altinn Authentication as a client needs; nobody's signature is checked. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'

export interface World {
  readonly origin: string
  readonly clients: readonly { readonly clientId: string; readonly number: string }[]
}

export const places = { maskinporten: '/maskinporten', platform: '/platform' } as const
const lifetime = 12 * 60 * 60
const scopes = 'altinn:broker.read altinn:broker.write'

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function claimsIn(token: string): Readonly<Record<string, unknown>> {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}')
  return typeof claims === 'object' && claims !== null ? { ...claims } : {}
}

function tokenFor(issuer: string, number: string): string {
  const iat = Math.floor(Date.now() / 1_000)
  const organisation = {
    consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${number}` },
    'urn:altinn:orgNumber': number,
  }
  const claims = { iss: issuer, scope: scopes, iat, exp: iat + lifetime, jti: randomUUID(), ...organisation }
  return `${encoded({ alg: 'RS256', kid: 'bench' })}.${encoded(claims)}.${encoded('unsigned')}`
}

/** Nine digits of whoever a bearer token was made for; '' when it says nothing of the kind. */
export function callerOf(authorization: string | undefined): string {
  const number = claimsIn((authorization ?? '').replace(/^Bearer /, ''))['urn:altinn:orgNumber']
  return typeof number === 'string' ? number : ''
}

const maskinportenIssuer = (origin: string): string => `${origin}${places.maskinporten}/`
const altinnIssuer = (origin: string): string => `${origin}${places.platform}/openid/`

export const metadata = (origin: string) => ({
  issuer: maskinportenIssuer(origin),
  token_endpoint: `${maskinportenIssuer(origin)}token`,
})

/** The answer to a grant. */
export function grant({ origin, clients }: World, form: string): unknown {
  const issuer = claimsIn(new URLSearchParams(form).get('assertion') ?? '')['iss']
  const number = clients.find(({ clientId }) => clientId === issuer)?.number ?? ''
  const token = tokenFor(maskinportenIssuer(origin), number)
  return { access_token: token, token_type: 'Bearer', expires_in: lifetime, scope: scopes }
}

export const exchange = (origin: string, authorization: string | undefined): string =>
  tokenFor(altinnIssuer(origin), callerOf(authorization))

/** What the practice environment would print: one key for all is enough. */
/** The most that one file may have where nobody scans it, bytes (broker.md §3.4). */
const unscanned = 50_000 * 32 * 1024 * 1024

export function handoverOf({ origin, clients }: World, serviceId: string): unknown {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { issuer, token_endpoint: token } = metadata(origin)
  const organisations = clients.map(({ number }) => ({ number, name: `Bench ${number}` }))
  return {
    environment: {
      ...{ id: 'practice', kind: 'practice', name: 'Bench', organisations },
      maskinporten: { issuer, metadata: `${issuer}.well-known/oauth-authorization-server`, token },
      altinn: { platform: `${origin}${places.platform}`, issuer: altinnIssuer(origin) },
      services: [{ id: serviceId, title: 'Bench', owner: null, maxBytes: unscanned }],
    },
    control: origin,
    clients: clients.map(({ clientId, number }) => ({
      organisation: { number, name: `Bench ${number}` },
      ...{ clientId, kid: 'bench', privateKey: privateKey.export({ format: 'jwk' }), own: true },
      ...{ systemUser: null, scopes: scopes.split(' ') },
    })),
    pid: process.pid,
  }
}
