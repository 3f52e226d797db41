/** The machine's own randomness. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Random } from '../ports.ts'

export const systemRandom: Random = {
  uuid: () => randomUUID(),
  fraction: () => Math.random(),
  bytes: (count) => new Uint8Array(randomBytes(count)),
}
