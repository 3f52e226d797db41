/**
 * Hashes what comes in while it comes in: reads the files after the writers, part after part in the order in which
 * the parts were made. When they are joined in another order it begins again. Nothing of it outlives the process.
 */
import { open, type FileHandle } from 'node:fs/promises'
import type { Digest, Digests } from '../digests.ts'
import type { Received } from '../receive.ts'

/** A file that is written from its beginning to `length`. */
export interface Piece {
  readonly id: string
  readonly path: string
  readonly length: number
}

export interface HashingPorts {
  readonly digests: Digests
  /** The pieces of a transfer as far as they are known, in the order that is most likely. */
  readonly line: (transferId: string) => readonly Piece[]
  /** Bytes that were there before this process. */
  readonly written: (id: string) => number
}

export interface Hashing {
  /** The piece is on disk so far. */
  grew(transferId: string, id: string, length: number): void
  /** All pieces are whole, and this is their order. */
  finish(transferId: string, pieces: readonly Piece[]): Promise<Received>
  /** What was hashed is not wanted any more. */
  drop(transferId: string): void
}

const slabSize = 1_048_576
const slabCount = 4

interface Session {
  readonly digest: Digest
  readonly slabs: Uint8Array<SharedArrayBuffer>[]
  readonly hashing: Set<Promise<void>>
  /** How far each piece is written. */
  readonly lengths: Map<string, number>
  /** Pieces that are done, and the one that is read. */
  readonly read: Piece[]
  position: number
  file: FileHandle | null
  /** The order, when it is known for certain. */
  order: readonly Piece[] | null
  busy: boolean
  pumping: Promise<void>
  dropped: boolean
}

export function createHashing({ digests, line, written }: HashingPorts): Hashing {
  const sessions = new Map<string, Session>()
  const lengthOf = ({ lengths }: Session, id: string): number => {
    const known = lengths.get(id)
    if (known !== undefined) return known
    const before = written(id)
    lengths.set(id, before)
    return before
  }

  const slabOf = async (session: Session): Promise<Uint8Array<SharedArrayBuffer>> => {
    for (;;) {
      const slab = session.slabs.pop()
      if (slab !== undefined) return slab
      await Promise.race(session.hashing)
    }
  }
  const hash = (session: Session, slab: Uint8Array<SharedArrayBuffer>, length: number): void => {
    const work = session.digest
      .update(slab, length)
      .finally(() => {
        session.slabs.push(slab)
        session.hashing.delete(work)
      })
      .catch(() => {
        session.dropped = true
      })
    session.hashing.add(work)
  }
  const readOn = async (session: Session, piece: Piece, most: number): Promise<void> => {
    session.file ??= await open(piece.path, 'r')
    const slab = await slabOf(session)
    const { bytesRead } = await session.file.read(slab, 0, Math.min(most, slabSize), session.position)
    if (bytesRead === 0) throw new Error('A file is shorter than what was written to it')
    session.position += bytesRead
    hash(session, slab, bytesRead)
  }
  const close = async (session: Session): Promise<void> => {
    await session.file?.close()
    session.file = null
  }
  /** Reads all that is there; `busy` is false from the moment on in which there is nothing more. */
  const pump = async (transferId: string, session: Session): Promise<void> => {
    session.busy = true
    try {
      while (!session.dropped) {
        const piece = session.read.at(-1)
        const more = piece === undefined ? 0 : lengthOf(session, piece.id) - session.position
        if (piece !== undefined && more > 0) {
          await readOn(session, piece, more)
          continue
        }
        if (piece !== undefined && session.position < piece.length) return
        const next = (session.order ?? line(transferId))[session.read.length]
        if (next === undefined) return
        session.read.push(next)
        session.position = 0
        await close(session)
      }
    } catch {
      // Whoever needs the result begins again, and is told when that fails too.
      session.dropped = true
    } finally {
      session.busy = false
      if (session.dropped) await close(session)
    }
  }

  const begin = (transferId: string): Session => {
    const session: Session = {
      digest: digests.begin(),
      slabs: Array.from({ length: slabCount }, () => new Uint8Array(new SharedArrayBuffer(slabSize))),
      hashing: new Set(),
      lengths: new Map(),
      ...{ read: [], position: 0, file: null, order: null, busy: false, dropped: false },
      pumping: Promise.resolve(),
    }
    sessions.set(transferId, session)
    return session
  }
  const drop = (transferId: string): void => {
    const session = sessions.get(transferId)
    sessions.delete(transferId)
    if (session === undefined) return
    session.dropped = true
    session.digest.drop()
    if (!session.busy) void close(session)
  }
  const complete = async (
    transferId: string,
    session: Session,
    pieces: readonly Piece[],
  ): Promise<Received> => {
    session.order = pieces
    while (session.busy) await session.pumping
    await pump(transferId, session)
    await Promise.all(session.hashing)
    await close(session)
    if (session.dropped) throw new Error('What was uploaded could not be read')
    const size = pieces.reduce((all, { length }) => all + length, 0)
    return { size, ...(await session.digest.finish()) }
  }

  return {
    drop,
    grew(transferId, id, length) {
      const session = sessions.get(transferId) ?? begin(transferId)
      session.lengths.set(id, length)
      if (!session.busy && !session.dropped) session.pumping = pump(transferId, session)
    },
    async finish(transferId, pieces) {
      const begun = sessions.get(transferId)
      const isOn = begun?.read.every(({ id }, index) => pieces[index]?.id === id) ?? false
      if (begun === undefined || begun.dropped || !isOn) drop(transferId)
      const session = sessions.get(transferId) ?? begin(transferId)
      for (const { id, length } of pieces) session.lengths.set(id, length)
      try {
        return await complete(transferId, session, pieces)
      } finally {
        drop(transferId)
      }
    },
  }
}
