/** The look that nobody has asked for: once a day, told only when something has changed for the worse. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { createWatch } from '../../../main/setup/watch.ts'
import type { CalendarEntry } from '../../../preload/contract/identity-models.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { everyday } from './scenarios.ts'
import { profileId, standIn, type Situation } from './stand-in.ts'

const day = 86_400_000
const inOrder: Situation = {}
const lapses = (days: CalendarEntry['warning']): Situation => ({
  lapsing: [{ id: 'key-1', profileId, kind: 'key', title: 'kid-1', at: everyday + 90 * day, warning: days }],
})
const taken: Situation = { refuse: () => 'MP-250' }

/** A profile that has been tested once and is looked after since. */
async function lookedAfter(first: Situation = inOrder) {
  const world = standIn(first)
  await world.all()
  const clock = createFakeClock(world.clock.now())
  const told: (readonly [string, string])[] = []
  const ports = {
    ...world.ports,
    clock,
    notice: (id: string, { code }: { readonly code: string }) => void told.push([id, code]),
  }
  const watch = createWatch(ports, world.checklist, world.steps, world.notes)
  watch.start()
  onTestFinished(() => watch.stop())
  const asked = () => world.requests.length
  return {
    ...{ world, told, asked },
    /** The clocks of both run on. */
    async pass(milliseconds: number) {
      await clock.advance(milliseconds)
      world.clock.skip(clock.now() - world.clock.now())
    },
  }
}

describe('a connection that works', () => {
  it('is tested once a day without a word, and not before', async () => {
    const { world, told, asked, pass } = await lookedAfter()
    const before = asked()
    await pass(day - 60_000)
    expect(asked()).toBe(before)
    await pass(2 * 60_000)
    expect(asked()).toBeGreaterThan(before)
    expect(world.steps.summary(profileId).done).toBe(true)
    expect(told).toEqual([])
  })

  it('that has stopped working is told of once, and goes on being tested', async () => {
    const { world, told, pass } = await lookedAfter()
    world.change(taken)
    await pass(day + 60_000)
    expect(told).toEqual([[profileId, 'scope-not-granted']])
    await pass(day + 60_000)
    expect(told).toHaveLength(1)
    world.change(inOrder)
    await pass(day + 60_000)
    expect(world.steps.summary(profileId).done).toBe(true)
    world.change(taken)
    await pass(day + 60_000)
    expect(told).toHaveLength(2)
  })

  it('says that its key lapses at each warning, not every day', async () => {
    const { world, told, pass } = await lookedAfter()
    for (const days of [60, 30, 30, 1] as const) {
      world.change(lapses(days))
      await pass(day + 60_000)
    }
    expect(told).toEqual(Array(3).fill([profileId, 'lapses-soon']))
  })

  it('says nothing of what passes by itself, and looks again within the hour', async () => {
    const { world, told, pass } = await lookedAfter()
    world.change({ answers: [[/^POST \S+\/token$/, { status: 503 }]] })
    await pass(day + 60_000)
    expect(world.steps.one(profileId, 'client').state).toBe('waiting')
    world.change(inOrder)
    await pass(61 * 60_000)
    expect(world.steps.summary(profileId).done).toBe(true)
    expect(told).toEqual([])
  })

  it('is left alone while nobody has tested it', async () => {
    const world = standIn()
    const clock = createFakeClock(world.clock.now())
    const watch = createWatch({ ...world.ports, clock }, world.checklist, world.steps, world.notes)
    watch.start()
    onTestFinished(() => watch.stop())
    await clock.advance(3 * day)
    expect(world.requests).toEqual([])
  })
})
