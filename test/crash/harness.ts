/** The whole proof: every step of sending and receiving, then random moments, killed and without power. */
import { killInARow } from './in-a-row.ts'
import { killAtRandom } from './random-moments.ts'
import { killAtSteps, planDeaths, scenarios } from './stepwise.ts'
import type { Tally } from './tally.ts'
import type { World } from './world.ts'

export interface Proof {
  /** Every so many steps one kill; 1 = at every step. */
  readonly every: number
  /** Part of the names of the scenarios that count, and nothing besides; empty = everything. */
  readonly only: string
  /** Also at the steps of large files, of which a life takes seconds; else at a few of them, one after another. */
  readonly long: boolean
  /** Kills at random moments, and how many more lose the power. */
  readonly kills: number
  readonly powerCuts: number
  readonly seed: number
}

/** `onPart` is told of each part as soon as it has ended. */
export async function prove(
  world: World,
  { every, only, long, kills, powerCuts, seed }: Proof,
  onPart: (tally: Tally) => void,
): Promise<readonly Tally[]> {
  const tallies: Tally[] = []
  const end = (tally: Tally): void => {
    onPart(tally)
    tallies.push(tally)
  }
  for (const scenario of Object.values(scenarios)) {
    if ((scenario.isLong && !long) || !scenario.name.includes(only)) continue
    const plan = await planDeaths(world, scenario, seed)
    const deaths = plan.filter((_, index) => index % every === seed % every)
    end(await killAtSteps(world, scenario, { seed, deaths, powerCut: false }))
    if (scenario.writes) end(await killAtSteps(world, scenario, { seed, deaths, powerCut: true }))
  }
  if (only !== '') return tallies
  end(await killInARow(world, !long, seed))
  end(await killAtRandom(world, { kills, seed, powerCut: false }))
  end(await killAtRandom(world, { kills: powerCuts, seed: seed + 1, powerCut: true }))
  return tallies
}
