/** Requests for system users and for changes of them, as they are kept. platform.md §3.5. */
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Database } from '../state/database.ts'
import { createDocuments } from '../state/documents.ts'

export const requestStatuses = ['New', 'Accepted', 'Rejected', 'Denied', 'Timedout'] as const

export const requestSchema = z.object({
  id: z.string(),
  kind: z.enum(['request', 'changerequest']),
  systemId: z.string(),
  /** Whom a change is for; null in a request for a new one. */
  systemUserId: z.string().nullable(),
  /** Of a change: the vendor's own id for it. */
  correlation: z.string().nullable(),
  organisation: z.string(),
  externalRef: z.string(),
  title: z.string(),
  rights: z.array(z.string()),
  packages: z.array(z.string()),
  /** Taken away by a change. */
  unwantedRights: z.array(z.string()),
  unwantedPackages: z.array(z.string()),
  redirectUrl: z.string(),
  status: z.enum(requestStatuses),
  /** Epoch milliseconds. */
  created: z.number(),
  /** Sent on to somebody who may decide. */
  escalated: z.boolean(),
})
export type SystemUserRequest = z.infer<typeof requestSchema>

export interface Requests {
  get(id: string): SystemUserRequest | null
  all(): readonly SystemUserRequest[]
  put(request: SystemUserRequest): void
  remove(id: string): void
}

const lifetime = 180 * 86_400_000

/** Nobody has to come by for a request to run out. */
export function createRequests(database: Database, clock: Clock): Requests {
  const documents = createDocuments(database, 'system-user-request', requestSchema, ({ id }) => id)
  const aged = (request: SystemUserRequest): SystemUserRequest =>
    request.status === 'New' && clock.brokerNow() - request.created >= lifetime
      ? { ...request, status: 'Timedout' }
      : request
  return {
    ...documents,
    get(id) {
      const request = documents.get(id)
      return request === null ? null : aged(request)
    },
    all: () => documents.all().map(aged),
  }
}
