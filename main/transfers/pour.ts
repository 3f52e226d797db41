/** The way of a download's bytes from the socket to the disk and the hash. */
import type { WriteHandle } from '../ports.ts'
import type { Hasher } from './hasher.ts'

/** Memory to fill round and round, and who is told how much of the last block was filled. */
export type Ring = Pick<Hasher, 'block' | 'update'>

export interface Told {
  /** Written up to this position of the file. */
  readonly written: (position: number) => void
}

/** Thrown by the disk's half, to tell it from the network's. */
export class DiskTrouble extends Error {
  readonly call: 'write' | 'truncate' | 'sync' | 'close'
  constructor(call: DiskTrouble['call'], cause: unknown) {
    super(call, { cause })
    this.call = call
  }
}

export const onDisk = (call: DiskTrouble['call'], work: Promise<void>): Promise<void> =>
  work.catch((cause: unknown) => {
    throw new DiskTrouble(call, cause)
  })

/** Flushed so often, bytes, the disk works while the network does, and the last flush is a short one. */
export const flushEvery = 64 * 1024 * 1024

/** One write and one flush behind the reader; what went wrong with either is kept until somebody asks. */
function createWriter(handle: WriteHandle, start: number, told: Told) {
  let trouble: Error | null = null
  let writing: Promise<void> = Promise.resolve()
  let flushing: Promise<void> | null = null
  let flushedTo = start
  // A failed flush is told rather than a failed write: it costs the whole partial file.
  const keep = (failed: unknown): void => {
    if (trouble instanceof DiskTrouble && trouble.call === 'sync') return
    trouble = failed instanceof Error ? failed : new Error('Writing failed', { cause: failed })
  }
  const flush = (position: number): void => {
    if (flushing !== null || position - flushedTo < flushEvery) return
    flushedTo = position
    flushing = onDisk('sync', handle.sync())
      .catch(keep)
      .finally(() => {
        flushing = null
      })
  }
  const written = async (): Promise<void> => {
    await writing
    if (trouble !== null) throw trouble
  }
  return {
    /** Resolves when the write before this one has ended. */
    async write(bytes: Uint8Array, position: number): Promise<void> {
      await written()
      flush(position)
      writing = onDisk('write', handle.write([bytes], position))
        .then(() => told.written(position + bytes.byteLength))
        .catch(keep)
    },
    /** Nobody closes the file under a write or a flush. Throws what went wrong with one. */
    async end(): Promise<void> {
      await flushing
      await written()
    },
  }
}

/**
 * Gathers the stream's small reads into blocks, writes and passes each on; answers the position after the last
 * byte, or one beyond `end` when more came than belongs there. One block is written while the next is filled, never two at once: after a crash a file with a hole
 * would be as long as a good one. Throws `DiskTrouble`, or what the stream throws.
 */
export async function pour(
  body: AsyncIterable<Uint8Array>,
  handle: WriteHandle,
  ring: Ring,
  start: number,
  end: number,
  told: Told,
): Promise<number> {
  const writer = createWriter(handle, start, told)
  let position = start
  let block = await ring.block()
  let filled = 0
  const pass = async (): Promise<void> => {
    await writer.write(block.subarray(0, filled), position)
    ring.update(filled)
    position += filled
    filled = 0
  }
  const gather = async (): Promise<number> => {
    for await (const piece of body) {
      if (position + filled + piece.byteLength > end) return position + filled + piece.byteLength
      for (let taken = 0; taken < piece.byteLength;) {
        const part = piece.subarray(taken, taken + block.byteLength - filled)
        block.set(part, filled)
        filled += part.byteLength
        taken += part.byteLength
        if (filled < block.byteLength) continue
        await pass()
        // The block still being written is not among those handed out: the ring is longer than that.
        block = await ring.block()
      }
    }
    if (filled > 0) await pass()
    return position
  }
  try {
    return await gather()
  } finally {
    // Also after the network's error: bytes that could not be flushed must not be gone on with.
    await writer.end()
  }
}
