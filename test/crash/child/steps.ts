/** Counts side effects by what they do, and dies at the one that was ordered. */
import type { DeathAt, Mark } from '../protocol.ts'

export interface Steps {
  /**
   * Runs one side effect; null = of no interest here: only counted as under way. `how` it dies there: one that
   * is a part of another cannot wait for that.
   */
  run<T>(label: string | null, work: () => Promise<T>, how?: keyof Ending): Promise<T>
  runSync<T>(label: string, work: () => T): T
  /** What has happened, in order. */
  readonly trail: readonly Mark[]
  /** Side effects that have not ended. */
  underWay(): number
}

/** Neither ever ends. */
export interface Ending {
  /** In the middle of whatever else is under way. */
  now(): void
  /** As soon as can be between two turns of the engine. */
  soon(): Promise<void>
}

export function createSteps(death: DeathAt | null, ending: Ending): Steps {
  const trail: Mark[] = []
  const counts = new Map<string, number>()
  let underWay = 0

  const begin = (label: string): number => {
    const occurrence = (counts.get(label) ?? 0) + 1
    counts.set(label, occurrence)
    trail.push({ label, edge: 'begun' })
    return occurrence
  }
  const isHere = (label: string, occurrence: number, when: DeathAt['when']): boolean =>
    death?.label === label && death.occurrence === occurrence && death.when === when

  return {
    trail,
    underWay: () => underWay,
    async run(label, work, how = 'soon') {
      const occurrence = label === null ? 0 : begin(label)
      if (label !== null && isHere(label, occurrence, 'before')) await ending[how]()
      underWay += 1
      try {
        const value = await work()
        if (label !== null) trail.push({ label, edge: 'done' })
        if (label !== null && isHere(label, occurrence, 'after')) await ending[how]()
        return value
      } finally {
        underWay -= 1
      }
    },
    runSync(label, work) {
      const occurrence = begin(label)
      if (isHere(label, occurrence, 'before')) ending.now()
      const value = work()
      trail.push({ label, edge: 'done' })
      if (isHere(label, occurrence, 'after')) ending.now()
      return value
    },
  }
}
