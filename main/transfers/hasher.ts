/** MD5 of a stream, beside the main thread for large files and in place for small ones. */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { entryUrl } from '../lib/entries.ts'
import type { HashAnswer, HashMessage } from './hash-worker.ts'

export interface Hasher {
  /** Adds bytes; resolves when there is room for more. `bytes` must own its whole buffer. */
  update(bytes: Uint8Array): Promise<void>
  /** 32 lower-case hex characters. Ends the hasher. */
  digest(): Promise<string>
  /** Ends it without an answer. */
  abandon(): void
}

export interface Hashers {
  create(totalBytes: number): Hasher
  close(): Promise<void>
}

/** Below this a worker's start costs more than the hash. */
const inPlaceBytes = 512 * 1024
/** Bytes that may be under way to a worker: bounds memory when the network outruns MD5. */
const windowBytes = 8 * 1024 * 1024
const idleWorkers = 4

function inPlace(): Hasher {
  const hash = createHash('md5')
  return {
    update(bytes) {
      hash.update(bytes)
      return Promise.resolve()
    },
    digest: () => Promise.resolve(hash.digest('hex')),
    abandon: () => undefined,
  }
}

function inWorker(worker: Worker, release: (worker: Worker, healthy: boolean) => void): Hasher {
  let pending = 0
  let broken: Error | null = null
  let ended = false
  const digest = Promise.withResolvers<string>()
  // The digest may fail while nobody waits for it yet.
  digest.promise.catch(() => undefined)
  let room: (() => void) | null = null

  const onMessage = (answer: HashAnswer): void => {
    if ('digest' in answer) digest.resolve(answer.digest)
    else pending -= answer.taken
    if (pending < windowBytes) room?.()
  }
  const onError = (error: Error): void => {
    broken = error
    digest.reject(error)
    room?.()
  }
  worker.on('message', onMessage)
  worker.on('error', onError)
  const end = (healthy: boolean): void => {
    if (ended) return
    ended = true
    worker.off('message', onMessage)
    worker.off('error', onError)
    release(worker, healthy)
  }
  const send = (message: HashMessage): void => worker.postMessage(message)
  return {
    async update(bytes) {
      if (broken !== null) throw broken
      pending += bytes.byteLength
      send({ bytes })
      if (pending < windowBytes) return
      await new Promise<void>((resolve) => {
        room = resolve
      })
      room = null
    },
    async digest() {
      send({ end: true })
      try {
        return await digest.promise
      } finally {
        end(broken === null)
      }
    },
    abandon: () => end(false),
  }
}

/** A small pool: workers are kept for the next large file, abandoned ones are ended. */
export function createHashers(): Hashers {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  let closed = false
  const start = (): Worker => {
    const worker = new Worker(entryUrl('hash-worker'))
    worker.unref()
    all.add(worker)
    return worker
  }
  const release = (worker: Worker, healthy: boolean): void => {
    if (healthy && !closed && idle.length < idleWorkers) {
      idle.push(worker)
      return
    }
    all.delete(worker)
    void worker.terminate()
  }
  return {
    create: (totalBytes) =>
      totalBytes <= inPlaceBytes ? inPlace() : inWorker(idle.pop() ?? start(), release),
    async close() {
      closed = true
      await Promise.all([...all].map((worker) => worker.terminate()))
      all.clear()
      idle.length = 0
    },
  }
}
