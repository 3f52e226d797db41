/** The bytes of file transfers below the state folder, one file or several in order for each; capped. */
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { link, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'

/** The reads of a download; small ones cost the reader more than the bytes do. */
const readSize = 1_048_576
const linksAtOnce = 100

export interface Blobs {
  /** A place to write to before the blob is whole. */
  partPath(): string
  /** Such a place that outlives the process, for an upload that may be resumed. */
  lastingPath(name: string): string
  /** Removes what lies in lasting places under other names than these. */
  keepLasting(names: ReadonlySet<string>): void
  commit(part: string, id: string): Promise<void>
  /** Makes one blob of files in this order without copying; may be repeated when it was broken off. */
  commitAll(parts: readonly string[], id: string): void
  /** More blobs with the bytes of this one, which has one piece; they take up no disk of their own. */
  share(id: string, others: readonly string[]): Promise<void>
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

interface Blob {
  /** Bytes of its pieces, in order. */
  readonly pieces: readonly number[]
  readonly size: number
}

interface Slice {
  readonly piece: number
  readonly first: number
  readonly last: number
}

/** Which bytes of which pieces these bytes of the blob are. */
export function slicesOf(pieces: readonly number[], first: number, last: number): readonly Slice[] {
  const slices: Slice[] = []
  let start = 0
  for (const [piece, size] of pieces.entries()) {
    const from = Math.max(first, start)
    const to = Math.min(last, start + size - 1)
    if (from <= to) slices.push({ piece, first: from - start, last: to - start })
    start += size
  }
  return slices
}

const blobOf = (pieces: readonly number[]): Blob => ({
  pieces,
  size: pieces.reduce((all, size) => all + size, 0),
})

/** Blobs of which the first piece is there: it is the last to be put in its place. */
function readBlobs(place: string, pathOf: (id: string, piece: number) => string): Map<string, Blob> {
  const blobs = new Map<string, Blob>()
  for (const name of readdirSync(place)) {
    if (/\.\d+$/.test(name)) continue
    const pieces: number[] = []
    for (let piece = 0; piece === 0 || existsSync(pathOf(name, piece)); piece += 1) {
      pieces.push(statSync(pathOf(name, piece)).size)
    }
    blobs.set(name, blobOf(pieces))
  }
  return blobs
}

export function createBlobs(folder: string, cap: number): Blobs {
  const place = path.join(folder, 'blobs')
  const lasting = path.join(folder, 'uploads')
  for (const made of [place, lasting]) mkdirSync(made, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(place)) {
    // Left by a process that died in the middle of an upload.
    if (name.endsWith('.part')) rmSync(path.join(place, name), { force: true })
  }
  const pathOf = (id: string, piece = 0): string =>
    path.join(place, piece === 0 ? id : `${id}.${String(piece)}`)
  const blobs = readBlobs(place, pathOf)
  const reserved = new Map<string, number>()
  // Counted along, not summed up: there may be a hundred thousand.
  let stored = blobs.values().reduce((all, { size }) => all + size, 0)
  let announced = 0
  let count = 0

  const put = (id: string, blob: Blob): void => {
    stored += blob.size - (blobs.get(id)?.size ?? 0)
    blobs.set(id, blob)
  }
  const release = (part: string): void => {
    announced -= reserved.get(part) ?? 0
    reserved.delete(part)
  }
  const commitAll: Blobs['commitAll'] = (parts, id) => {
    for (const [piece, part] of [...parts.entries()].reverse()) {
      if (existsSync(part) || !existsSync(pathOf(id, piece))) renameSync(part, pathOf(id, piece))
      release(part)
    }
    // What an upload before this one had more of must not be taken for the end of this one.
    for (let piece = parts.length; existsSync(pathOf(id, piece)); piece += 1) rmSync(pathOf(id, piece))
    put(id, blobOf(parts.map((_, piece) => statSync(pathOf(id, piece)).size)))
  }
  async function* read({ pieces }: Blob, id: string, first: number, last: number): AsyncGenerator<Buffer> {
    for (const slice of slicesOf(pieces, first, last)) {
      const range = { start: slice.first, end: slice.last, highWaterMark: readSize }
      yield* createReadStream(pathOf(id, slice.piece), range) as AsyncIterable<Buffer>
    }
  }

  return {
    used: () => stored + announced,
    partPath() {
      count += 1
      return path.join(place, `${process.pid}-${count}.part`)
    },
    lastingPath: (name) => path.join(lasting, name),
    keepLasting(names) {
      for (const name of readdirSync(lasting)) {
        if (!names.has(name)) rmSync(path.join(lasting, name), { force: true })
      }
    },
    commitAll,
    commit: (part, id) => Promise.resolve(commitAll([part], id)),
    async share(id, others) {
      const blob = blobs.get(id)
      if (blob === undefined) throw new Error(`There is no blob ${id}`)
      for (let start = 0; start < others.length; start += linksAtOnce) {
        const some = others.slice(start, start + linksAtOnce)
        await Promise.all(some.map((other) => link(pathOf(id), pathOf(other))))
        for (const other of some) put(other, blob)
      }
    },
    async discard(part) {
      await rm(part, { force: true })
      release(part)
    },
    async remove(id) {
      const blob = blobs.get(id)
      stored -= blob?.size ?? 0
      blobs.delete(id)
      // The first one first: without it the others are no blob, whenever this ends.
      for (const [piece] of (blob?.pieces ?? [0]).entries()) await rm(pathOf(id, piece), { force: true })
    },
    size: (id) => blobs.get(id)?.size ?? null,
    open(id, first, last) {
      const blob = blobs.get(id)
      if (blob !== undefined && blob.pieces.length > 1) {
        return Readable.from(read(blob, id, first, last), { objectMode: false })
      }
      return createReadStream(pathOf(id), { start: first, end: last, highWaterMark: readSize })
    },
    reserve(part, bytes) {
      const more = bytes - (reserved.get(part) ?? 0)
      if (more <= 0) return true
      if (stored + announced + more > cap) return false
      announced += more
      reserved.set(part, bytes)
      return true
    },
  }
}
