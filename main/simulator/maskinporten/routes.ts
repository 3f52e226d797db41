/** Maskinporten's addresses: metadata, key set, token. */
import { json } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import { algorithms, grantType } from './grant.ts'
import { createTokenEndpoint, type TokenPorts } from './token.ts'

/** `base` is the path that the issuer ends in, without its slash. */
export function maskinportenRoutes(base: string, ports: TokenPorts): readonly Route[] {
  const { issuer } = ports
  const metadata = {
    issuer: issuer.name,
    token_endpoint: `${issuer.name}token`,
    jwks_uri: `${issuer.name}jwk`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: algorithms,
    grant_types_supported: [grantType],
    authorization_details_types_supported: ['urn:altinn:systemuser', 'urn:altinn:consent'],
  }
  return [
    {
      operation: 'metadata',
      method: 'GET',
      pattern: `${base}/.well-known/oauth-authorization-server`,
      handle: () => json(200, metadata),
    },
    { operation: 'jwk', method: 'GET', pattern: `${base}/jwk`, handle: () => json(200, issuer.keySet) },
    {
      operation: 'token',
      method: 'POST',
      pattern: `${base}/token`,
      handle: createTokenEndpoint(ports),
    },
  ]
}
