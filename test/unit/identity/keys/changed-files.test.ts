/** The short form of `npm run fuzz`: 2,000 changed key files, the same ones each time. */
import { expect, it } from 'vitest'
import { count, expectedOutcomes, outcomeOf, type Outcomes } from '../../../fuzz/key-files.ts'

it(
  'a file changed at random gives keys or a fault, and never an exception or a hang',
  { timeout: 120_000 },
  () => {
    const outcomes: Outcomes = new Map()
    for (let seed = 1; seed <= 2_000; seed += 1) {
      const outcome = outcomeOf(seed)
      if (!expectedOutcomes.includes(outcome)) throw new Error(`Seed ${seed}: ${outcome}`)
      count(outcomes, outcome)
    }
    // The changes reach everywhere: some files are still good, some are no key files any more.
    for (const outcome of ['read', 'key-file-damaged', 'key-file-not-recognised']) {
      expect(outcomes.get(outcome), outcome).toBeGreaterThan(20)
    }
  },
)
