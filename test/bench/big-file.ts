/** Files of any size whose bytes cannot be compressed or guessed, written once. */
import { randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import { gibibyte } from './machine.ts'

const piece = 16 * 1024 * 1024

/** Writes `size` bytes: random ones, with the position in each piece so that no two are equal. */
export async function writeBigFile(file: string, size: number): Promise<void> {
  const bytes = randomBytes(piece)
  const handle = await open(file, 'w')
  try {
    for (let position = 0; position < size; position += piece) {
      bytes.writeBigUInt64LE(BigInt(position))
      await handle.write(bytes, 0, Math.min(piece, size - position), position)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const bytesOf = (gib: number): number => Math.round(gib * gibibyte)
