/** How far a file has been passed through without a gap, while its parts move at the same time. */
import type { Extent } from './plan.ts'

export interface Frontier {
  /** Part `index` has been passed up to this position of the file. Never backwards. */
  advance(index: number, position: number): void
  /** Everything before this position has been passed. */
  reached(): number
  /** Resolves when it has reached beyond `position`; rejects when the work has been given up. */
  beyond(position: number): Promise<void>
  /** Whoever waits is told that nothing more will come. */
  giveUp(): void
}

/** `parts` are in the order of the file, without gaps. */
export function createFrontier(parts: readonly Extent[]): Frontier {
  const positions = parts.map(({ start }) => start)
  let front = 0
  let given = false
  let waiting: { readonly position: number; readonly tell: PromiseWithResolvers<void> } | null = null

  const reached = (): number => {
    for (let part = parts[front]; part !== undefined; part = parts[front]) {
      const position = positions[front] ?? 0
      if (position < part.start + part.length) return position
      front += 1
    }
    const last = parts.at(-1)
    return last === undefined ? 0 : last.start + last.length
  }
  return {
    reached,
    advance(index, position) {
      positions[index] = Math.max(positions[index] ?? 0, position)
      if (waiting === null || reached() <= waiting.position) return
      waiting.tell.resolve()
      waiting = null
    },
    async beyond(position) {
      if (given) throw new Error('The work was given up')
      if (reached() > position) return
      waiting = { position, tell: Promise.withResolvers() }
      await waiting.tell.promise
    },
    giveUp() {
      given = true
      waiting?.tell.reject(new Error('The work was given up'))
      waiting = null
    },
  }
}
