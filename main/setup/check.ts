/** What a check is: one look at one thing, and what it found. */
import type { Fault } from '../../preload/contract/fault.ts'
import type { SetupItem, SetupStep, SetupStepId } from '../../preload/contract/setup-models.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import { actorOf } from './who.ts'
import type { Notes } from './notes.ts'
import type { SetupPorts, SetupSubject } from './ports.ts'

export interface CheckContext {
  readonly ports: SetupPorts
  readonly notes: Notes
  readonly subject: SetupSubject
  readonly signal: AbortSignal
  /** With the system user, as everything else in the house calls. */
  readonly access: () => Promise<Result<Access>>
  /** As whoever owns the client, without a system user: for what comes before there is one. */
  readonly clientAccess: () => Promise<Result<Access>>
}

export interface Outcome extends Omit<SetupStep, 'id' | 'checkedAt'> {
  /** The rest would be meaningless. */
  readonly stops: boolean
  /** Steps before this one that it has settled. */
  readonly settles?: readonly SetupStepId[]
}
export type Check = (context: CheckContext) => Promise<Outcome>
export type Checks = Readonly<Record<SetupStepId, Check>>

type More = Partial<Omit<Outcome, 'state' | 'fault'>>

export const emptyStep = {
  ...{ fault: null, facts: {}, items: [], who: null, acts: [], letters: [], links: [] },
} as const satisfies Partial<SetupStep>

export const inOrder = (
  facts: SetupStep['facts'] = {},
  more: More & { readonly fault?: Fault | null } = {},
): Outcome => ({
  ...emptyStep,
  ...{ state: 'ok', stops: false, facts },
  ...more,
})

/** What passes by itself waits; everything else needs somebody. */
export const inTheWay = (fault: Fault, more: More = {}): Outcome => ({
  ...emptyStep,
  ...{ state: fault.retry === 'later' ? 'waiting' : 'attention', fault, who: actorOf(fault), stops: true },
  ...more,
})

export const optional = (fault: Fault | null, more: More = {}): Outcome => ({
  ...emptyStep,
  ...{ state: 'optional', fault, stops: false },
  ...more,
})

export const item = (id: string, label: string, fault: Fault | null): SetupItem => ({
  ...{ id, label, fault },
  state: fault === null ? 'ok' : fault.retry === 'later' ? 'waiting' : 'attention',
})
