/**
 * Kills at random moments: several files of many sizes both ways on one desk, whose engine is killed again and
 * again by the clock on the wall until everything is done; then the next desk. The seed decides what is sent and
 * how long each life is; what the engine is doing at that moment is up to the machine.
 */
import { createDice, type Dice } from '../fuzz/changes.ts'
import { addErrand, addPost, inspect, own, partner } from './desk.ts'
import type { LifePlan } from './life.ts'
import type { Moment } from './protocol.ts'
import { createTally, type Tally } from './tally.ts'
import type { Desk, World } from './world.ts'

export interface Moments {
  readonly kills: number
  readonly seed: number
  /** Loses the power in place of only dying. */
  readonly powerCut: boolean
}

/**
 * From a few bytes to more than what goes through the lane of large files. The smallest is long enough that no two are
 * equal by chance, which looks like one file under two names.
 */
const sizes = [8, 300, 70_000, 524_289, 1_300_000, 3_000_000, 9_000_000] as const
/** A request of the control address holds no more. */
const mostPosted = 70_000
/** Sent in parts and received in stretches. */
const large = [64 * 1024 * 1024, 64 * 1024 * 1024 + 77_777, 80_000_000] as const
/** Of so many desks one has a large file. */
const largeEvery = 3
/** Kills of one desk, after which its engine is left in peace. */
const mostOfDesk = 12
/** Longer than most lives that are left alone, milliseconds from the engine's start. */
const longest = 700
/** The same for a large file, from the moment its bytes begin to move. */
const longestMoving = 1_500

const oneOf = <T>(choices: readonly T[], dice: Dice): T => {
  const chosen = choices[dice(choices.length)]
  if (chosen === undefined) throw new Error('Nothing to choose from')
  return chosen
}

async function layOut(world: World, isLarge: boolean, dice: Dice): Promise<Desk> {
  const desk = await world.newDesk()
  desk.confirmsByItself = dice(2) === 0
  const [first, second] = own
  const ways = [
    { from: first, to: second },
    { from: second, to: first },
    { from: first, to: partner },
  ]
  for (const [index, way] of ways.entries()) {
    const via = dice(3) === 0 ? 'browser' : 'path'
    const size = oneOf(isLarge && index === 0 ? large : sizes, dice)
    addErrand(desk, { name: `${desk.number}-${index}.bin`, via, ...way }, size, dice)
  }
  const size = oneOf(
    sizes.filter((one) => one <= mostPosted),
    dice,
  )
  await addPost(world, desk, { name: `${desk.number}-post.bin`, to: oneOf(own, dice), size }, dice)
  return desk
}

/** Most deaths come while bytes move: that is when most can be lost. */
function nextPlan(moments: Moments, isLarge: boolean, dice: Dice): LifePlan {
  const after: Moment =
    dice(4) === 0
      ? { from: 'started', milliseconds: dice(longest) }
      : { from: 'moving', milliseconds: dice(isLarge ? longestMoving : longest / 2) }
  return moments.powerCut ? { diesAfter: after, powerCut: dice(2 ** 31) } : { killAfter: after }
}

export async function killAtRandom(world: World, moments: Moments): Promise<Tally> {
  const tally = createTally(`${moments.powerCut ? 'power cut' : 'killed'} at random moments`)
  const begun = performance.now()
  const dice = createDice(moments.seed)
  let desks = 0
  while (tally.kills < moments.kills) {
    const isLarge = desks % largeEvery === largeEvery - 1
    desks += 1
    const desk = await layOut(world, isLarge, dice)
    for (let kills = 0; ;) {
      const isLast = kills >= mostOfDesk || tally.kills >= moments.kills
      const end = await world.live(desk, isLast ? {} : nextPlan(moments, isLarge, dice))
      tally.lives += 1
      const where = `desk ${desk.number}, life ${kills + 1}`
      const findings = await inspect(world, desk, end)
      tally.findings.push(...findings.map((finding) => ({ ...finding, where })))
      if (end.kind !== 'killed') break
      kills += 1
      tally.kills += 1
    }
    tally.files += desk.errands.length + desk.deliveries.length
    world.close(desk)
  }
  tally.seconds = (performance.now() - begun) / 1_000
  return tally
}
