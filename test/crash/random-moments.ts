/**
 * Kills at random moments: several files of many sizes both ways on one desk, whose engine is killed again and
 * again by the clock on the wall until everything is done; then the next desk. The seed decides what is sent and
 * how long each life is; what the engine is doing at that moment is up to the machine.
 */
import { createDice, type Dice } from '../fuzz/changes.ts'
import { addErrand, addPost, inspect, own, partner } from './desk.ts'
import type { LifePlan } from './life.ts'
import { createTally, type Tally } from './tally.ts'
import type { Desk, World } from './world.ts'

export interface Moments {
  readonly kills: number
  readonly seed: number
  /** Loses the power in place of only dying. */
  readonly powerCut: boolean
}

/** From one byte to more than what goes through the lane of large files. */
const sizes = [1, 300, 70_000, 524_289, 1_300_000, 3_000_000, 9_000_000] as const
/** A request of the control address holds no more. */
const mostPosted = 70_000
/** Kills of one desk, after which its engine is left in peace. */
const mostOfDesk = 12
/** Longer than most lives that are left alone, milliseconds from the engine's start. */
const longest = 700

const oneOf = <T>(choices: readonly T[], dice: Dice): T => {
  const chosen = choices[dice(choices.length)]
  if (chosen === undefined) throw new Error('Nothing to choose from')
  return chosen
}

async function layOut(world: World, dice: Dice): Promise<Desk> {
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
    addErrand(desk, { name: `${desk.number}-${index}.bin`, via, ...way }, oneOf(sizes, dice), dice)
  }
  const size = oneOf(
    sizes.filter((one) => one <= mostPosted),
    dice,
  )
  await addPost(world, desk, { name: `${desk.number}-post.bin`, to: oneOf(own, dice), size }, dice)
  return desk
}

function nextPlan(moments: Moments, dice: Dice): LifePlan {
  const after = dice(longest)
  return moments.powerCut ? { diesAfter: after, powerCut: dice(2 ** 31) } : { killAfter: after }
}

export async function killAtRandom(world: World, moments: Moments): Promise<Tally> {
  const tally = createTally(`${moments.powerCut ? 'power cut' : 'killed'} at random moments`)
  const begun = performance.now()
  const dice = createDice(moments.seed)
  while (tally.kills < moments.kills) {
    const desk = await layOut(world, dice)
    for (let kills = 0; ;) {
      const isLast = kills >= mostOfDesk || tally.kills >= moments.kills
      const end = await world.live(desk, isLast ? {} : nextPlan(moments, dice))
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
