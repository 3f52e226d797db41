/** Reads a stretch of a file in blocks of memory that are used round and round. */
import type { ReadHandle } from '../../ports.ts'

const blockBytes = 1024 * 1024
/** One is read while one is sent, and a socket may still hold the one before that. */
const blockCount = 4

/** Memory for one reader at a time: fresh memory for every block halves the speed (measured). */
export type Blocks = readonly Buffer[]
export const createBlocks = (count = blockCount): Blocks =>
  Array.from({ length: count }, () => Buffer.allocUnsafeSlow(blockBytes))

/** The file has become shorter than it was. */
export class FileShorter extends Error {}

/** Throws `FileShorter`, or what the disk throws. A block keeps its bytes until three more have been asked for. */
export async function* readRange(
  handle: ReadHandle,
  blocks: Blocks,
  from: number,
  to: number,
): AsyncGenerator<Uint8Array> {
  for (let position = from, turn = 0; position < to; turn += 1) {
    const block = blocks[turn % blocks.length] ?? Buffer.alloc(blockBytes)
    const wanted = block.subarray(0, Math.min(block.byteLength, to - position))
    const read = await handle.read(wanted, position)
    if (read === 0) throw new FileShorter()
    position += read
    yield wanted.subarray(0, read)
  }
}
