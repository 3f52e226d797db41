/** What the system register finds wrong with a system: everything at once, each by its number. platform.md §3.5. */
import { z } from 'zod'
import type { Registry } from '../registry/resources.ts'
import { packageNamed, packagePrefix } from '../world/policies.ts'
import type { System } from '../world/system-users.ts'
import type { ValidationError } from './problems.ts'
import { attributesOf, packageListSchema, rightListSchema, rightsOf } from './rights.ts'

const texts = z.record(z.string(), z.string())
export const systemBodySchema = z.object({
  id: z.string(),
  vendor: z.object({ authority: z.string().optional(), ID: z.string() }),
  name: texts,
  description: texts,
  rights: rightListSchema.nullish().transform((rights) => rights ?? []),
  accessPackages: packageListSchema.nullish().transform((packages) => packages ?? []),
  clientId: z.array(z.string()),
  allowedRedirectUrls: z
    .array(z.string())
    .nullish()
    .transform((urls) => urls ?? []),
  isVisible: z.boolean().default(false),
})
export type SystemBody = z.output<typeof systemBodySchema>

const identifier = /^0192:\d{9}$/
const hasTwins = (values: readonly string[]): boolean => new Set(values).size < values.length
const isRedirect = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:'
/** Rights to a schema are given to suppliers in another way (AUTH-00071). */
const undelegableTypes = ['MaskinportenSchema']

/** `others` are the systems that are registered already, without the one that is being changed. */
export function systemErrors(
  body: SystemBody,
  others: readonly System[],
  registry: Registry,
): readonly ValidationError[] {
  const { id, vendor, clientId, allowedRedirectUrls, isVisible } = body
  const { rights, packages } = rightsOf(body)
  const resources = rights.map((right) => registry.get(right))
  const rules: readonly (readonly [boolean, ValidationError['code'], string])[] = [
    [!identifier.test(vendor.ID), 'VLD-00000', 'vendor/id'],
    [/\s/u.test(id), 'VLD-00013', 'systemid'],
    [!/^\d{9}_\S+$/.test(id) || !id.startsWith(vendor.ID.slice(-9)), 'VLD-00001', 'systemid'],
    [others.some((other) => other.id === id), 'VLD-00002', 'systemid'],
    [!allowedRedirectUrls.every(isRedirect), 'VLD-00005', 'allowedredirecturls'],
    [attributesOf(body).some((one) => one.id !== 'urn:altinn:resource'), 'VLD-00009', 'rights/resource'],
    [resources.includes(null), 'VLD-00003', 'rights/resource'],
    [
      resources.some((one) => one !== null && undelegableTypes.includes(one.resourceType)),
      'VLD-00017',
      'rights/resource',
    ],
    [hasTwins(rights), 'VLD-00006', 'rights/resource'],
    [
      body.accessPackages.some(({ urn }) => !urn.startsWith(packagePrefix)) ||
        packages.some((name) => packageNamed(name)?.delegable !== true),
      'VLD-00008',
      'accesspackages',
    ],
    [hasTwins(packages), 'VLD-00007', 'accesspackages'],
    [
      isVisible && packages.some((name) => packageNamed(name)?.assignable === false),
      'VLD-00018',
      'accesspackages',
    ],
    [hasTwins(clientId), 'VLD-00011', 'clientid'],
    [
      others.some(({ clientIds }) => clientIds.some((known) => clientId.includes(known))),
      'VLD-00004',
      'clientid',
    ],
  ]
  return rules.flatMap(([isWrong, code, path]) => (isWrong ? [{ code, path }] : []))
}
