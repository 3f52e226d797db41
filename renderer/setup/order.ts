/** Which step is the one to look at, and what its one obvious next thing is. */
import type { LinkKind, SetupAct, SetupStep, SetupStepId } from '../../preload/contract/setup-models.ts'
import { isYetToDo } from '../state/yet-to-do.ts'

/** Nothing needs to be done about it now. */
export function isFinished({ state }: SetupStep): boolean {
  return state === 'ok' || state === 'optional'
}

/** The first step that is not finished; null when all are. */
export function currentStep(steps: readonly SetupStep[]): SetupStep | null {
  return steps.find((step) => !isFinished(step)) ?? null
}

export function isBeingChecked(steps: readonly SetupStep[]): boolean {
  return steps.some(({ state }) => state === 'checking')
}

/** What the one primary button of the view does. */
export type NextThing =
  | { readonly kind: 'act'; readonly act: SetupAct }
  | { readonly kind: 'link'; readonly link: LinkKind }
  | { readonly kind: 'check' }

/** An act before a page outside; where there is neither, all that is left is to test. */
export function nextThing(step: SetupStep): NextThing {
  const [act] = step.acts
  if (act !== undefined) return { kind: 'act', act }
  const [link] = step.links
  return link === undefined ? { kind: 'check' } : { kind: 'link', link: link.kind }
}

/** The step to look at has not been tested since what is before it fell into place. */
export function opensTheWay(steps: readonly SetupStep[]): boolean {
  return currentStep(steps)?.state === 'not-started'
}

export interface Standing {
  readonly done: boolean
  readonly attention: number
  readonly waiting: number
  readonly finished: number
  /** Epoch milliseconds of the latest check; null before the first. */
  readonly checkedAt: number | null
}

/** How it stands as a whole. */
export function standing(steps: readonly SetupStep[]): Standing {
  const count = (state: SetupStep['state']): number => steps.filter((step) => step.state === state).length
  const times = steps.flatMap(({ checkedAt }) => (checkedAt === null ? [] : [checkedAt]))
  return {
    done: steps.length > 0 && steps.every(isFinished),
    attention: count('attention'),
    waiting: count('waiting'),
    finished: steps.filter(isFinished).length,
    checkedAt: times.length === 0 ? null : Math.max(...times),
  }
}

/** A step of the address `#/setup/key`. */
export function stepOf(steps: readonly SetupStep[], id: string | null): SetupStepId | null {
  return steps.find((step) => step.id === id)?.id ?? null
}

/** Two names for one page are one link: the practice environment has fewer pages than the real world. */
export function distinctLinks({ links }: SetupStep): SetupStep['links'] {
  return links.filter(({ url }, index) => links.findIndex((other) => other.url === url) === index)
}

/** The links stand inside what explains them, not among the buttons. */
export function explainsItsLinks({ id, state, links }: SetupStep): boolean {
  if (id === 'client') return state !== 'ok'
  return id === 'system-user' && state === 'waiting' && links.length > 0
}

/** What a step has to say is told without alarm: nothing has failed, or it is only worth knowing. */
export function isCalm({ state, fault }: SetupStep): boolean {
  return state === 'ok' || state === 'optional' || fault === null || isYetToDo(fault.code)
}
