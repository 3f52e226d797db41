/** Kills at every step: one desk per step and side of it, one life to the step, one to the end. */
import { createDice, type Dice } from '../fuzz/changes.ts'
import { addErrand, addLetter, addMail, addPost, inspect, own, partner } from './desk.ts'
import type { DeathAt, Mark } from './protocol.ts'
import { createTally, type Tally } from './tally.ts'
import type { Desk, World } from './world.ts'

export interface Scenario {
  readonly name: string
  /** Changes files of ours in a way of its own: a file that is sent from where it lies does not. */
  readonly writes: boolean
  /** A life of it takes seconds. */
  readonly isLong: boolean
  readonly prepare: (world: World, desk: Desk, dice: Dice) => void | Promise<void>
}

const [first, second] = own
/** Two blocks for the hash and the disk, several for the network. */
const size = 1_300_000
/** Five parts of an upload and four stretches of a download. */
const large = 64 * 1024 * 1024 + 12_345
/** Files that together are no larger go along with their message. */
const formLimit = 16 * 1024 * 1024

export const scenarios = {
  send: {
    name: 'send',
    writes: false,
    isLong: false,
    prepare: (_world, desk, dice) =>
      addErrand(desk, { name: `send-${desk.number}.bin`, via: 'path', from: first, to: partner }, size, dice),
  },
  sendFromBrowser: {
    name: 'send from a browser',
    writes: true,
    isLong: false,
    prepare: (_world, desk, dice) =>
      addErrand(
        desk,
        { name: `page-${desk.number}.bin`, via: 'browser', from: first, to: partner },
        200_000,
        dice,
      ),
  },
  receive: {
    name: 'receive and confirm',
    writes: true,
    isLong: false,
    prepare: (world, desk, dice) =>
      addPost(world, desk, { name: `post-${desk.number}.bin`, to: second, size }, dice),
  },
  inParts: {
    name: 'send in parts, receive in stretches',
    writes: true,
    isLong: true,
    prepare: (_world, desk, dice) =>
      addErrand(
        desk,
        { name: `large-${desk.number}.bin`, via: 'path', from: first, to: second },
        large,
        dice,
      ),
  },
  letterAndFiles: {
    name: 'message and files in one call',
    writes: false,
    isLong: false,
    prepare: (_world, desk, dice) => addLetter(desk, [70_000, 150_000], dice),
  },
  filesFirst: {
    name: 'files first, then the message',
    writes: false,
    isLong: true,
    prepare: (_world, desk, dice) => addLetter(desk, [formLimit + 1, 70_000], dice),
  },
  mail: {
    name: 'open, fetch and confirm a message',
    writes: true,
    isLong: false,
    async prepare(world, desk, dice) {
      const { number } = desk
      await addMail(world, desk, { title: `Brev ${number} inn`, isWanted: true, sizes: [30_000, 300] }, dice)
      await addMail(world, desk, { title: `Brev ${number} urørt`, isWanted: false, sizes: [] }, dice)
    },
  },
} as const satisfies Record<string, Scenario>

/** So many desks at most find messages of those before them in the inbox. */
const readAllEvery = 8

export async function deskFor(world: World, scenario: Scenario, dice: Dice): Promise<Desk> {
  const desk = await world.newDesk()
  if (scenario === scenarios.mail && desk.number % readAllEvery === 0) await world.readAll()
  await scenario.prepare(world, desk, dice)
  return desk
}

/** Labels with how often each is taken in every life; what is taken now and then only is left to chance. */
function always(lives: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = lives.map((steps) => Map.groupBy(steps, (label) => label))
  const labels = [...new Set(lives.flat())]
  return new Map(
    labels.map((label) => [label, Math.min(...counts.map((count) => count.get(label)?.length ?? 0))]),
  )
}

/** What an undisturbed life does, in order. */
export async function trailOf(world: World, scenario: Scenario, seed: number): Promise<readonly Mark[]> {
  const desk = await deskFor(world, scenario, createDice(seed))
  const end = await world.live(desk, {})
  const findings = await inspect(world, desk, end)
  world.close(desk)
  if (end.kind !== 'finished' || findings.length > 0)
    throw new Error(`«${scenario.name}» does not end well undisturbed: ${JSON.stringify({ end, findings })}`)
  return end.trail
}

export interface Stepping {
  readonly seed: number
  readonly deaths: readonly DeathAt[]
  /** Loses the power in place of only dying. */
  readonly powerCut: boolean
}

/** Of many pieces of one file the first few and the last are enough. */
const firstFew = 3

const occurrencesOf = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1).filter((one) => one <= firstFew || one === count)

/** Every step that each of two undisturbed lives has, on both sides of it. */
export async function planDeaths(
  world: World,
  scenario: Scenario,
  seed: number,
): Promise<readonly DeathAt[]> {
  const lives = [await trailOf(world, scenario, seed), await trailOf(world, scenario, seed + 1)]
  const steps = lives.map((trail) => trail.filter(({ edge }) => edge === 'begun').map(({ label }) => label))
  return [...always(steps)].flatMap(([label, count]) =>
    occurrencesOf(count).flatMap((occurrence) => [
      { label, occurrence, when: 'before' } as const,
      { label, occurrence, when: 'after' } as const,
    ]),
  )
}

export async function killAtSteps(world: World, scenario: Scenario, stepping: Stepping): Promise<Tally> {
  const { seed, deaths, powerCut } = stepping
  const tally = createTally(`${scenario.name}, ${powerCut ? 'power cut' : 'killed'} at each step`)
  const begun = performance.now()
  const dice = createDice(seed)
  for (const death of deaths) {
    const where = `${death.when} ${death.label} #${death.occurrence}`
    const desk = await deskFor(world, scenario, dice)
    const cut = powerCut ? { powerCut: dice(2 ** 31) } : {}
    const killed = await world.live(desk, { death, ...cut })
    tally.lives += 1
    if (killed.kind === 'killed') tally.kills += 1
    else tally.notReached.push(where)
    const note = (findings: Awaited<ReturnType<typeof inspect>>): void => {
      tally.findings.push(...findings.map((finding) => ({ ...finding, where })))
    }
    note(await inspect(world, desk, killed))
    if (killed.kind === 'killed') {
      const end = await world.live(desk, {})
      tally.lives += 1
      note(await inspect(world, desk, end))
    }
    tally.files += 1
    world.close(desk)
  }
  tally.seconds = (performance.now() - begun) / 1_000
  return tally
}
