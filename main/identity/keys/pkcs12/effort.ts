/** How much work a file may ask for before it is refused: an iteration count costs its writer nothing. */
import { fault } from '../../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../../preload/contract/result.ts'

/** For one derivation (libraries.md). The highest known in use is 600,000. */
export const mostIterations = 1_000_000
/** Over the whole file: a key, a chain and a MAC, each derived once or twice. */
const mostTogether = 10_000_000

export interface Effort {
  /** To be asked before a key is derived. Faults: key-file-damaged (not a count at all), key-file-too-costly. */
  spend(iterations: number | string): Result<null>
}

export function createEffort(): Effort {
  let spent = 0
  return {
    spend(count) {
      // The schema library gives a number of four bytes and more as text.
      const iterations = Number(count)
      if (!Number.isInteger(iterations) || iterations < 1) return failure(fault('key-file-damaged'))
      spent += iterations
      return iterations > mostIterations || spent > mostTogether
        ? failure(fault('key-file-too-costly', { technical: { text: `${iterations} iterations` } }))
        : success(null)
    },
  }
}
