/**
 * Opens one key file beside the main thread: a hostile one may ask for hours of work, and this thread can be ended.
 * PKCS#12 above all, and every other form too.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { keyEntries } from './key-entries.ts'
import type { KeyFileAnswer, KeyFileTask } from './key-file-protocol.ts'
import { readContents } from './read-contents.ts'

function open({ bytes, password }: KeyFileTask): KeyFileAnswer {
  const contents = readContents(bytes, password)
  return contents.ok ? keyEntries(contents.value) : contents
}

// Node hands over what `open-key-file.ts` has given; nobody else starts this worker.
const answer = open(workerData as KeyFileTask)
const keys = answer.ok ? answer.value.flatMap(({ key }) => (key === null ? [] : [key.buffer])) : []
// Moved, not copied: only one of the two threads ever has the key.
parentPort?.postMessage(answer, keys)
