/** Signs tokens in one issuer's name and shows its public key. Maskinporten and Altinn each have one. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { importJWK, SignJWT, type JWK } from 'jose'
import { keyIdOf, publicPart, type PrivateJwk } from '../state/keys.ts'

export interface Issuer {
  /** `iss`, with its slash. */
  readonly name: string
  readonly publicKey: KeyObject
  readonly keySet: { readonly keys: readonly JWK[] }
  sign(claims: Readonly<Record<string, unknown>>, type?: string): Promise<string>
}

export async function createIssuer(name: string, key: PrivateJwk): Promise<Issuer> {
  const kid = await keyIdOf(key)
  const secretKey = await importJWK(key, 'RS256')
  return {
    name,
    publicKey: createPublicKey({ key: { ...publicPart(key) }, format: 'jwk' }),
    keySet: { keys: [{ ...publicPart(key), kid, use: 'sig', alg: 'RS256' }] },
    sign: (claims, type) =>
      new SignJWT({ ...claims, iss: name })
        .setProtectedHeader({ alg: 'RS256', kid, ...(type === undefined ? {} : { typ: type }) })
        .sign(secretKey),
  }
}
