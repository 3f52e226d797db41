/**
 * Every failure of the set-up (platform.md §8) that the practice world can bring about: the real engine recognises
 * it at the right step, says it in its own words, and looks at nothing that it has made meaningless. Prints
 * scenario → step → sentence.
 */
import { afterAll, expect, test } from 'vitest'
import { setupStepIdSchema } from '../../preload/contract/setup-models.ts'
import { atAltinn, moreRights, refusedActs, trial, watch } from './setup/at-altinn.ts'
import { beingApproved, gettingIn, organisation, refusedBefore } from './setup/newcomer.ts'
import { createTable, judge, troublesOf, verdictsOf, type Refusal, type Scenario } from './setup/scenario.ts'
import { restore, settle } from './setup/settled.ts'
import { startStage, type Stage } from './setup/stage.ts'
import { wayIn } from './setup/way-in.ts'

const table = createTable()
afterAll(table.print)
/** Searches are few a minute; so many checks stay below. */
const checksAMinute = 4

interface Player extends Stage {
  readonly profileId: string
}

/** `restore` puts right what a scenario has spoilt, where scenarios do not build on each other. */
async function play<S extends Player>(
  stage: S,
  scenarios: readonly Scenario<S>[],
  restore: (stage: S) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (const [index, scenario] of scenarios.entries()) {
    if (index % checksAMinute === 0) await stage.pass(61_000)
    await scenario.spoil(stage)
    const steps = await stage.check(stage.profileId)
    const { fault } = judge(steps, scenario)
    if (fault !== null) table.add(scenario, fault)
    if (scenario.atTheTerminal === true) {
      const told = await stage.checkAtTheTerminal(stage.profileId)
      expect.soft(verdictsOf(told.steps), scenario.name).toEqual(verdictsOf(steps))
    }
    await scenario.mend?.(stage)
    await restore(stage)
  }
}

async function tryAll<S extends Player>(stage: S, refusals: readonly Refusal<S>[]): Promise<void> {
  for (const { act, spoil, mend, ...refusal } of refusals) {
    await spoil?.(stage)
    const fault = await act(stage)
    expect.soft({ name: refusal.name, code: fault.code }).toEqual({ name: refusal.name, code: refusal.code })
    table.add(refusal, fault)
    await mend?.(stage)
  }
}

test('each step at which something can fail has a scenario that is asked for at the terminal, too', () => {
  const all = [...gettingIn, ...beingApproved, ...wayIn, ...atAltinn, ...moreRights, ...trial, ...watch]
  const asked = new Set<string>(all.filter(({ atTheTerminal }) => atTheTerminal).map(({ step }) => step))
  // Which environment it is, is chosen; nothing can be wrong with that.
  expect(setupStepIdSchema.options.filter((step) => !asked.has(step))).toEqual(['environment'])
})

test('somebody who begins with nothing is told at each turn what is missing, until a system user is approved', async () => {
  const stage = await startStage()
  const { id: profileId } = await stage.engine.call('profiles.create', {
    ...{ environmentId: 'practice', organisation },
  })
  const newcomer = { ...stage, profileId, clientId: '' }
  await play(newcomer, gettingIn)
  await tryAll(newcomer, refusedBefore)
  await play(newcomer, beingApproved)
}, 120_000)

test('on a profile that works every failure is recognised where it is, and everything is in order afterwards', async () => {
  const stage = await settle(await startStage())
  expect(troublesOf(await stage.check(stage.profileId))).toEqual([])

  await play(stage, wayIn, restore)
  await play(stage, atAltinn, restore)
  await tryAll(stage, refusedActs)
  await play(stage, moreRights)
  await play(stage, trial)
  await play(stage, watch)
  expect(troublesOf(await stage.check(stage.profileId))).toEqual([])

  // What is less than ten seconds is the network's.
  await stage.simulator.control.skew(8_000)
  expect(troublesOf(await stage.check(stage.profileId))).toEqual([])
  const { exit } = await stage.checkAtTheTerminal(stage.profileId)
  expect(exit).toBe(0)
}, 120_000)
