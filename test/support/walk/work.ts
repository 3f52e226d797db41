/**
 * What one life of the engine asks of the world, one thing at a time and in order, so that the same walk always goes the
 * same way; and the end of that life, from which on nothing more is heard.
 */
export interface Work {
  /** In turn. */
  inTurn<T>(action: () => Promise<T>): Promise<T>
  /** At once; its answer comes only while the life lasts. */
  atOnce<T>(action: () => Promise<T>): Promise<T>
  /** Nothing is under way any more, and nothing has been begun by what has ended. */
  settled(): Promise<void>
  /** The process is dead. */
  kill(): void
}

const never = new Promise<never>(() => undefined)
/** Turns of the event loop without anything under way, after which nothing will come but by the clock. */
const quiet = 3

export function createWork(): Work {
  let isDead = false
  let underWay = 0
  let last: Promise<unknown> = Promise.resolve()

  const atOnce: Work['atOnce'] = async (action) => {
    if (isDead) await never
    try {
      return await action()
    } finally {
      if (isDead) await never
    }
  }
  return {
    atOnce,
    inTurn: (action) =>
      atOnce(async () => {
        underWay += 1
        const done = last.then(action)
        last = done.catch(() => undefined)
        try {
          return await done
        } finally {
          underWay -= 1
        }
      }),
    async settled() {
      for (let still = 0; still < quiet; still += 1) {
        await new Promise((resolve) => setImmediate(resolve))
        if (underWay > 0) still = -1
      }
    },
    kill() {
      isDead = true
    },
  }
}
