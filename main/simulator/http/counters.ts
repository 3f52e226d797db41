/** How often each operation was called and what it was answered, so that a test can ask «exactly once?». */

export interface OperationCount {
  readonly total: number
  /** By status; 0 = the sender went away. */
  readonly answers: Readonly<Record<string, number>>
}

export interface Counters {
  began(operation: string): void
  answered(operation: string, status: number): void
  read(): Readonly<Record<string, OperationCount>>
  reset(): void
}

export function createCounters(): Counters {
  const counts = new Map<string, { total: number; answers: Record<string, number> }>()
  const of = (operation: string) => {
    const known = counts.get(operation)
    if (known !== undefined) return known
    const fresh = { total: 0, answers: {} as Record<string, number> }
    counts.set(operation, fresh)
    return fresh
  }
  return {
    began(operation) {
      of(operation).total += 1
    },
    answered(operation, status) {
      const { answers } = of(operation)
      answers[status] = (answers[status] ?? 0) + 1
    },
    read: () => structuredClone(Object.fromEntries(counts)),
    reset: () => counts.clear(),
  }
}
