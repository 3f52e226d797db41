/** One thread of the long run: tells which file it is about to read, so that a hang can be named. */
import { parentPort, workerData } from 'node:worker_threads'
import { count, outcomeOf, type Outcomes } from './key-files.ts'

export interface FuzzTask {
  readonly first: number
  readonly end: number
  /** The seed of the file that is being read; shared with whoever watches. */
  readonly current: Int32Array
}
export interface FuzzReport {
  readonly outcomes: Outcomes
  /** Seeds of files that ended in an exception. */
  readonly broken: readonly number[]
}

const { first, end, current } = workerData as FuzzTask
const outcomes: Outcomes = new Map()
const broken: number[] = []
for (let seed = first; seed < end; seed += 1) {
  Atomics.store(current, 0, seed)
  const outcome = outcomeOf(seed)
  if (outcome.startsWith('exception')) broken.push(seed)
  count(outcomes, outcome)
}
parentPort?.postMessage({ outcomes, broken } satisfies FuzzReport)
