/** Streams a body to disk with bounded memory, hashing it on the way. */
import { open } from 'node:fs/promises'
import type { Digests } from './digests.ts'

export interface Received {
  readonly size: number
  readonly md5: string
  readonly malware: boolean
}

/** Few large writes; memory per upload is their product. */
const slabSize = 1_048_576
const slabCount = 8

/** A file that grows: `grow` says before each write whether there is room for so many bytes in all. */
export interface Target {
  readonly path: string
  readonly grow: (bytes: number) => boolean
}

export class NoRoom extends Error {}

/** Rejects when the body ends early, the disk refuses or there is no room (`NoRoom`). */
export async function receive(
  body: AsyncIterable<Buffer>,
  target: Target,
  digests: Digests,
): Promise<Received> {
  const file = await open(target.path, 'wx', 0o600)
  const digest = digests.begin()
  const free = Array.from({ length: slabCount }, () => new Uint8Array(new SharedArrayBuffer(slabSize)))
  const busy = new Set<Promise<void>>()
  let failed: unknown = null
  let slab = free.pop()
  let filled = 0
  let size = 0

  /** Written and hashed at the same time; the slab is free again when both are done. */
  const flush = (full: Uint8Array<SharedArrayBuffer>, length: number): void => {
    const position = size
    size += length
    if (!target.grow(size)) throw new NoRoom('No room for the file')
    const written = async (): Promise<void> => {
      for (let offset = 0; offset < length;) {
        const { bytesWritten } = await file.write(full, offset, length - offset, position + offset)
        offset += bytesWritten
      }
    }
    const work = Promise.all([written(), digest.update(full, length)])
      .then(
        () => void free.push(full),
        (error: unknown) => {
          failed ??= error
          free.push(full)
        },
      )
      .finally(() => busy.delete(work))
    busy.add(work)
  }

  try {
    for await (const chunk of body) {
      for (let offset = 0; offset < chunk.length;) {
        // Looked for before it is waited for: all may have become free while the next chunk was awaited.
        slab ??= free.pop()
        while (slab === undefined) {
          await Promise.race(busy)
          slab = free.pop()
        }
        if (failed !== null) throw failed as Error
        const length = Math.min(chunk.length - offset, slabSize - filled)
        slab.set(chunk.subarray(offset, offset + length), filled)
        offset += length
        filled += length
        if (filled < slabSize) continue
        flush(slab, filled)
        slab = free.pop()
        filled = 0
      }
    }
    if (slab !== undefined && filled > 0) flush(slab, filled)
    await Promise.all(busy)
    if (failed !== null) throw failed as Error
    return { size, ...(await digest.finish()) }
  } catch (error) {
    await Promise.all(busy)
    digest.drop()
    throw error
  } finally {
    await file.close()
  }
}
