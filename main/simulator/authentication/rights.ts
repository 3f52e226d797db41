/** Rights and access packages as these services write them, in and out. platform.md §3.5. */
import { z } from 'zod'
import { packagePrefix } from '../world/policies.ts'

export const rightListSchema = z.array(
  z.object({ resource: z.array(z.object({ id: z.string(), value: z.string() })) }),
)
export const packageListSchema = z.array(z.object({ urn: z.string() }))

export interface WrittenRights {
  readonly rights: z.infer<typeof rightListSchema>
  readonly accessPackages: z.infer<typeof packageListSchema>
}
/** Ids of resources and last parts of packages' URNs. */
export interface Rights {
  readonly rights: readonly string[]
  readonly packages: readonly string[]
}

export const attributesOf = ({ rights }: Pick<WrittenRights, 'rights'>) =>
  rights.flatMap(({ resource }) => resource)

export const rightsOf = (written: WrittenRights): { rights: string[]; packages: string[] } => ({
  rights: attributesOf(written).map(({ value }) => value),
  packages: written.accessPackages.map(({ urn }) => urn.replace(packagePrefix, '')),
})

export const writtenResources = (ids: readonly string[]) =>
  ids.map((value) => ({ resource: [{ id: 'urn:altinn:resource', value }] }))
export const writtenPackages = (names: readonly string[]) =>
  names.map((name) => ({ urn: `${packagePrefix}${name}` }))

export const writtenRights = ({ rights, packages }: Rights) => ({
  rights: writtenResources(rights),
  accessPackages: writtenPackages(packages),
})
