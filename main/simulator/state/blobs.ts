/** The bytes of file transfers, one file each below the state folder; capped. */
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

/** The reads of a download; small ones cost the reader more than the bytes do. */
const readSize = 1_048_576

export interface Blobs {
  /** A place to write to before the blob is whole. */
  partPath(): string
  commit(part: string, id: string): Promise<void>
  discard(part: string): Promise<void>
  remove(id: string): Promise<void>
  /** Null when it is not there. */
  size(id: string): number | null
  /** `last` is included, as in a Range header. */
  open(id: string, first: number, last: number): Readable
  /** Bytes in use. */
  used(): number
  /** Announces bytes that are being received; answers false when there is no room. */
  reserve(part: string, bytes: number): boolean
}

export function createBlobs(folder: string, cap: number): Blobs {
  const place = path.join(folder, 'blobs')
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const sizes = new Map<string, number>()
  for (const name of readdirSync(place)) {
    // Left by a process that died in the middle of an upload.
    if (name.endsWith('.part')) rmSync(path.join(place, name), { force: true })
    else sizes.set(name, statSync(path.join(place, name)).size)
  }
  const reserved = new Map<string, number>()
  let count = 0
  const sum = (map: ReadonlyMap<string, number>): number => map.values().reduce((all, size) => all + size, 0)
  const used = (): number => sum(sizes) + sum(reserved)
  const pathOf = (id: string): string => path.join(place, id)
  return {
    used,
    partPath() {
      count += 1
      return path.join(place, `${process.pid}-${count}.part`)
    },
    async commit(part, id) {
      await rename(part, pathOf(id))
      sizes.set(id, statSync(pathOf(id)).size)
      reserved.delete(part)
    },
    async discard(part) {
      await rm(part, { force: true })
      reserved.delete(part)
    },
    async remove(id) {
      await rm(pathOf(id), { force: true })
      sizes.delete(id)
    },
    size: (id) => sizes.get(id) ?? null,
    open: (id, first, last) =>
      createReadStream(pathOf(id), { start: first, end: last, highWaterMark: readSize }),
    reserve(part, bytes) {
      const already = reserved.get(part) ?? 0
      if (bytes > already && used() - already + bytes > cap) return false
      reserved.set(part, Math.max(already, bytes))
      return true
    },
  }
}
