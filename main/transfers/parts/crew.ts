/**
 * How many stretches of one file are fetched at once. One connection that brings more than can be hashed is enough, and
 * then each block is hashed from memory and never read back. As long as the hash waits, one more is tried.
 */
import type { Clock } from '../../ports.ts'

/** Blocks in a row that found the hash waiting, before one more joins. */
const patience = 4
/** One more joins as well when nothing at all has come for so long: an answer can be slow to begin, or never come. Milliseconds. */
const silence = 250

export interface Crew {
  /** A block has come; `isWanted`: the hash was waiting for it. */
  look(isWanted: boolean): void
  /** Each worker does `work` once, and it never rejects. Resolves when nobody works any more. */
  work(work: () => Promise<void>): Promise<void>
}

export function createCrew(clock: Clock, first: number, most: number): Crew {
  const workers: Promise<void>[] = []
  let join = (): void => undefined
  let wanted = 0
  let came = 0

  const joinInSilence = async (signal: AbortSignal): Promise<void> => {
    while (workers.length < most) {
      const before = came
      await clock.sleep(silence, signal)
      if (came === before) join()
    }
  }
  return {
    look(isWanted) {
      came += 1
      wanted = isWanted ? wanted + 1 : 0
      if (wanted < patience) return
      wanted = 0
      join()
    },
    async work(work) {
      join = () => {
        if (workers.length < most) workers.push(work())
      }
      while (workers.length < first) join()
      const ended = new AbortController()
      const listening = joinInSilence(ended.signal).catch(() => undefined)
      // Others join while these are waited for.
      for (let index = 0; index < workers.length; index += 1) await workers[index]
      ended.abort()
      await listening
    },
  }
}
