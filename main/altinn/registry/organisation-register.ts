/** Client of Enhetsregisteret: what an organisation is called. Asked only with consent. platform.md §7. */
import { z } from 'zod'
import { success, type Result } from '../../../preload/contract/result.ts'
import type { Environment } from '../../environments.ts'
import type { PlatformCall } from '../platform-call.ts'

export interface RegisteredOrganisation {
  readonly status: 'found' | 'unknown' | 'deleted' | 'bankrupt'
  readonly name: string | null
}

export interface OrganisationRegister {
  /** Null where the environment has no register. Faults: those of the network. */
  lookUp(
    environment: Environment,
    number: string,
    signal?: AbortSignal,
  ): Promise<Result<RegisteredOrganisation | null>>
}

const unitSchema = z
  .object({ navn: z.string(), slettedato: z.string().nullish(), konkurs: z.boolean().nullish() })
  .transform(({ navn, slettedato, konkurs }): RegisteredOrganisation => ({
    name: navn,
    status: slettedato ? 'deleted' : konkurs === true ? 'bankrupt' : 'found',
  }))

export function createOrganisationRegister(call: PlatformCall): OrganisationRegister {
  const ask = (environment: Environment, url: string, signal?: AbortSignal) =>
    call.open(
      environment,
      {
        ...{ service: 'Enhetsregisteret', operation: 'enhet', method: 'GET', url },
        schema: unitSchema,
        statuses: { 404: 'organisation-unknown', 410: 'organisation-deleted' },
      },
      signal,
    )
  return {
    async lookUp(environment, number, signal) {
      const base = environment.organisationRegister
      if (base === null) return success(null)
      const unit = await ask(environment, `${base}/enheter/${number}`, signal)
      // A branch has a number too.
      const found =
        !unit.ok && unit.fault.code === 'organisation-unknown'
          ? await ask(environment, `${base}/underenheter/${number}`, signal)
          : unit
      if (found.ok) return found
      const { code } = found.fault
      if (code === 'organisation-unknown') return success({ status: 'unknown', name: null })
      return code === 'organisation-deleted' ? success({ status: 'deleted', name: null }) : found
    },
  }
}
