/** How long to wait before the next try: doubling, capped, spread so that many do not come at once. */
import type { Random } from '../ports.ts'

/** `attempts` counts the failures so far, from 1. Milliseconds: 2 s, 4 s, 8 s … at most `cap`, ±20 %. */
export function backoff(random: Random, attempts: number, cap = 300_000): number {
  const base = Math.min(cap, 1_000 * 2 ** Math.min(attempts, 20))
  return Math.round(base * (0.8 + 0.4 * random.fraction()))
}
