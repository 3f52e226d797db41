/** Runs the checks in order, keeps what each found, and stops where the rest would be meaningless. */
import { z } from 'zod'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { setupStepSchema, type SetupStep, type SetupStepId } from '../../preload/contract/setup-models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Clock } from '../ports.ts'
import { json } from '../store/columns.ts'
import type { Database } from '../store/database.ts'
import type { Check } from './checks.ts'

export interface ChecklistPorts {
  readonly database: Database
  readonly clock: Clock
  readonly checks: ReadonlyMap<SetupStepId, Check>
  readonly accessOf: (profileId: string) => Promise<Result<Access>>
  readonly organisationName: (profileId: string) => string | null
  readonly servicesOf: (profileId: string) => readonly string[]
  readonly changed: (profileId: string) => void
}

export interface Checklist {
  get(profileId: string): readonly SetupStep[]
  /** Checks one step, or all in order. Faults: unknown-item; a step that fails is an answer, not a fault. */
  check(profileId: string, step?: SetupStepId): Promise<Result<readonly SetupStep[]>>
  stop(): void
}

const storedSchema = z.object(setupStepSchema.shape)
const untouched = (id: SetupStepId): SetupStep => ({
  id,
  state: 'not-started',
  fault: null,
  facts: {},
  items: [],
  who: null,
  acts: [],
  letters: [],
  links: [],
  checkedAt: null,
})

export function createChecklist(ports: ChecklistPorts): Checklist {
  const { database, clock, checks } = ports
  const order = [...checks.keys()]
  const running = new Map<string, Promise<Result<readonly SetupStep[]>>>()
  const stopping = new AbortController()

  const stored = (profileId: string, id: SetupStepId): SetupStep => {
    const row = database.one(
      'SELECT state_json FROM setup_step WHERE profile_id = ? AND step = ?',
      profileId,
      id,
    )
    const step = row === null ? untouched(id) : json(row, 'state_json', (input) => storedSchema.parse(input))
    // Whoever was checking it has died.
    return step.state === 'checking' && !running.has(profileId) ? { ...step, state: 'not-started' } : step
  }
  const keep = (profileId: string, step: SetupStep): void => {
    database.run(
      'INSERT INTO setup_step (profile_id, step, state_json) VALUES (?, ?, ?) ON CONFLICT (profile_id, step) DO UPDATE SET state_json = excluded.state_json',
      profileId,
      step.id,
      JSON.stringify(step),
    )
    ports.changed(profileId)
  }
  const get = (profileId: string): readonly SetupStep[] => order.map((id) => stored(profileId, id))

  const checkOne = async (profileId: string, id: SetupStepId, access: Access): Promise<Fault | null> => {
    const check = checks.get(id)
    if (check === undefined) return fault('unknown-item')
    keep(profileId, { ...stored(profileId, id), state: 'checking' })
    const { signal } = stopping
    const input = {
      access,
      signal,
      services: ports.servicesOf(profileId),
      organisationName: ports.organisationName(profileId),
    }
    const found = await check(input)
    const checkedAt = clock.now()
    if (found.ok) {
      keep(profileId, { ...untouched(id), state: 'ok', facts: { ...found.value }, checkedAt })
      return null
    }
    const state = found.fault.retry === 'later' ? 'waiting' : 'attention'
    keep(profileId, { ...untouched(id), state, fault: found.fault, checkedAt })
    return found.fault
  }

  const run = async (
    profileId: string,
    only: SetupStepId | undefined,
  ): Promise<Result<readonly SetupStep[]>> => {
    const access = await ports.accessOf(profileId)
    if (!access.ok) {
      if (access.fault.code === 'profile-unknown') return failure(access.fault)
      keep(profileId, {
        ...untouched('environment'),
        state: 'attention',
        fault: access.fault,
        checkedAt: clock.now(),
      })
      return success(get(profileId))
    }
    const steps = only === undefined ? order : [only]
    for (const [index, id] of steps.entries()) {
      const reason = await checkOne(profileId, id, access.value)
      if (reason === null) continue
      for (const later of steps.slice(index + 1)) keep(profileId, untouched(later))
      break
    }
    return success(get(profileId))
  }

  return {
    get,
    check(profileId, step) {
      const known = running.get(profileId)
      if (known !== undefined) return known
      const work = run(profileId, step).finally(() => running.delete(profileId))
      running.set(profileId, work)
      return work
    },
    stop: () => stopping.abort(),
  }
}
