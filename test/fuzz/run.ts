/**
 * `npm run fuzz`: a hundred thousand changed key files (`-- 5000 7` for 5,000 from seed 7). None may crash the reader,
 * and none may hold it: a file that takes longer than the engine would wait for it is named by its seed.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { FuzzReport, FuzzTask } from './fuzz-worker.ts'
import { expectedOutcomes } from './key-files.ts'

const [howMany = 100_000, firstSeed = 1] = process.argv.slice(2).map(Number)
const end = firstSeed + howMany
/** Milliseconds; `open-key-file.ts` ends its worker after as many. */
const longest = 10_000
const watchEvery = 1_000

const current = new Int32Array(new SharedArrayBuffer(4))
const task: FuzzTask = { first: firstSeed, end, current }
const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData: task })
const answer = new Promise<FuzzReport>((resolve, reject) => {
  worker.once('message', resolve)
  worker.once('error', reject)
})

let done = false
async function watch(): Promise<void> {
  let seen = -1
  let since = performance.now()
  while (!done) {
    await wait(watchEvery)
    const seed = Atomics.load(current, 0)
    if (seed !== seen) {
      seen = seed
      since = performance.now()
    } else if (!done && performance.now() - since > longest) {
      throw new Error(`The file of seed ${seed} has been read for ${longest / 1_000} seconds`)
    }
  }
}

const watching = watch()
const report = await Promise.race([answer, watching.then(() => answer)])
done = true
for (const [outcome, times] of [...report.outcomes].toSorted((a, b) => b[1] - a[1])) {
  console.log(`${String(times).padStart(7)}  ${outcome}`)
}
const strange = [...report.outcomes.keys()].filter((outcome) => !expectedOutcomes.includes(outcome))
console.log(
  `${howMany} changed files from seed ${firstSeed}: ${report.broken.length} exceptions, no hang` +
    (strange.length > 0
      ? `; unexpected: ${strange.join(', ')} (seeds ${report.broken.slice(0, 10).join(' ')})`
      : ''),
)
process.exitCode = strange.length > 0 ? 1 : 0
