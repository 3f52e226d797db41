/** Whom a request is from, as far as trouble cares: read off the token without checking it. */
import type { IncomingMessage } from 'node:http'
import { decodeJwt } from 'jose'
import { z } from 'zod'
import { bearerOf } from '../tokens/verify.ts'
import type { Subject } from '../trouble/troubles.ts'

const party = z.object({ ID: z.string() })
const claimsSchema = z.object({
  client_id: z.string().optional(),
  consumer: party.optional(),
  authorization_details: z.array(z.object({ systemuser_org: party.optional() })).optional(),
})

function clientsOf(authorization: string | undefined): readonly string[] {
  const token = bearerOf(authorization)
  if (token === null) return []
  try {
    const claims = claimsSchema.parse(decodeJwt(token))
    const organisations = [claims.consumer, claims.authorization_details?.[0]?.systemuser_org]
    return [claims.client_id, ...organisations.map((found) => found?.ID.slice(-9))].filter(
      (name) => name !== undefined,
    )
  } catch {
    return []
  }
}

export function subjectOf(request: IncomingMessage, operation: string, path: string): Subject {
  return {
    operation,
    method: request.method ?? '',
    path,
    clients: clientsOf(request.headers.authorization),
  }
}
