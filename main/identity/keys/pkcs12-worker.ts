/**
 * Opens one key file beside the main thread: a hostile one may ask for hours of work, and this thread can be ended.
 * PKCS#12 above all, and every other form too.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { readKeyEntries } from './key-entries.ts'
import type { KeyFileTask } from './key-file-protocol.ts'

// Node hands over what `open-key-file.ts` has given; nobody else starts this worker.
const { bytes, password } = workerData as KeyFileTask
const answer = readKeyEntries(bytes, password)
const keys = answer.ok ? answer.value.flatMap(({ key }) => (key === null ? [] : [key.buffer])) : []
// Moved, not copied: only one of the two threads ever has the key.
parentPort?.postMessage(answer, keys)
