/** `POST /token`: every rule of platform.md §1.2, in the order in which a real set-up is told about them. */
import { randomUUID, type KeyObject, type X509Certificate } from 'node:crypto'
import { compactVerify, importJWK } from 'jose'
import type { Clock } from '../clock.ts'
import type { Call } from '../http/call.ts'
import { json, type Reply } from '../http/reply.ts'
import type { Issuer } from '../tokens/issuer.ts'
import type { Client, Clients } from '../world/clients.ts'
import type { Grants } from '../world/scopes.ts'
import { keyOfCertificate } from './certificate.ts'
import { algorithms, checkAudienceAndTime, readGrant, type Grant } from './grant.ts'
import { refuse } from './refusals.ts'
import { checkAuthorizationDetails, checkConsumer, checkScopes, type ApprovedSystems } from './rights.ts'

export interface TokenPorts extends ApprovedSystems {
  readonly clock: Clock
  readonly issuer: Issuer
  readonly clients: Clients
  readonly grants: Grants
  /** Certificate authorities whose enterprise certificates are accepted. */
  readonly trusted: () => readonly X509Certificate[]
}

const yearMs = 365 * 86_400_000
/** Seconds; the scope's and client's usual. */
const tokenLife = 120
const largestForm = 100_000

async function registeredKey(client: Client, kid: string, alg: string, now: number) {
  const key = client.keys.find((candidate) => candidate.kid === kid)
  if (key === undefined) throw refuse('MP-124', 'unknown kid')
  if (now - key.uploadedAt > yearMs) throw refuse('MP-121')
  return importJWK(key.publicKey, alg)
}

async function checkSignature(grant: Grant, key: KeyObject | Awaited<ReturnType<typeof importJWK>>) {
  try {
    await compactVerify(grant.assertion, key, { algorithms })
  } catch {
    throw refuse('MP-124')
  }
}

export function createTokenEndpoint(ports: TokenPorts) {
  const { clock, issuer, clients, grants, trusted } = ports
  /** `jti` by client, with the time after which the grant could not be used anyway. */
  const used = new Map<string, number>()

  const useOnce = (grant: Grant, now: number): void => {
    for (const [key, until] of used) if (until < now) used.delete(key)
    const { iss, jti, exp } = grant.claims
    if (jti === undefined) return
    const key = JSON.stringify([iss, jti])
    if (used.has(key)) throw refuse('MP-012')
    used.set(key, exp)
  }

  return async function token(call: Call): Promise<Reply> {
    const type = call.headers['content-type'] ?? ''
    if (!/^application\/x-www-form-urlencoded(;|$)/i.test(type)) throw refuse('MP-011', 'Content-Type')
    const grant = readGrant(new URLSearchParams(await call.text(largestForm)))
    const { header, claims } = grant
    const judged = clock.now() + clock.skew()
    const now = Math.floor(judged / 1_000)
    const client = clients.get(claims.iss)
    if (client === null) throw refuse('MP-100')
    const key =
      header.kid === undefined
        ? keyOfCertificate(header.x5c, client, trusted(), judged)
        : await registeredKey(client, header.kid, header.alg, judged)
    await checkSignature(grant, key)
    checkAudienceAndTime(grant, issuer.name, now)
    useOnce(grant, now)
    const scopes = checkScopes(client, grants, claims.scope)
    const consumer = checkConsumer(client, claims.consumer_org)
    const asked = checkAuthorizationDetails(client, ports, claims.authorization_details)
    const party = (organisation: string) => ({
      authority: 'iso6523-actorid-upis',
      ID: `0192:${organisation}`,
    })
    const accessToken = await issuer.sign({
      ...(asked === null ? {} : { authorization_details: [asked.claim] }),
      ...(Array.isArray(claims.resource) ? { aud: claims.resource as unknown } : {}),
      scope: scopes.join(' '),
      client_amr: header.kid === undefined ? 'virksomhetssertifikat' : 'private_key_jwt',
      token_type: 'Bearer',
      exp: now + tokenLife,
      iat: now,
      client_id: client.clientId,
      jti: randomUUID(),
      consumer: party(consumer),
      ...(consumer === client.organisation ? {} : { supplier: party(client.organisation) }),
    })
    return json(
      200,
      {
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: tokenLife - 1,
        scope: scopes.join(' '),
      },
      { 'Cache-Control': 'no-store' },
    )
  }
}
