/** What the customer decides about a request, and whether whoever decides may give what is asked. platform.md §3.5. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Registry } from '../registry/resources.ts'
import type { Database } from '../state/database.ts'
import { createDocuments } from '../state/documents.ts'
import { heldSubjects, packageNamed, packagePrefix, subjectsOf } from '../world/policies.ts'
import type { SystemUser, SystemUsers } from '../world/system-users.ts'
import type { AuthProblem } from './problems.ts'
import type { Requests, SystemUserRequest } from './requests.ts'

/** Who decides for an organisation. What is null they hold all of. */
export const approverSchema = z.object({
  organisation: z.string(),
  /** May give on rights at all (AUTH-00066). */
  isAccessManager: z.boolean().default(true),
  packages: z.array(z.string()).nullable().default(null),
  /** Lower case, as `dagl`. */
  roles: z.array(z.string()).nullable().default(null),
  /** Refuses every approval with this code; null = by the rules. */
  refusal: z
    .custom<AuthProblem>((value) => typeof value === 'string' && /^AUTH-\d{5}$/.test(value))
    .nullable()
    .default(null),
})
export type Approver = z.infer<typeof approverSchema>

export interface Approval {
  approverOf(organisation: string): Approver
  setApprover(approver: Approver): void
  /** Null when it is done. `approver` stands in for the organisation's own. */
  approve(id: string, approver?: Approver): AuthProblem | null
  reject(id: string, status?: 'Rejected' | 'Denied'): AuthProblem | null
  escalate(id: string): AuthProblem | null
  onApproved(listener: (systemUser: SystemUser) => void): void
}

export interface ApprovalPorts {
  readonly database: Database
  readonly clock: Clock
  readonly requests: Requests
  readonly systemUsers: SystemUsers
  readonly registry: Registry
}

const hasPackage = ({ packages }: Approver, name: string): boolean =>
  packages === null || packages.includes(name)

/** Whether somebody may give on the right to a service: it must be theirs to give, and one that can be given. */
function rightRefusal(registry: Registry, approver: Approver, id: string): AuthProblem | null {
  const resource = registry.get(id)
  if (resource === null) return 'AUTH-00001'
  if (resource.resourceType === 'MaskinportenSchema') return 'AUTH-00071'
  if (!resource.delegable) return 'AUTH-00070'
  const { accessList, policy } = resource
  if (accessList !== null && !accessList.includes(approver.organisation)) return 'AUTH-00069'
  const subjects = subjectsOf(policy)
  const { packages, roles } = approver
  const held = heldSubjects(approver.organisation, { packages: packages ?? [], roles: roles ?? [] })
  const holds = (subject: string): boolean => {
    const isPackage = subject.startsWith(packagePrefix)
    return held.has(subject) || (isPackage ? packages === null : roles === null)
  }
  if (subjects.some(holds)) return null
  return subjects.some((subject) => subject.startsWith(packagePrefix)) ? 'AUTH-00068' : 'AUTH-00016'
}

function packageRefusal(approver: Approver, name: string): AuthProblem | null {
  const known = packageNamed(name)
  if (known === null || !known.delegable || !known.assignable) return 'AUTH-00064'
  return hasPackage(approver, name) ? null : 'AUTH-00053'
}

const without = (from: readonly string[], taken: readonly string[]): string[] =>
  from.filter((one) => !taken.includes(one))
const joined = (some: readonly string[], more: readonly string[]): string[] => [
  ...new Set([...some, ...more]),
]

export function createApproval(ports: ApprovalPorts): Approval {
  const { database, clock, requests, systemUsers, registry } = ports
  const approvers = createDocuments(database, 'approver', approverSchema, ({ organisation }) => organisation)
  const listeners: ((systemUser: SystemUser) => void)[] = []

  const approverOf: Approval['approverOf'] = (organisation) =>
    approvers.get(organisation) ?? approverSchema.parse({ organisation })

  /** The request, while it can still be decided. */
  const open = (id: string): SystemUserRequest | AuthProblem => {
    const request = requests.get(id)
    if (request === null) return 'AUTH-00010'
    return request.status === 'New' ? request : 'AUTH-00013'
  }
  const refusalOf = (approver: Approver, request: SystemUserRequest): AuthProblem | null => {
    if (approver.refusal !== null) return approver.refusal
    if (!approver.isAccessManager) return 'AUTH-00066'
    for (const id of request.rights) {
      const refusal = rightRefusal(registry, approver, id)
      if (refusal !== null) return refusal
    }
    for (const name of request.packages) {
      const refusal = packageRefusal(approver, name)
      if (refusal !== null) return refusal
    }
    return null
  }
  const give = (request: SystemUserRequest): SystemUser | null => {
    const { systemId, organisation, externalRef, title, rights, packages } = request
    if (request.kind === 'request') {
      const created = clock.brokerNow()
      return { id: randomUUID(), systemId, organisation, externalRef, title, rights, packages, created }
    }
    const known = systemUsers.get(request.systemUserId ?? '')
    if (known === null) return null
    return {
      ...known,
      rights: joined(without(known.rights, request.unwantedRights), rights),
      packages: joined(without(known.packages, request.unwantedPackages), packages),
    }
  }

  return {
    approverOf,
    setApprover: (approver) => approvers.put(approver),
    approve(id, approver) {
      const request = open(id)
      if (typeof request === 'string') return request
      const refusal = refusalOf(approver ?? approverOf(request.organisation), request)
      if (refusal !== null) return refusal
      const systemUser = give(request)
      if (systemUser === null) return 'AUTH-00015'
      database.together(() => {
        systemUsers.put(systemUser)
        requests.put({ ...request, status: 'Accepted' })
      })
      if (request.kind === 'request') for (const listener of listeners) listener(systemUser)
      return null
    },
    reject(id, status = 'Rejected') {
      const request = open(id)
      if (typeof request === 'string') return request
      requests.put({ ...request, status })
      return null
    },
    escalate(id) {
      const request = open(id)
      if (typeof request === 'string') return request
      requests.put({ ...request, escalated: true })
      return null
    },
    onApproved: (listener) => void listeners.push(listener),
  }
}
