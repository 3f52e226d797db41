/** Who calls, with which kind of token, and what the policies let them do. correspondence.md §1.2. */
import type { Clock } from '../clock.ts'
import type { Call } from '../http/call.ts'
import { empty, Refused } from '../http/reply.ts'
import type { Issuer } from '../tokens/issuer.ts'
import { bearerOf, organisationOf, systemUserIdOf, vendorOf, verifyToken } from '../tokens/verify.ts'
import { isPermitted } from '../world/policies.ts'
import type { SystemUser, SystemUsers } from '../world/system-users.ts'
import { urnOf } from './parties.ts'
import { correspondenceError, exchangeFirst } from './problems.ts'
import type { Resource } from './resources.ts'

export interface Caller {
  readonly organisation: string
  /** URN. */
  readonly party: string
  /** Null for a plain organisation token, and when it has been removed since. */
  readonly systemUser: SystemUser | null
  readonly scopes: readonly string[]
  /** Organisation that got the token from Maskinporten. */
  readonly consumer: string
  /** `write` in the scope makes a sender of anybody: nothing is fetched (correspondence.md §0 fact 4). */
  readonly asSender: boolean
}

export type Policy = 'Sender' | 'Recipient' | 'SenderOrRecipient' | 'Download' | 'CheckForwarding'

export interface Access {
  /** Refuses with empty 401 or 403, with IDX10205, or sends to a login page. */
  authenticate(call: Call, policy: Policy): Promise<Caller>
  /** Whether the caller may act for this party (URN) on this resource. */
  permits(caller: Caller, resource: Resource | null, party: string): boolean
  isOwner(caller: Caller, resource: Resource | null): boolean
}

export interface AccessPorts {
  readonly clock: Clock
  readonly altinn: Issuer
  readonly maskinporten: Issuer
  readonly systemUsers: SystemUsers
}

const read = 'altinn:correspondence.read'
const write = 'altinn:correspondence.write'
const serviceOwner = 'altinn:serviceowner'

const altinnScopes: Readonly<Record<Policy, readonly string[]>> = {
  Sender: [write],
  Recipient: [read],
  SenderOrRecipient: [read, write],
  Download: [read, 'altinn:portal/enduser'],
  CheckForwarding: ['altinn:correspondence.forward.check'],
}
/** Policies that leave a browser a way in. */
const withLogin: readonly Policy[] = ['Download', 'CheckForwarding']
/** Policies whose schemes take a Maskinporten token as it is. */
const withoutExchange: readonly Policy[] = ['Sender', 'SenderOrRecipient']

function passes(policy: Policy, scopes: readonly string[], raw: boolean): boolean {
  if (!raw) return altinnScopes[policy].some((scope) => scopes.includes(scope))
  const asOwner = scopes.includes(serviceOwner) && scopes.includes(write)
  return asOwner || (policy === 'SenderOrRecipient' && scopes.includes(read))
}

function unauthorized(policy: Policy, anonymous: boolean, reason = ''): Refused {
  if (anonymous && withLogin.includes(policy)) return new Refused(empty(302, { Location: '/login' }))
  const challenge = anonymous ? 'Bearer' : `Bearer error="invalid_token", error_description="${reason}"`
  return new Refused(empty(401, { 'WWW-Authenticate': challenge }))
}

export function createAccess({ clock, altinn, maskinporten, systemUsers }: AccessPorts): Access {
  /** The owner's own token passes every check on the resource, a recipient's too. */
  const bypasses = (caller: Caller, resource: Resource): boolean =>
    caller.scopes.includes(serviceOwner) && caller.consumer === resource.owner

  const permits: Access['permits'] = (caller, resource, party) => {
    if (resource === null) return false
    if (bypasses(caller, resource)) return true
    return caller.party === party && isPermitted(caller, resource, 'read')
  }

  return {
    permits,
    isOwner: (caller, resource) => resource !== null && permits(caller, resource, urnOf(resource.owner)),
    async authenticate(call, policy) {
      const token = bearerOf(call.headers.authorization)
      if (token === null) throw unauthorized(policy, true)
      const verdict = await verifyToken(token, [altinn, maskinporten], clock.now() + clock.skew())
      if (!verdict.ok) throw unauthorized(policy, false, verdict.reason)
      const { claims } = verdict
      const raw = claims.iss === maskinporten.name
      if (raw && !withoutExchange.includes(policy)) throw exchangeFirst(call)
      const scopes = (claims.scope ?? '').split(' ')
      if (!passes(policy, scopes, raw)) throw new Refused(empty(403))
      const organisation = organisationOf(claims)
      if (organisation === null) throw correspondenceError(call, 4006)
      const systemUserId = systemUserIdOf(claims)
      return {
        organisation,
        party: urnOf(organisation),
        systemUser: systemUserId === null ? null : systemUsers.get(systemUserId),
        scopes,
        consumer: vendorOf(claims),
        asSender: scopes.includes(write),
      }
    },
  }
}
