/** Counts side effects by what they do, and dies at the one that was ordered. */
import type { DeathAt } from '../protocol.ts'

export interface Steps {
  /** Runs one side effect; null = of no interest here: only counted as under way. */
  run<T>(label: string | null, work: () => Promise<T>): Promise<T>
  runSync<T>(label: string, work: () => T): T
  /** Labels in the order in which the steps were begun. */
  readonly taken: readonly string[]
  /** Side effects that have not ended. */
  underWay(): number
}

/** `die` does not return. */
export function createSteps(death: DeathAt | null, die: () => void): Steps {
  const taken: string[] = []
  const counts = new Map<string, number>()
  let underWay = 0

  const begin = (label: string): number => {
    const occurrence = (counts.get(label) ?? 0) + 1
    counts.set(label, occurrence)
    taken.push(label)
    return occurrence
  }
  const isHere = (label: string, occurrence: number, when: DeathAt['when']): boolean =>
    death?.label === label && death.occurrence === occurrence && death.when === when

  return {
    taken,
    underWay: () => underWay,
    async run(label, work) {
      const occurrence = label === null ? 0 : begin(label)
      if (label !== null && isHere(label, occurrence, 'before')) die()
      underWay += 1
      try {
        const value = await work()
        if (label !== null && isHere(label, occurrence, 'after')) die()
        return value
      } finally {
        underWay -= 1
      }
    },
    runSync(label, work) {
      const occurrence = begin(label)
      if (isHere(label, occurrence, 'before')) die()
      const value = work()
      if (isHere(label, occurrence, 'after')) die()
      return value
    },
  }
}
