/** How the state of a step or of one of its parts looks: a sign and a colour beside the word. */
import type { SetupItem, SetupState, SetupStep } from '../../preload/contract/setup-models.ts'
import type { IconName } from '../ui/icon.tsx'
import type { Tone } from '../ui/state-word.tsx'
import { isCalm } from './order.ts'

export interface Look {
  readonly tone: Tone
  readonly icon: IconName
}

const looks: Readonly<Record<SetupState, Look>> = {
  'not-started': { tone: 'neutral', icon: 'circle' },
  checking: { tone: 'accent', icon: 'again' },
  ok: { tone: 'success', icon: 'done' },
  attention: { tone: 'danger', icon: 'warning' },
  waiting: { tone: 'warning', icon: 'waiting' },
  optional: { tone: 'neutral', icon: 'optional' },
}
const yetToDo: Look = { tone: 'accent', icon: 'circle' }

/** What has simply not been done yet is no alarm. */
export function lookOf(step: SetupStep): Look {
  return step.state === 'attention' && isCalm(step) ? yetToDo : looks[step.state]
}

export function lookOfItem({ state }: SetupItem): Look {
  return looks[state]
}
