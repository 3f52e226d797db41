/** How each state of a received file looks. */
import type { IncomingState } from '../../preload/contract/models.ts'
import type { IconName } from '../ui/icon.tsx'
import type { Tone } from '../ui/state-word.tsx'

export const looks: Readonly<Record<IncomingState, { readonly tone: Tone; readonly icon: IconName }>> = {
  new: { tone: 'accent', icon: 'download' },
  downloading: { tone: 'accent', icon: 'moving' },
  unchecked: { tone: 'neutral', icon: 'scan' },
  saved: { tone: 'warning', icon: 'circle' },
  confirming: { tone: 'neutral', icon: 'clock' },
  confirmed: { tone: 'success', icon: 'done' },
  aside: { tone: 'danger', icon: 'aside' },
  gone: { tone: 'neutral', icon: 'bin' },
}

/** States in which Altinn's deadline still matters. */
export const expiring: ReadonlySet<IncomingState> = new Set<IncomingState>([
  'new',
  'downloading',
  'unchecked',
  'saved',
  'aside',
])
