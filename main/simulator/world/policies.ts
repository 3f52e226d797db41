/** Policies: who may do what with a service, and the packages they speak of. platform.md §3.4, §6. */
import { z } from 'zod'
import type { SystemUser } from './system-users.ts'

export const packagePrefix = 'urn:altinn:accesspackage:'
export const rolePrefix = 'urn:altinn:rolecode:'
export const organisationPrefix = 'urn:altinn:organization:identifier-no:'

export const actions = ['read', 'write', 'subscribe'] as const
export type PolicyAction = (typeof actions)[number]

/** Any one of the subjects may do all of the actions. */
const ruleSchema = z.object({ subjects: z.array(z.string()), actions: z.array(z.enum(actions)) })
export const policySchema = z.array(ruleSchema)
export type Policy = z.infer<typeof policySchema>

export interface AccessPackage {
  /** Last part of the URN. */
  readonly name: string
  readonly title: string
  /** Can be given on to a system user at all. */
  readonly delegable: boolean
  /** False: only for system users that act for clients of an accountant or auditor (AUTH-00064, VLD-00018). */
  readonly assignable: boolean
}

const accessPackage = (name: string, title: string, rules: Partial<AccessPackage> = {}): AccessPackage => ({
  ...{ name, title, delegable: true, assignable: true },
  ...rules,
})

export const accessPackages: readonly AccessPackage[] = [
  accessPackage('informasjon-og-kommunikasjon', 'Informasjon og kommunikasjon'),
  accessPackage('post-til-virksomheten-med-taushetsbelagt-innhold', 'Post med taushetsbelagt innhold'),
  accessPackage('regnskap-okonomi-rapport', 'Regnskap og økonomirapportering'),
  accessPackage('ansettelsesforhold', 'Ansettelsesforhold'),
  accessPackage('regnskapsforer-lonn', 'Regnskapsfører lønn', { assignable: false }),
  accessPackage('hovedadministrator', 'Hovedadministrator', { delegable: false }),
]

export const packageNamed = (name: string): AccessPackage | null =>
  accessPackages.find((known) => known.name === name) ?? null

export const generalPackage = 'informasjon-og-kommunikasjon'
export const confidentialPackage = 'post-til-virksomheten-med-taushetsbelagt-innhold'

export const demanding = (...subjects: readonly string[]): Policy => [
  { subjects: [...subjects], actions: [...actions] },
]
/** What most services ask: the package, or the role of the managing director until roles are gone. */
export const usualPolicy = demanding(`${packagePrefix}${generalPackage}`, `${rolePrefix}dagl`)
export const confidentialPolicy = demanding(`${packagePrefix}${confidentialPackage}`)

/** What somebody holds who gives rights on, or the system user that got them. */
export interface Holdings {
  readonly packages: readonly string[]
  /** Lower case, without prefix. */
  readonly roles: readonly string[]
}

export function heldSubjects(organisation: string, { packages, roles }: Holdings): ReadonlySet<string> {
  return new Set([
    `${organisationPrefix}${organisation}`,
    ...packages.map((name) => `${packagePrefix}${name}`),
    ...roles.map((name) => `${rolePrefix}${name}`),
  ])
}

export const subjectsOf = (policy: Policy): readonly string[] => [
  ...new Set(policy.flatMap(({ subjects }) => subjects)),
]

export interface Actor {
  readonly organisation: string
  /** Null for a plain organisation token: it has neither roles nor packages. */
  readonly systemUser: SystemUser | null
}

/** What is decided about; an access list is looked at after the policy (platform.md §6). */
export interface Guarded {
  readonly id: string
  readonly policy: Policy
  readonly accessList: readonly string[] | null
}

/** The PDP's answer. */
export function isPermitted(
  { organisation, systemUser }: Actor,
  service: Guarded,
  action: PolicyAction,
): boolean {
  if (service.accessList !== null && !service.accessList.includes(organisation)) return false
  // The right to the service itself, given on by somebody whom the policy lets in.
  if (systemUser?.rights.includes(service.id) === true) return true
  const held = heldSubjects(organisation, { packages: systemUser?.packages ?? [], roles: [] })
  return service.policy.some(
    ({ subjects, actions: allowed }) =>
      allowed.includes(action) && subjects.some((subject) => held.has(subject)),
  )
}
