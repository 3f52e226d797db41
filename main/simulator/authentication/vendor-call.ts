/** Calls that a vendor makes: who it is, by a token of either issuer, and what it brings. platform.md §3.2, §3.5. */
import type { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Call } from '../http/call.ts'
import { empty, Refused } from '../http/reply.ts'
import type { Issuer } from '../tokens/issuer.ts'
import { bearerOf, vendorOf, verifyToken } from '../tokens/verify.ts'
import { authProblem, malformed } from './problems.ts'

export interface VendorPorts {
  readonly clock: Clock
  readonly issuers: readonly Issuer[]
  /** Scheme, host and port that addresses in answers begin with. */
  readonly origin: string
}

export const vendorScopes = {
  register: 'altinn:authentication/systemregister.write',
  write: 'altinn:authentication/systemuser.request.write',
  read: 'altinn:authentication/systemuser.request.read',
} as const

const largestBody = 1_048_576

/** The vendor's organisation number; refuses with an empty 401 or 403, and with AUTH-00023. */
export async function vendorIn(call: Call, { clock, issuers }: VendorPorts, scope: string): Promise<string> {
  const token = bearerOf(call.headers.authorization)
  const verdict = token === null ? null : await verifyToken(token, issuers, clock.now() + clock.skew())
  if (!verdict?.ok) throw new Refused(empty(401, { 'WWW-Authenticate': 'Bearer' }))
  if (!(verdict.claims.scope ?? '').split(' ').includes(scope)) throw new Refused(empty(403))
  const vendor = vendorOf(verdict.claims)
  if (vendor === '') throw authProblem(call, 'AUTH-00023')
  return vendor
}

export async function bodyOf<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
  let value: unknown
  try {
    value = JSON.parse(await call.text(largestBody))
  } catch (error) {
    if (error instanceof Refused) throw error
    throw malformed(call, '$')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw malformed(call, parsed.error.issues[0]?.path.join('.') || '$')
}
