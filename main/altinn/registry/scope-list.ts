/** The open list of all scopes: tells a misspelt one from one that must be applied for. platform.md §1.7. */
import { z } from 'zod'
import { success, type Result } from '../../../preload/contract/result.ts'
import type { Environment } from '../../environments.ts'
import type { Clock } from '../../ports.ts'
import type { PlatformCall } from '../platform-call.ts'

export interface ScopeList {
  /** True when it cannot be told. Faults: those of the network. */
  exists(environment: Environment, scope: string, signal?: AbortSignal): Promise<Result<boolean>>
}

const hour = 3_600_000
const scopesSchema = z
  .array(z.object({ name: z.string() }))
  .transform((scopes) => new Set(scopes.map(({ name }) => name)))

export function createScopeList(call: PlatformCall, clock: Clock): ScopeList {
  const lists = new Map<string, { readonly at: number; readonly names: ReadonlySet<string> }>()
  return {
    async exists(environment, scope, signal) {
      const url = environment.maskinporten.scopeList
      if (url === null) return success(true)
      const kept = lists.get(url)
      if (kept !== undefined && clock.monotonic() - kept.at < hour) return success(kept.names.has(scope))
      const listed = await call.open(
        environment,
        { ...{ service: 'Maskinporten', operation: 'scopes', method: 'GET', url }, schema: scopesSchema },
        signal,
      )
      if (!listed.ok) return listed
      lists.set(url, { at: clock.monotonic(), names: listed.value })
      return success(listed.value.has(scope))
    },
  }
}
