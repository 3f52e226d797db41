/** What a vendor asks for, and whether its system has it to ask for. platform.md §3.5. */
import { z } from 'zod'
import type { Call } from '../http/call.ts'
import type { Registry } from '../registry/resources.ts'
import { packageNamed } from '../world/policies.ts'
import type { System } from '../world/system-users.ts'
import { authProblem } from './problems.ts'
import { packageListSchema, rightListSchema, type Rights } from './rights.ts'

const rights = rightListSchema.nullish().transform((list) => list ?? [])
const packages = packageListSchema.nullish().transform((list) => list ?? [])
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

/** `externalReference`, seen in samples, is no field and silently ignored. */
export const requestBodySchema = z.object({
  systemId: z.string().min(1),
  partyOrgNo: z.string().regex(/^\d{9}$/),
  externalRef: text,
  integrationTitle: text,
  rights,
  accessPackages: packages,
  redirectUrl: text,
})

export const changeBodySchema = z.object({
  requiredRights: rights,
  unwantedRights: rights,
  requiredAccessPackages: packages,
  unwantedAccessPackages: packages,
  redirectUrl: text,
})

/** Refuses with AUTH-00026 and AUTH-00021. */
export function checkRedirect(call: Call, system: System, url: string): void {
  if (url === '') return
  if (system.redirectUrls.length === 0) throw authProblem(call, 'AUTH-00026')
  if (!system.redirectUrls.includes(url)) throw authProblem(call, 'AUTH-00021')
}

/** A subset of the system's, and such as can be given on: AUTH-00001, AUTH-00063, AUTH-00064. */
export function checkRights(call: Call, system: System, asked: Rights, registry: Registry): void {
  if (!asked.rights.every((id) => system.rights.includes(id) && registry.get(id) !== null)) {
    throw authProblem(call, 'AUTH-00001')
  }
  if (!asked.packages.every((name) => system.packages.includes(name))) throw authProblem(call, 'AUTH-00063')
  const known = asked.packages.map(packageNamed)
  if (known.some((one) => one?.assignable === false || one?.delegable === false)) {
    throw authProblem(call, 'AUTH-00064')
  }
}
