/** The whole proof: every step of sending and receiving, then random moments, killed and without power. */
import { killAtRandom } from './random-moments.ts'
import { killAtSteps, scenarios } from './stepwise.ts'
import type { Tally } from './tally.ts'
import type { World } from './world.ts'

export interface Proof {
  /** Every so many steps one kill; 1 = at every step. */
  readonly every: number
  /** Kills at random moments, and how many more lose the power. */
  readonly kills: number
  readonly powerCuts: number
  readonly seed: number
}

/** `onPart` is told of each part as soon as it has ended. */
export async function prove(
  world: World,
  { every, kills, powerCuts, seed }: Proof,
  onPart: (tally: Tally) => void,
): Promise<readonly Tally[]> {
  const { send, sendFromBrowser, receive } = scenarios
  const parts: readonly (() => Promise<Tally>)[] = [
    ...[send, sendFromBrowser, receive].map(
      (scenario) => () => killAtSteps(world, scenario, { seed, every, powerCut: false }),
    ),
    // A file that is sent from where it lies changes nothing on our disk.
    ...[sendFromBrowser, receive].map(
      (scenario) => () => killAtSteps(world, scenario, { seed, every, powerCut: true }),
    ),
    () => killAtRandom(world, { kills, seed, powerCut: false }),
    () => killAtRandom(world, { kills: powerCuts, seed: seed + 1, powerCut: true }),
  ]
  const tallies: Tally[] = []
  for (const part of parts) {
    const tally = await part()
    onPart(tally)
    tallies.push(tally)
  }
  return tallies
}
