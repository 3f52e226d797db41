/** Keys that were found in a file or in the system's store, in memory until the person has chosen one. */
import type { CertificateView, FoundKey as FoundKeyView } from '../../preload/contract/identity-models.ts'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Clock, Random } from '../ports.ts'
import type { KeyMaterial } from './keys/material.ts'

export interface Found {
  readonly certificate: CertificateView | null
  readonly keyId: string | null
  readonly fault: Fault | null
  readonly best: boolean
  /** What is taken: the key itself, or where the system keeps it. */
  readonly holding:
    | { readonly kind: 'material'; readonly material: KeyMaterial }
    | { readonly kind: 'system'; readonly reference: string; readonly chain: readonly Uint8Array[] }
    | null
}

export interface FoundKeys {
  /** Replaces what this profile has found before. */
  keep(profileId: string, found: readonly Found[]): readonly FoundKeyView[]
  /** Faults: found-key-gone. */
  take(profileId: string, id: string): Result<Found>
  forget(profileId: string): void
}

/** A person reads and chooses; a key that nobody chose must not stay in memory. */
const life = 10 * 60_000

export function createFoundKeys(clock: Clock, random: Random): FoundKeys {
  const kept = new Map<string, { readonly at: number; readonly found: ReadonlyMap<string, Found> }>()
  const sweep = (): void => {
    for (const [profileId, { at }] of kept) if (clock.monotonic() - at > life) kept.delete(profileId)
  }
  return {
    keep(profileId, found) {
      sweep()
      const named = new Map(found.map((one) => [random.uuid(), one]))
      kept.set(profileId, { at: clock.monotonic(), found: named })
      return [...named].map(([id, one]) => ({
        id,
        certificate: one.certificate,
        keyId: one.keyId,
        fault: one.fault,
        best: one.best,
      }))
    },
    take(profileId, id) {
      sweep()
      const found = kept.get(profileId)?.found.get(id)
      return found === undefined ? failure(fault('found-key-gone')) : success(found)
    },
    forget: (profileId) => void kept.delete(profileId),
  }
}
