/** Computes MD5 beside the main thread: Broker's checksum is MD5, and it is the slowest part of a fast upload. */
import { createHash, type Hash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

/** `bytes` adds; `end` asks for the digest and begins anew. */
export type HashMessage = { readonly bytes: Uint8Array } | { readonly end: true } | { readonly reset: true }
export type HashAnswer = { readonly taken: number } | { readonly digest: string }

let hash: Hash = createHash('md5')

parentPort?.on('message', (message: HashMessage) => {
  if ('bytes' in message) {
    hash.update(message.bytes)
    parentPort?.postMessage({ taken: message.bytes.byteLength } satisfies HashAnswer)
    return
  }
  if ('end' in message) parentPort?.postMessage({ digest: hash.digest('hex') } satisfies HashAnswer)
  hash = createHash('md5')
})
