/**
 * Computes MD5 beside the main thread: Broker's checksum is MD5, and it is the slowest part of a fast upload.
 * The bytes lie in memory that both threads share: a copy to this side would cost as much as the hash itself.
 */
import { createHash, type Hash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'

export interface HashMemory {
  readonly ring: SharedArrayBuffer
}
/** A filled block, which begins at this byte of the ring, is added; `end` asks for the digest and begins anew. */
export type HashMessage =
  { readonly slot: number; readonly at: number; readonly length: number } | { readonly end: true }
/** `free` gives a block back. */
export type HashAnswer = { readonly free: number } | { readonly digest: string }

// Node hands over what `hasher.ts` has given; nobody else starts this worker.
const { ring } = workerData as HashMemory
let hash: Hash = createHash('md5')

function answer(message: HashAnswer): void {
  parentPort?.postMessage(message)
}

parentPort?.on('message', (message: HashMessage) => {
  if ('end' in message) {
    answer({ digest: hash.digest('hex') })
    hash = createHash('md5')
    return
  }
  hash.update(Buffer.from(ring, message.at, message.length))
  answer({ free: message.slot })
})
