/** The one line about how it is: the most pressing thing, and where it leads. */
import type { CalendarEntry } from '../../preload/contract/identity-models.ts'
import type { ProfileHealth, ProfileSetup } from '../../preload/contract/snapshot.ts'
import type { Route } from './route.ts'
import { isYetToDo } from './yet-to-do.ts'

export type HealthLine =
  | { readonly kind: 'health'; readonly to: Route }
  | { readonly kind: 'lapsing'; readonly entry: CalendarEntry; readonly to: Route }
  | { readonly kind: 'attention' | 'waiting'; readonly count: number; readonly to: Route }

/** Where one does something about it: what is kept at Altinn is fetched, the rest belongs to a step. */
export function placeOf({ kind }: CalendarEntry): Route {
  switch (kind) {
    case 'file':
      return { view: 'inbox', id: null }
    case 'approval':
      return { view: 'setup', id: 'system-user' }
    case 'key':
    case 'certificate':
      return { view: 'setup', id: 'key' }
  }
}

const setupRoute: Route = { view: 'setup', id: null }

/** Somebody who has not come further yet is told what is left, not that something has failed. */
export function isPressing({ state, fault }: ProfileHealth): boolean {
  return state === 'offline' || (state === 'attention' && fault !== null && !isYetToDo(fault.code))
}

/** What stops the work comes first, then what will soon, then what is not finished. */
export function healthLine(
  profileId: string,
  health: ProfileHealth,
  setup: ProfileSetup,
  lapsing: readonly CalendarEntry[],
): HealthLine {
  if (isPressing(health)) return { kind: 'health', to: setupRoute }
  const entry = lapsing.find((one) => one.profileId === profileId)
  if (entry !== undefined) return { kind: 'lapsing', entry, to: placeOf(entry) }
  if (setup.attention > 0) return { kind: 'attention', count: setup.attention, to: setupRoute }
  if (setup.waiting > 0) return { kind: 'waiting', count: setup.waiting, to: setupRoute }
  return { kind: 'health', to: setupRoute }
}
