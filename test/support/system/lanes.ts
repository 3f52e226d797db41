/** What runs beside what, for a machine of two cores. */

export interface Lanes<T> {
  /** Make what others open: all of them are done before anything else begins. */
  readonly first: readonly T[]
  /** Have several workers, which wait for processes and pauses now and then: never two of these at once. */
  readonly heavy: readonly T[]
  /** Use one core: one beside something heavy, two when nothing heavy is left. */
  readonly light: readonly T[]
}

/** Runs everything, two at a time and each kind in its order; answers in the order in which they ended. */
export async function runInLanes<T, Answer>(
  { first, heavy, light }: Lanes<T>,
  run: (one: T) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  const lane = async (...queues: readonly T[][]): Promise<void> => {
    for (const queue of queues) {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) answers.push(await run(next))
    }
  }
  const before = [...first]
  await Promise.all([lane(before), lane(before)])
  const beside = [...light]
  await Promise.all([lane([...heavy], beside), lane(beside)])
  return answers
}
