/** What each step was found to be, as it is kept. */
import {
  setupStepIdSchema,
  setupStepSchema,
  type SetupStep,
  type SetupStepId,
} from '../../preload/contract/setup-models.ts'
import { noSetup, type ProfileSetup } from '../../preload/contract/snapshot.ts'
import { json } from '../store/columns.ts'
import type { Database } from '../store/database.ts'
import { emptyStep } from './check.ts'

export interface Steps {
  all(profileId: string): readonly SetupStep[]
  one(profileId: string, id: SetupStepId): SetupStep
  keep(profileId: string, step: SetupStep): void
  summary(profileId: string): ProfileSetup
}

export const order: readonly SetupStepId[] = setupStepIdSchema.options

const clean = (step: typeof emptyStep) => structuredClone(step) as Pick<SetupStep, keyof typeof emptyStep>

export const untouched = (id: SetupStepId): SetupStep => ({
  ...clean(emptyStep),
  ...{ id, state: 'not-started', checkedAt: null },
})

/** `isChecking` tells whether somebody is at it now: whoever died in the middle leaves nothing that looks so. */
export function createSteps(database: Database, isChecking: (profileId: string) => boolean): Steps {
  const one = (profileId: string, id: SetupStepId): SetupStep => {
    const row = database.one(
      'SELECT state_json FROM setup_step WHERE profile_id = ? AND step = ?',
      profileId,
      id,
    )
    const step =
      row === null ? untouched(id) : json(row, 'state_json', (input) => setupStepSchema.parse(input))
    return step.state === 'checking' && !isChecking(profileId) ? { ...step, state: 'not-started' } : step
  }
  const all = (profileId: string): readonly SetupStep[] => order.map((id) => one(profileId, id))
  return {
    all,
    one,
    keep(profileId, step) {
      database.run(
        'INSERT INTO setup_step (profile_id, step, state_json) VALUES (?, ?, ?) ON CONFLICT (profile_id, step) DO UPDATE SET state_json = excluded.state_json',
        profileId,
        step.id,
        JSON.stringify(step),
      )
    },
    summary(profileId) {
      const steps = all(profileId)
      const count = (state: SetupStep['state']): number => steps.filter((step) => step.state === state).length
      if (count('not-started') === steps.length) return noSetup
      return {
        attention: count('attention'),
        waiting: count('waiting'),
        done: steps.every(({ state }) => state === 'ok' || state === 'optional'),
      }
    },
  }
}
