/** In which order the steps are checked, where the run stops, and what is left for a person to read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyStep,
  inOrder,
  inTheWay,
  optional,
  type Checks,
  type Outcome,
} from '../../../main/setup/check.ts'
import { createChecklist } from '../../../main/setup/checklist.ts'
import { createNotes } from '../../../main/setup/notes.ts'
import { createSteps, order, type Steps } from '../../../main/setup/steps.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { SetupStepId } from '../../../preload/contract/setup-models.ts'
import { failure } from '../../../preload/contract/result.ts'
import { profileId, standIn } from './stand-in.ts'

const world = (outcomeOf: (id: SetupStepId) => Outcome | Promise<Outcome>) => {
  const { ports } = standIn()
  const asked: SetupStepId[] = []
  const checks = Object.fromEntries(
    order.map((id) => [
      id,
      () => {
        asked.push(id)
        return Promise.resolve(outcomeOf(id))
      },
    ]),
  ) as unknown as Checks
  const steps: Steps = createSteps(ports.database, (id) => checklist.isChecking(id))
  const notes = createNotes(ports.database)
  const checklist = createChecklist({ setup: ports, checks, steps: () => steps, notes })
  return { asked, steps, checklist, notes, ports }
}

const outcomes = fc.constantFrom<Outcome>(
  inOrder({ count: 1 }),
  optional(null),
  optional(fault('events-off')),
  inTheWay(fault('clock-wrong'), { stops: false }),
  inTheWay(fault('offline')),
  inTheWay(fault('key-missing')),
)
const runs = fc.array(outcomes, { minLength: order.length, maxLength: order.length })

describe('the order of set-up', () => {
  it('asks nothing that the step before has made meaningless, and nothing out of order', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (planned) => {
        const { asked, steps, checklist } = world((id) => planned[order.indexOf(id)] ?? inOrder())
        await checklist.check(profileId)
        const stop = planned.findIndex(({ stops }) => stops)
        const reached = stop === -1 ? order.length : stop + 1
        expect(asked).toEqual(order.slice(0, reached))
        for (const [index, id] of order.entries()) {
          const { state, fault: reason } = steps.one(profileId, id)
          expect({ state, reason }).toEqual(
            index < reached
              ? { state: planned[index]?.state, reason: planned[index]?.fault }
              : { state: 'not-started', reason: null },
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  it('counts as done only what is in order or need not be, and counts what is not', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (planned) => {
        const { steps, checklist } = world((id) => planned[order.indexOf(id)] ?? inOrder())
        await checklist.check(profileId)
        const states = steps.all(profileId).map(({ state }) => state)
        const { attention, waiting, done } = steps.summary(profileId)
        expect(attention).toBe(states.filter((state) => state === 'attention').length)
        expect(waiting).toBe(states.filter((state) => state === 'waiting').length)
        expect(done).toBe(states.every((state) => state === 'ok' || state === 'optional'))
      }),
      { numRuns: 60 },
    )
  })

  it('looks at one step alone and leaves what is known of the others', async () => {
    const { asked, steps, checklist } = world(() => inOrder())
    await checklist.check(profileId)
    const before = steps.all(profileId).filter(({ id }) => id !== 'exchange')
    asked.length = 0
    await checklist.check(profileId, 'exchange')
    expect(asked).toEqual(['exchange'])
    expect(steps.all(profileId).filter(({ id }) => id !== 'exchange')).toEqual(before)
  })

  it('shows a step as being checked while it is, and never after the program has died', async () => {
    const held = Promise.withResolvers<Outcome>()
    const { steps, checklist, ports } = world((id) => (id === 'network' ? held.promise : inOrder()))
    const checking = checklist.check(profileId)
    for (let turn = 0; steps.one(profileId, 'network').state !== 'checking' && turn < 100; turn += 1)
      await Promise.resolve()
    expect(steps.one(profileId, 'network').state).toBe('checking')
    // The same database, opened by the next program.
    expect(createSteps(ports.database, () => false).one(profileId, 'network').state).toBe('not-started')
    held.resolve(inOrder())
    await checking
    expect(steps.one(profileId, 'network').state).toBe('ok')
  })

  it('asks Altinn once when two ask for the same check', async () => {
    const { asked, checklist } = world(() => inOrder())
    const both = await Promise.all([checklist.check(profileId), checklist.check(profileId)])
    expect(both[0]).toEqual(both[1])
    expect(asked).toEqual(order)
  })

  it('looks at what a person asks for, also while something else is being looked at', async () => {
    const { asked, checklist } = world(() => inOrder())
    const [, all] = await Promise.all([checklist.check(profileId, 'system-user'), checklist.check(profileId)])
    expect(asked).toEqual(['system-user', ...order])
    expect(all.ok && all.value.every(({ state }) => state === 'ok')).toBe(true)
    expect(checklist.isChecking(profileId)).toBe(false)
  })

  it('says that a profile is unknown, and keeps nothing of it', async () => {
    const { ports, steps, notes } = world(() => inOrder())
    const setup = { ...ports, subjectOf: () => failure(fault('profile-unknown')) }
    const checklist = createChecklist({ setup, checks: {} as Checks, steps: () => steps, notes })
    expect(await checklist.check('nobody')).toMatchObject({ ok: false, fault: { code: 'profile-unknown' } })
    expect(steps.all('nobody').every(({ state }) => state === 'not-started')).toBe(true)
  })

  it('begins with every step readable and none checked', () => {
    const { steps } = world(() => inOrder())
    const { fault: none, facts, items } = emptyStep
    for (const step of steps.all(profileId))
      expect(step).toMatchObject({ state: 'not-started', fault: none, facts, items, checkedAt: null })
  })
})
