/** One stretch of a download: from the network to its place in the file, and to the hash when that is there. */
import type { WriteHandle } from '../../ports.ts'
import { onDisk } from '../pour.ts'
import { heldBlocks, type HashAlong } from './hash-along.ts'
import type { Extent } from './plan.ts'

interface Write {
  /** Position behind its last byte. */
  readonly to: number
  readonly work: Promise<void>
  hasEnded: boolean
}

/** Writes on their way, told of in the order of the file. */
function createWrites(handle: WriteHandle, written: (position: number) => void) {
  const underWay: Write[] = []
  const tell = (): void => {
    while (underWay[0]?.hasEnded) written(underWay.shift()?.to ?? 0)
  }
  return {
    begin(bytes: Uint8Array, position: number, use?: 'once'): void {
      const work = onDisk('write', handle.write([bytes], position, use)).then(() => {
        write.hasEnded = true
        tell()
      })
      const write: Write = { to: position + bytes.byteLength, work, hasEnded: false }
      underWay.push(write)
      // Thrown when its turn comes; a later one may fail first.
      work.catch(() => undefined)
    },
    isNone: (): boolean => underWay.length === 0,
    /** Waits until no more than `most` are on their way. Throws what went wrong with one; none behind it is told. */
    async atMost(most: number): Promise<void> {
      for (let [oldest] = underWay; oldest !== undefined && underWay.length > most; [oldest] = underWay)
        await oldest.work
    },
    /** Nobody closes the file under a write. */
    async settled(): Promise<void> {
      await Promise.allSettled(underWay.map(({ work }) => work))
    },
  }
}

export interface Heard {
  /** A block has come; `isWanted`: neither the disk nor the hash had anything else to do. */
  readonly came: (isWanted: boolean) => void
  /** Nothing is missing before this position of the stretch. */
  readonly written: (position: number) => void
}

/**
 * Writes each block as it comes. Answers the position after the last byte, or one beyond the stretch when more came than
 * belongs there. Throws `DiskTrouble`, or what the stream throws.
 */
export async function pourPart(
  blocks: AsyncIterable<Uint8Array>,
  handle: WriteHandle,
  along: HashAlong,
  { start, length }: Extent,
  { came, written }: Heard,
): Promise<number> {
  const writes = createWrites(handle, written)
  const gather = async (): Promise<number> => {
    let position = start
    for await (const block of blocks) {
      if (position + block.byteLength > start + length) return position + block.byteLength
      came(along.isIdle() && writes.isNone())
      const hashed = await along.take(block, position)
      writes.begin(hashed ?? block, position, hashed === null ? undefined : 'once')
      // The network's memory is another block's as soon as that is asked for; the hash's is not.
      await writes.atMost(hashed === null ? 0 : heldBlocks - 1)
      position += block.byteLength
    }
    return position
  }
  try {
    return await gather()
  } finally {
    // Also after the network's error: what is on the disk counts, and nobody closes the file under a write.
    await writes.atMost(0).finally(() => writes.settled())
  }
}
