/** Runs the checks in order, keeps what each found, and stops where the rest would be meaningless. */
import { success, type Result } from '../../preload/contract/result.ts'
import type { SetupStep, SetupStepId } from '../../preload/contract/setup-models.ts'
import type { Access } from '../altinn/access.ts'
import type { CheckContext, Checks } from './check.ts'
import type { Notes } from './notes.ts'
import type { SetupPorts, SetupSubject } from './ports.ts'
import { vendorOf } from './system-of.ts'
import { order, untouched, type Steps } from './steps.ts'

export interface Checklist {
  /** Checks one step, or all in order. Faults: profile-unknown; a step that fails is an answer, not a fault. */
  check(profileId: string, step?: SetupStepId): Promise<Result<readonly SetupStep[]>>
  isChecking(profileId: string): boolean
  stop(): Promise<void>
}

export interface ChecklistPorts {
  readonly setup: SetupPorts
  readonly checks: Checks
  readonly steps: () => Steps
  readonly notes: Notes
}

interface Run {
  /** Undefined = all. */
  readonly only: SetupStepId | undefined
  readonly work: Promise<Result<readonly SetupStep[]>>
}

export function createChecklist({ setup, checks, steps, notes }: ChecklistPorts): Checklist {
  const running = new Map<string, Run>()
  const stopping = new AbortController()

  const keep = (profileId: string, step: SetupStep): void => {
    steps().keep(profileId, step)
    setup.changed(profileId)
  }
  const contextOf = (subject: SetupSubject): CheckContext => {
    const { profileId } = subject
    const clientAccess = async (): Promise<Result<Access>> => {
      const access = await setup.accessOf(profileId)
      return access.ok
        ? success({ ...access.value, organisation: vendorOf(subject), systemUser: null })
        : access
    }
    return {
      ...{ ports: setup, notes, subject, clientAccess, signal: stopping.signal },
      access: () => setup.accessOf(profileId),
    }
  }

  /** Answers whether the next step has a meaning. */
  const checkOne = async (profileId: string, id: SetupStepId): Promise<Result<boolean>> => {
    // Each check sees what the one before has changed.
    const subject = setup.subjectOf(profileId)
    if (!subject.ok) return subject
    keep(profileId, { ...steps().one(profileId, id), state: 'checking' })
    const { stops, settles = [], ...found } = await checks[id](contextOf(subject.value))
    if (stopping.signal.aborted) return success(false)
    keep(profileId, { id, ...found, checkedAt: setup.clock.now() })
    for (const settled of settles) await checkOne(profileId, settled)
    return success(!stops)
  }

  const run = async (profileId: string, only?: SetupStepId): Promise<Result<readonly SetupStep[]>> => {
    const wanted = only === undefined ? order : [only]
    // A token still says what was true when it was given: another system user, a scope that was taken away.
    if (only === undefined) setup.altinn.tokens.clear()
    for (const [index, id] of wanted.entries()) {
      const goesOn = await checkOne(profileId, id)
      if (!goesOn.ok) return goesOn
      if (goesOn.value) continue
      // What was found out earlier no longer holds.
      for (const later of wanted.slice(index + 1)) keep(profileId, untouched(later))
      break
    }
    if (only === undefined) notes.set(profileId, 'checked', { at: setup.clock.now() })
    return success(steps().all(profileId))
  }

  return {
    isChecking: (profileId) => running.has(profileId),
    check(profileId, step) {
      const before = running.get(profileId)
      if (before !== undefined && before.only === step) return before.work
      const begin = () => run(profileId, step)
      // What looks at something else does not answer for this: it is waited for, then this is looked at.
      const begun = before === undefined ? begin() : before.work.then(begin, begin)
      const work = begun.finally(() => {
        if (running.get(profileId)?.work === work) running.delete(profileId)
        setup.changed(profileId)
      })
      running.set(profileId, { only: step, work })
      return work
    },
    async stop() {
      stopping.abort()
      await Promise.allSettled([...running.values()].map(({ work }) => work))
    },
  }
}
