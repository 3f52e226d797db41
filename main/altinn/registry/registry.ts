/** Client of the resource registry, which anybody may ask. platform.md §6. */
import { z } from 'zod'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Environment } from '../../environments.ts'
import type { Clock } from '../../ports.ts'
import type { PlatformCall } from '../platform-call.ts'

export interface Resource {
  readonly id: string
  readonly title: string | null
  /** `BrokerService`, `CorrespondenceService`, `GenericAccessResource`, … */
  readonly type: string
  readonly owner: { readonly name: string | null; readonly organisation: string | null }
  /** Where the owner is asked; null when the registry does not say. */
  readonly contact: string | null
  readonly hasAccessList: boolean
}

/** What one must hold to be let in, as the policy lists it; any one of them will do. */
export interface Demands {
  /** Last part of `urn:altinn:accesspackage:…`. */
  readonly packages: readonly string[]
  /** Last part of `urn:altinn:rolecode:…`, lower case. */
  readonly roles: readonly string[]
}

export interface Registry {
  /** Faults: service-unknown, and those of the network. */
  resource(environment: Environment, id: string, signal?: AbortSignal): Promise<Result<Resource>>
  /** By words of title or id; at most `limit`. The whole list is kept for a day. */
  search(environment: Environment, words: string, limit: number): Promise<Result<readonly Resource[]>>
  demands(environment: Environment, id: string, signal?: AbortSignal): Promise<Result<Demands>>
}

const day = 86_400_000
const words = z.record(z.string(), z.string().nullable()).nullish()
const resourceSchema = z
  .object({
    identifier: z.string(),
    title: words,
    resourceType: z.string().nullish(),
    accessListMode: z.string().nullish(),
    hasCompetentAuthority: z.object({ organization: z.string().nullish(), name: words }).nullish(),
    contactPoints: z.array(z.object({ email: z.string().nullish() })).nullish(),
  })
  .transform((one): Resource => ({
    id: one.identifier,
    title: one.title?.['nb'] ?? one.title?.['en'] ?? null,
    type: one.resourceType ?? 'Default',
    owner: {
      name: one.hasCompetentAuthority?.name?.['nb'] ?? null,
      organisation: one.hasCompetentAuthority?.organization ?? null,
    },
    contact: one.contactPoints?.find(({ email }) => email)?.email ?? null,
    hasAccessList: one.accessListMode?.toLowerCase() === 'enabled',
  }))
const subjectSchema = z.object({ urn: z.string() })
const subjectsSchema = z
  .union([z.array(subjectSchema), z.object({ data: z.array(subjectSchema) }).transform(({ data }) => data)])
  .transform((subjects): Demands => {
    const after = (prefix: string): readonly string[] =>
      subjects.flatMap(({ urn }) =>
        urn.toLowerCase().startsWith(prefix) ? [urn.slice(prefix.length).toLowerCase()] : [],
      )
    return { packages: after('urn:altinn:accesspackage:'), roles: after('urn:altinn:rolecode:') }
  })

const service = 'Resource registry'

export function createRegistry(call: PlatformCall, clock: Clock): Registry {
  const lists = new Map<string, { readonly at: number; readonly resources: readonly Resource[] }>()
  const base = ({ altinn }: Environment): string => `${altinn.platform}/resourceregistry/api/v1/resource`

  const all = async (environment: Environment): Promise<Result<readonly Resource[]>> => {
    const kept = lists.get(environment.altinn.platform)
    if (kept !== undefined && clock.monotonic() - kept.at < day) return success(kept.resources)
    const listed = await call.open(environment, {
      ...{ service, operation: 'resourcelist', method: 'GET' },
      url: `${base(environment)}/resourcelist?includeApps=false&includeMigratedApps=false`,
      // One that we cannot read must not hide the others.
      schema: z.array(z.unknown()).transform((items) =>
        items.flatMap((item) => {
          const parsed = resourceSchema.safeParse(item)
          return parsed.success ? [parsed.data] : []
        }),
      ),
    })
    if (listed.ok) lists.set(environment.altinn.platform, { at: clock.monotonic(), resources: listed.value })
    return listed
  }

  return {
    async resource(environment, id, signal) {
      const values = { service: id }
      const found = await call.open(
        environment,
        {
          ...{ service, operation: 'resource', method: 'GET', values },
          url: `${base(environment)}/${encodeURIComponent(id)}`,
          // 204 in some environments: nothing there.
          schema: resourceSchema.nullable(),
          statuses: { 404: 'service-unknown', 400: 'service-unknown' },
        },
        signal,
      )
      if (!found.ok) return found
      return found.value === null ? failure(fault('service-unknown', { values })) : success(found.value)
    },
    async search(environment, given, limit) {
      const listed = await all(environment)
      if (!listed.ok) return listed
      const parts = given.toLowerCase().split(/\s+/u)
      const matches = ({ id, title, owner }: Resource): boolean => {
        const text = `${id} ${title ?? ''} ${owner.name ?? ''}`.toLowerCase()
        return parts.every((part) => text.includes(part))
      }
      return success(listed.value.filter(matches).slice(0, limit))
    },
    demands: (environment, id, signal) =>
      call.open(
        environment,
        {
          ...{ service, operation: 'policy/subjects', method: 'GET', values: { service: id } },
          url: `${base(environment)}/${encodeURIComponent(id)}/policy/subjects`,
          schema: subjectsSchema,
          statuses: { 404: 'service-unknown' },
        },
        signal,
      ),
  }
}
