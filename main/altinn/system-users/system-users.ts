/** Client of system users: ask for one, follow the request, find one that exists. platform.md §3.5. */
import { z } from 'zod'
import { success, type Result } from '../../../preload/contract/result.ts'
import type { Access } from '../access.ts'
import type { PlatformCall } from '../platform-call.ts'
import { problemCodes } from './problem-codes.ts'
import { rightsBody, type Rights } from './system-register.ts'

export type RequestStatus = 'new' | 'accepted' | 'rejected' | 'denied' | 'timed-out' | 'other'

export interface SystemUserRequest {
  readonly id: string
  readonly status: RequestStatus
  /** Where somebody approves it; null when the service gives none. */
  readonly confirmUrl: string | null
  /** Sent on to somebody who may approve. */
  readonly escalated: boolean
}

export interface KnownSystemUser {
  readonly id: string
  readonly externalRef: string | null
}

export interface WantedSystemUser extends Rights {
  readonly systemId: string
  /** Nine digits of whoever approves. */
  readonly organisation: string
  readonly externalRef: string
}

export interface SystemUsers {
  /** Safe to repeat: the same system, organisation and reference give the same request. Faults: `problemCodes`. */
  request(access: Access, wanted: WantedSystemUser, signal?: AbortSignal): Promise<Result<SystemUserRequest>>
  /** Null when it is gone. `kind` tells a request from a change request. */
  look(
    access: Access,
    id: string,
    kind: RequestKind,
    signal?: AbortSignal,
  ): Promise<Result<SystemUserRequest | null>>
  withdraw(access: Access, id: string, signal?: AbortSignal): Promise<Result<null>>
  /** Asks for more rights for one that exists. */
  change(
    access: Access,
    systemUserId: string,
    rights: Rights,
    correlation: string,
    signal?: AbortSignal,
  ): Promise<Result<SystemUserRequest>>
  /** The approved one of system and organisation; null when there is none. */
  find(
    access: Access,
    wanted: Pick<WantedSystemUser, 'systemId' | 'organisation'> & { readonly externalRef: string | null },
    signal?: AbortSignal,
  ): Promise<Result<KnownSystemUser | null>>
}
export type RequestKind = 'request' | 'changerequest'

export const requestScopes = {
  write: 'altinn:authentication/systemuser.request.write',
  read: 'altinn:authentication/systemuser.request.read',
} as const

const statuses: Readonly<Record<string, RequestStatus>> = {
  new: 'new',
  accepted: 'accepted',
  rejected: 'rejected',
  denied: 'denied',
  timedout: 'timed-out',
}
const requestSchema = z
  .object({
    id: z.string(),
    status: z.string(),
    confirmUrl: z.string().nullish(),
    escalated: z.boolean().nullish(),
    timedOut: z.boolean().nullish(),
  })
  .transform((one): SystemUserRequest => ({
    id: one.id,
    status: one.timedOut === true ? 'timed-out' : (statuses[one.status.toLowerCase()] ?? 'other'),
    confirmUrl: one.confirmUrl || null,
    escalated: one.escalated === true,
  }))
const userSchema = z
  .object({ id: z.string(), externalRef: z.string().nullish(), isDeleted: z.boolean().nullish() })
  .nullable()

export function createSystemUsers(call: PlatformCall): SystemUsers {
  const base = ({ environment }: Access): string =>
    `${environment.altinn.platform}/authentication/api/v1/systemuser`
  const service = 'System users'
  const codes = problemCodes

  return {
    request(access, wanted, signal) {
      const { systemId, organisation, externalRef } = wanted
      return call.as(
        access,
        [requestScopes.write],
        {
          ...{ service, operation: 'request', method: 'POST', codes },
          url: `${base(access)}/request/vendor`,
          values: { system: systemId, organisation },
          // `externalReference`, seen in samples, is silently ignored.
          body: { systemId, partyOrgNo: organisation, externalRef, redirectUrl: '', ...rightsBody(wanted) },
          schema: requestSchema,
        },
        signal,
      )
    },
    async look(access, id, kind, signal) {
      const found = await call.as(
        access,
        [requestScopes.read],
        {
          ...{ service, operation: 'look', method: 'GET', codes },
          url: `${base(access)}/${kind}/vendor/${encodeURIComponent(id)}`,
          schema: requestSchema,
          statuses: { 404: 'system-user-request-gone' },
        },
        signal,
      )
      return !found.ok && found.fault.code === 'system-user-request-gone' ? success(null) : found
    },
    async withdraw(access, id, signal) {
      const gone = await call.as(
        access,
        [requestScopes.write],
        {
          ...{ service, operation: 'withdraw', method: 'DELETE', codes },
          url: `${base(access)}/request/vendor/${encodeURIComponent(id)}`,
          schema: z.unknown(),
          statuses: { 404: 'system-user-request-gone' },
        },
        signal,
      )
      return gone.ok || gone.fault.code === 'system-user-request-gone' ? success(null) : gone
    },
    change(access, systemUserId, rights, correlation, signal) {
      const query = new URLSearchParams({ 'correlation-id': correlation, 'system-user-id': systemUserId })
      const { rights: resources, accessPackages } = rightsBody(rights)
      return call.as(
        access,
        [requestScopes.write],
        {
          ...{ service, operation: 'change', method: 'POST', codes },
          url: `${base(access)}/changerequest/vendor?${query.toString()}`,
          body: {
            ...{ requiredRights: resources, unwantedRights: [] },
            ...{ requiredAccessPackages: accessPackages, unwantedAccessPackages: [] },
          },
          schema: requestSchema,
        },
        signal,
      )
    },
    async find(access, { systemId, organisation, externalRef }, signal) {
      const query = new URLSearchParams({
        'system-id': systemId,
        orgno: organisation,
        ...(externalRef === null ? {} : { 'external-ref': externalRef }),
      })
      const found = await call.as(
        access,
        [requestScopes.write],
        {
          ...{ service, operation: 'find', method: 'GET', codes },
          url: `${base(access)}/vendor/byquery?${query.toString()}`,
          schema: userSchema,
          statuses: { 404: 'system-user-missing' },
        },
        signal,
      )
      if (!found.ok) return found.fault.code === 'system-user-missing' ? success(null) : found
      const user = found.value
      return success(
        user === null || user.isDeleted === true
          ? null
          : { id: user.id, externalRef: user.externalRef ?? null },
      )
    },
  }
}
