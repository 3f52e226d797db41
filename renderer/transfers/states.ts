/** How each state of an outgoing file transfer looks, and which steps are still to come. */
import type { Outgoing, OutgoingState } from '../../preload/contract/models.ts'
import type { IconName } from '../ui/icon.tsx'
import type { Tone } from '../ui/state-word.tsx'

export const looks: Readonly<Record<OutgoingState, { readonly tone: Tone; readonly icon: IconName }>> = {
  queued: { tone: 'neutral', icon: 'clock' },
  initializing: { tone: 'neutral', icon: 'clock' },
  uploading: { tone: 'accent', icon: 'upload' },
  processing: { tone: 'accent', icon: 'scan' },
  published: { tone: 'accent', icon: 'send' },
  fetched: { tone: 'warning', icon: 'circle' },
  confirmed: { tone: 'success', icon: 'done' },
  purged: { tone: 'neutral', icon: 'bin' },
  failed: { tone: 'danger', icon: 'stopped' },
  cancelled: { tone: 'neutral', icon: 'close' },
}

/** The service's own order. */
const order = ['initialized', 'uploaded', 'published', 'download-started', 'all-confirmed'] as const
type ComingStep = (typeof order)[number]

/** How many steps of the order each state has behind it. */
const behind: Readonly<Record<OutgoingState, number>> = {
  queued: 0,
  initializing: 0,
  uploading: 1,
  processing: 2,
  published: 3,
  fetched: 4,
  confirmed: 5,
  purged: 5,
  failed: 5,
  cancelled: 5,
}

/** Steps that have not happened yet, the one that is waited for first. */
export function comingSteps(state: OutgoingState): readonly ComingStep[] {
  return order.slice(behind[state])
}

/** Once the bytes are at Altinn there is no way back (broker.md fact 25). */
export function canCancel({ state }: Outgoing): boolean {
  return state === 'queued' || state === 'initializing' || state === 'uploading'
}
