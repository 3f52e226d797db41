/**
 * As `Promise.all`, but nothing still runs when it answers: where one throws, the others are waited for, so that whoever
 * closes or clears up afterwards finds nobody at work. Throws what the first of them threw.
 */
export async function allEnded<T>(works: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(works)
  return Promise.all(works)
}
