/**
 * The practice environment as a process: prints one line of JSON when it is ready and runs until it is told
 * to stop. Started again by itself as a worker, it hashes what is uploaded.
 */
import { mkdirSync } from 'node:fs'
import { isMainThread, parentPort } from 'node:worker_threads'
import { runDigestWorker } from './broker/digest-worker.ts'

/** Loaded here and not above: the worker needs none of it and starts in a tenth of the time. */
async function run(): Promise<void> {
  const { capFor, parseOptions } = await import('./options.ts')
  const { startSimulator } = await import('./simulator.ts')
  const options = parseOptions(process.argv.slice(2))
  const { folder } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const cap = options.cap ?? capFor(folder)
  const simulator = await startSimulator({ ...options, cap, entry: new URL(import.meta.url) })
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    void simulator.stop().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (options.withParent) {
    process.stdin.on('end', stop).on('close', stop).on('error', stop)
    process.stdin.resume()
  }
  process.stdout.write(`${JSON.stringify(simulator.handover)}\n`)
}

if (isMainThread) {
  run().catch((error: unknown) => {
    const text = error instanceof Error ? error.message : 'unknown error'
    process.stderr.write(`The practice environment did not start: ${text}\n`)
    process.exit(1)
  })
} else if (parentPort !== null) {
  runDigestWorker(parentPort)
}
