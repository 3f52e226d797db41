/** Has a key file opened by a worker of its own, and ends it when it takes too long or too much. */
import { Worker } from 'node:worker_threads'
import { fault } from '../../../preload/contract/fault.ts'
import { failure } from '../../../preload/contract/result.ts'
import { entryUrl } from '../../lib/entries.ts'
import type { Clock } from '../../ports.ts'
import type { KeyFileAnswer, KeyFileTask } from './key-file-protocol.ts'

/** Milliseconds. An honest file of 600,000 iterations takes a tenth of it. */
const longest = 10_000
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

const tooCostly = (text: string) => failure(fault('key-file-too-costly', { technical: { text } }))

function answerOf(worker: Worker): Promise<KeyFileAnswer> {
  return new Promise((resolve) => {
    worker.once('message', resolve)
    // What was thrown may speak of what was read, so none of it is passed on.
    worker.once('error', (error: Error & { readonly code?: unknown }) =>
      resolve(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? tooCostly('memory')
          : failure(fault('key-file-damaged', { technical: { text: 'The reader gave up.' } })),
      ),
    )
    worker.once('exit', () => resolve(failure(fault('key-file-damaged'))))
  })
}

/** Faults: those of `readContents` and `keyEntries`; key-file-too-costly after ten seconds or 256 MB. */
export async function openKeyFile(
  bytes: Uint8Array,
  password: string | null,
  clock: Pick<Clock, 'sleep'>,
): Promise<KeyFileAnswer> {
  const copy = Uint8Array.from(bytes)
  const worker = new Worker(entryUrl('pkcs12-worker'), {
    workerData: { bytes: copy, password } satisfies KeyFileTask,
    transferList: [copy.buffer],
    env: {},
    resourceLimits,
  })
  const finished = new AbortController()
  const late = clock.sleep(longest, finished.signal).then(
    () => tooCostly('time'),
    () => tooCostly('time'),
  )
  const answer = await Promise.race([answerOf(worker), late])
  finished.abort()
  await worker.terminate()
  return answer
}
