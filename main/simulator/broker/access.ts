/** Who calls and what the policies let them do: the PDP's answers for the practice services. broker.md §1.2. */
import type { Clock } from '../clock.ts'
import type { Call } from '../http/call.ts'
import { empty, Refused } from '../http/reply.ts'
import type { Issuer } from '../tokens/issuer.ts'
import {
  bearerOf,
  organisationOf,
  systemUserIdOf,
  vendorOf,
  verifyToken,
  type Claims,
} from '../tokens/verify.ts'
import { isPermitted, type PolicyAction } from '../world/policies.ts'
import type { Services } from '../world/services.ts'
import type { SystemUser, SystemUsers } from '../world/system-users.ts'
import { brokerError } from './problems.ts'
import type { FileTransfer } from './transfers.ts'

export interface Caller {
  readonly organisation: string
  readonly vendor: string
  readonly clientId: string
  /** Null for a plain organisation token, and when it has been removed since. */
  readonly systemUser: SystemUser | null
}

export interface Access {
  /** Refuses with an empty 401 or 403. `pardons` says whether this caller's token may have expired. */
  authenticate(call: Call, anyOf: readonly string[], pardons?: (caller: Caller) => boolean): Promise<Caller>
  /** Whether the caller may do one of these for this party on this resource. */
  permits(caller: Caller, resourceId: string, party: string, ...anyOf: readonly PolicyAction[]): boolean
  /** Refuses with BRO-00006. */
  requireSender(call: Call, caller: Caller, transfer: FileTransfer): void
  requireRecipient(call: Call, caller: Caller, transfer: FileTransfer): void
  requireEither(call: Call, caller: Caller, transfer: FileTransfer): void
}

export interface AccessPorts {
  readonly clock: Clock
  readonly issuers: readonly Issuer[]
  readonly services: Services
  readonly systemUsers: SystemUsers
}

function unauthorized(reason: string | null): Refused {
  const challenge = reason === null ? 'Bearer' : `Bearer error="invalid_token", error_description="${reason}"`
  return new Refused(empty(401, { 'WWW-Authenticate': challenge }))
}

export function createAccess({ clock, issuers, services, systemUsers }: AccessPorts): Access {
  const callerOf = (claims: Claims): Caller => {
    const systemUserId = systemUserIdOf(claims)
    return {
      organisation: organisationOf(claims) ?? '',
      vendor: vendorOf(claims),
      clientId: claims.client_id ?? '',
      systemUser: systemUserId === null ? null : systemUsers.get(systemUserId),
    }
  }
  const permits: Access['permits'] = (caller, resourceId, party, ...anyOf) => {
    const service = services.get(resourceId)
    if (service === null || caller.organisation !== party) return false
    return anyOf.some((action) => isPermitted(caller, service, action))
  }
  const isSender = (caller: Caller, transfer: FileTransfer): boolean =>
    permits(caller, transfer.resourceId, transfer.senderOrganisation, 'write')
  /** Any permit for any recipient is enough. */
  const isRecipient = (caller: Caller, transfer: FileTransfer): boolean =>
    transfer.recipients.some((recipient) => permits(caller, transfer.resourceId, recipient, 'read'))
  return {
    permits,
    async authenticate(call, anyOf, pardons = () => false) {
      const token = bearerOf(call.headers.authorization)
      if (token === null) throw unauthorized(null)
      const verdict = await verifyToken(token, issuers, clock.now() + clock.skew())
      const claims = verdict.ok ? verdict.claims : verdict.expired
      if (claims === undefined || (!verdict.ok && !pardons(callerOf(claims)))) {
        throw unauthorized(verdict.ok ? null : verdict.reason)
      }
      const scopes = (claims.scope ?? '').split(' ')
      if (!anyOf.some((scope) => scopes.includes(scope))) throw new Refused(empty(403))
      if (organisationOf(claims) === null) throw brokerError(call, 'BRO-07001')
      return callerOf(claims)
    },
    requireSender(call, caller, transfer) {
      if (!isSender(caller, transfer)) throw brokerError(call, 'BRO-00006')
    },
    requireRecipient(call, caller, transfer) {
      if (!isRecipient(caller, transfer)) throw brokerError(call, 'BRO-00006')
    },
    requireEither(call, caller, transfer) {
      if (!isSender(caller, transfer) && !isRecipient(caller, transfer)) {
        throw brokerError(call, 'BRO-00006')
      }
    },
  }
}
