/** MD5 of a stream, beside the main thread for large files and in place for small ones. */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { entryUrl } from '../lib/entries.ts'
import { sharedPages } from '../lib/page-aligned.ts'
import type { HashAnswer, HashMemory, HashMessage } from './hash-worker.ts'

export interface Hasher {
  /**
   * A block of memory to fill, `blockBytes` long (less for a small file); waits until one is free. It keeps
   * its bytes until `blockCount - 1` further ones have been asked for, so a socket may still be sending it;
   * a large block only until one further has.
   */
  block(): Promise<Uint8Array>
  /** Hashes the first `length` bytes of the block last asked for. */
  update(length: number): void
  /** All that it was given is hashed. */
  isIdle(): boolean
  /** 32 lower-case hex characters. Ends the hasher. */
  digest(): Promise<string>
  /** Ends it without an answer; a block that somebody waits for, or asks for later, is refused. */
  abandon(): void
}

export interface Hashers {
  create(totalBytes: number): Hasher
  /** The same with blocks of `largeBlockBytes`: for whoever only reads, and has no socket to feed. */
  createLarge(totalBytes: number): Hasher
  close(): Promise<void>
}

/** 64 KiB halve the speed of an upload, more than this gains nothing (libraries.md). */
export const blockBytes = 1024 * 1024
const blockCount = 12
/** Each block costs several calls from thread to thread. */
const largeBlockBytes = 4 * blockBytes
/** Below this a worker's start costs more than the hash. */
const inPlaceBytes = 512 * 1024
const idleWorkers = 2

function inPlace(totalBytes: number): Hasher {
  const hash = createHash('md5')
  let block = Buffer.alloc(0)
  return {
    block() {
      block = Buffer.allocUnsafeSlow(Math.max(1, totalBytes))
      return Promise.resolve(block)
    },
    update: (length) => void hash.update(block.subarray(0, length)),
    isIdle: () => true,
    digest: () => Promise.resolve(hash.digest('hex')),
    abandon: () => undefined,
  }
}

interface HashThread {
  readonly worker: Worker
  readonly ring: SharedArrayBuffer
}

/** Memory is made once and used round and round: fresh memory for every block halves the speed (measured). */
function startThread(): HashThread {
  const ring = sharedPages(blockBytes * blockCount)
  const worker = new Worker(entryUrl('hash-worker'), {
    workerData: { ring } satisfies HashMemory,
  })
  worker.unref()
  return { worker, ring }
}

function inThread(
  thread: HashThread,
  bytes: number,
  release: (thread: HashThread, healthy: boolean) => void,
): Hasher {
  const { worker, ring } = thread
  const blocks = Array.from({ length: ring.byteLength / bytes }, (_, slot) =>
    Buffer.from(ring, slot * bytes, bytes),
  )
  const busy = new Set<number>()
  const digest = Promise.withResolvers<string>()
  // It may fail while nobody waits for it yet.
  digest.promise.catch(() => undefined)
  let broken: Error | null = null
  let ended = false
  let freed: (() => void) | null = null
  let slot = -1

  const onMessage = (answer: HashAnswer): void => {
    if ('digest' in answer) digest.resolve(answer.digest)
    else busy.delete(answer.free)
    freed?.()
  }
  const onError = (error: Error): void => {
    broken = error
    digest.reject(error)
    freed?.()
  }
  worker.on('message', onMessage)
  worker.on('error', onError)
  const end = (healthy: boolean): void => {
    if (ended) return
    ended = true
    worker.off('message', onMessage)
    worker.off('error', onError)
    release(thread, healthy)
  }
  const send = (message: HashMessage): void => worker.postMessage(message)

  return {
    async block() {
      slot = (slot + 1) % blocks.length
      while (busy.has(slot) && broken === null) {
        await new Promise<void>((resolve) => {
          freed = resolve
        })
      }
      const block = blocks[slot]
      if (broken !== null || block === undefined) throw broken ?? new Error('The hash ring is empty')
      return block
    },
    update(length) {
      busy.add(slot)
      send({ slot, at: slot * bytes, length })
    },
    isIdle: () => busy.size === 0,
    async digest() {
      send({ end: true })
      try {
        return await digest.promise
      } finally {
        end(broken === null)
      }
    },
    abandon() {
      broken ??= new Error('The hash was given up')
      end(false)
      // Whoever waits for a block would wait for ever, with a file open.
      freed?.()
    },
  }
}

/** A small pool: threads are kept for the next large file, abandoned ones are ended. */
export function createHashers(): Hashers {
  const idle: HashThread[] = []
  const all = new Set<Worker>()
  let closed = false
  const start = (): HashThread => {
    const thread = startThread()
    all.add(thread.worker)
    return thread
  }
  const release = (thread: HashThread, healthy: boolean): void => {
    if (healthy && !closed && idle.length < idleWorkers) {
      idle.push(thread)
      return
    }
    all.delete(thread.worker)
    void thread.worker.terminate()
  }
  const create = (totalBytes: number, bytes: number): Hasher =>
    totalBytes <= inPlaceBytes ? inPlace(totalBytes) : inThread(idle.pop() ?? start(), bytes, release)
  return {
    create: (totalBytes) => create(totalBytes, blockBytes),
    createLarge: (totalBytes) => create(totalBytes, largeBlockBytes),
    async close() {
      closed = true
      await Promise.all([...all].map((worker) => worker.terminate()))
      all.clear()
      idle.length = 0
    },
  }
}
