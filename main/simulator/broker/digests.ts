/** The server's side of the digest worker: one worker, one session per upload. */
import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './digest-worker.ts'

export interface DigestResult {
  readonly md5: string
  readonly malware: boolean
}

export interface Digest {
  /** Shared memory is handed over, not copied; resolves when it may be written again. */
  update(slab: Uint8Array, length: number): Promise<void>
  finish(): Promise<DigestResult>
  drop(): void
}

export interface Digests {
  begin(): Digest
  stop(): Promise<void>
}

interface Promised<T> {
  readonly resolve: (value: T) => void
  readonly reject: (error: Error) => void
}

interface Waiting {
  readonly taken: Promised<void>[]
  readonly finished: Promised<DigestResult>[]
}

/** `entry` is the process's own entry file, which runs the worker when it finds itself in one. */
export function createDigests(entry: URL): Digests {
  const sessions = new Map<number, Waiting>()
  let worker: Worker | null = null
  let count = 0

  const dead = (error: Error): void => {
    worker = null
    for (const { taken, finished } of sessions.values()) {
      for (const { reject } of [...taken, ...finished]) reject(error)
    }
    sessions.clear()
  }
  const provide = (): Worker => {
    if (worker !== null) return worker
    const started = new Worker(entry, { workerData: { role: 'digest' } })
    started.unref()
    started.on('message', (message: FromWorker) => {
      const session = sessions.get(message.session)
      if (message.kind === 'taken') session?.taken.shift()?.resolve()
      else {
        sessions.delete(message.session)
        session?.finished.shift()?.resolve({ md5: message.md5, malware: message.malware })
      }
    })
    started.on('error', (error: unknown) => dead(error instanceof Error ? error : new Error('digest worker')))
    worker = started
    return started
  }
  const post = (message: ToWorker): void => provide().postMessage(message)

  return {
    begin() {
      count += 1
      const session = count
      const waiting: Waiting = { taken: [], finished: [] }
      sessions.set(session, waiting)
      return {
        update: (slab, length) =>
          new Promise<void>((resolve, reject) => {
            waiting.taken.push({ resolve, reject })
            post({ kind: 'update', session, slab, length })
          }),
        finish: () =>
          new Promise<DigestResult>((resolve, reject) => {
            waiting.finished.push({ resolve, reject })
            post({ kind: 'finish', session })
          }),
        drop() {
          sessions.delete(session)
          if (worker !== null) post({ kind: 'drop', session })
        },
      }
    },
    async stop() {
      await worker?.terminate()
      worker = null
    },
  }
}
