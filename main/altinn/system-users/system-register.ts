/** Client of the system register: which program acts, with which client and which rights. platform.md §3.5. */
import { z } from 'zod'
import { success, type Result } from '../../../preload/contract/result.ts'
import type { Access } from '../access.ts'
import type { PlatformCall, Values } from '../platform-call.ts'
import { problemCodes } from './problem-codes.ts'

export interface Rights {
  /** Bare resource ids. */
  readonly resources: readonly string[]
  /** Last part of `urn:altinn:accesspackage:…`. */
  readonly packages: readonly string[]
}

export interface RegisteredSystem extends Rights {
  readonly id: string
  readonly clientIds: readonly string[]
  readonly isDeleted: boolean
}

export interface NewSystem extends Rights {
  /** Begins with the vendor's organisation number and an underscore. */
  readonly id: string
  readonly vendor: string
  readonly clientIds: readonly string[]
}

export interface SystemRegister {
  /** Null when there is none of this id. Faults: system-of-another, scope-missing, … */
  get(access: Access, id: string, signal?: AbortSignal): Promise<Result<RegisteredSystem | null>>
  /** Faults: system-id-taken, system-client-taken, system-resource-unknown, system-package-unknown, … */
  register(access: Access, system: NewSystem, signal?: AbortSignal): Promise<Result<null>>
  update(access: Access, system: NewSystem, signal?: AbortSignal): Promise<Result<null>>
}

export const registerScope = 'altinn:authentication/systemregister.write'
const name = { nb: 'Budstikke', nn: 'Budstikke', en: 'Budstikke' }
const description = {
  nb: 'Sender og mottar filer over Altinn',
  nn: 'Sender og tek imot filer over Altinn',
  en: 'Sends and receives files over Altinn',
}

const packagePrefix = 'urn:altinn:accesspackage:'
/** As the services write rights. */
export const rightsBody = ({ resources, packages }: Rights) => ({
  rights: resources.map((value) => ({ resource: [{ id: 'urn:altinn:resource', value }] })),
  accessPackages: packages.map((one) => ({ urn: `${packagePrefix}${one}` })),
})

const rightSchema = z.object({ resource: z.array(z.object({ value: z.string() })).nullish() })
const systemSchema = z
  .object({
    id: z.string().optional(),
    systemId: z.string().optional(),
    clientId: z.array(z.string()).nullish(),
    isDeleted: z.boolean().nullish(),
    softDeleted: z.boolean().nullish(),
    rights: z.array(rightSchema).nullish(),
    accessPackages: z.array(z.object({ urn: z.string() })).nullish(),
  })
  .transform((one): RegisteredSystem => ({
    id: one.id ?? one.systemId ?? '',
    clientIds: one.clientId ?? [],
    isDeleted: one.isDeleted ?? one.softDeleted ?? false,
    resources: (one.rights ?? []).flatMap(({ resource }) => (resource ?? []).map(({ value }) => value)),
    packages: (one.accessPackages ?? []).map(({ urn }) => urn.replace(packagePrefix, '')),
  }))

export function createSystemRegister(call: PlatformCall): SystemRegister {
  const base = ({ environment }: Access): string =>
    `${environment.altinn.platform}/authentication/api/v1/systemregister/vendor`

  const put = async (
    access: Access,
    system: NewSystem,
    method: 'POST' | 'PUT',
    signal: AbortSignal | undefined,
  ): Promise<Result<null>> => {
    const values: Values = { system: system.id, clientId: system.clientIds.join(', ') }
    const answered = await call.as(
      access,
      [registerScope],
      {
        ...{
          service: 'System register',
          operation: method === 'POST' ? 'register' : 'update',
          method,
          values,
        },
        url: method === 'POST' ? base(access) : `${base(access)}/${encodeURIComponent(system.id)}`,
        body: {
          id: system.id,
          vendor: { authority: 'iso6523-actorid-upis', ID: `0192:${system.vendor}` },
          ...{ name, description, ...rightsBody(system), clientId: system.clientIds },
          ...{ allowedRedirectUrls: [], isVisible: false },
        },
        schema: z.unknown(),
        codes: problemCodes,
      },
      signal,
    )
    return answered.ok ? success(null) : answered
  }

  return {
    async get(access, id, signal) {
      const found = await call.as(
        access,
        [registerScope],
        {
          ...{ service: 'System register', operation: 'get', method: 'GET', values: { system: id } },
          url: `${base(access)}/${encodeURIComponent(id)}`,
          schema: systemSchema.nullable(),
          // A known id of another organisation is 403, an unknown one an empty 404 (platform.md §3.5).
          statuses: { 404: 'system-missing', 403: 'system-of-another' },
          codes: problemCodes,
        },
        signal,
      )
      if (found.ok) return found.value?.isDeleted === true ? success(null) : found
      return found.fault.code === 'system-missing' ? success(null) : found
    },
    register: (access, system, signal) => put(access, system, 'POST', signal),
    update: (access, system, signal) => put(access, system, 'PUT', signal),
  }
}
