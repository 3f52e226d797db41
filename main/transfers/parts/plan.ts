/**
 * Which files travel in parts, and in which. Parts are few enough for the service, large enough to be worth their calls,
 * and taken in the order of the file, so that the hash can follow the reading (broker.md §5.3, §3.4).
 */
export interface Extent {
  readonly start: number
  readonly length: number
}

const mebibyte = 1024 * 1024
/** Below this a plain stream is done before parts would have been made, bytes. */
export const partsFrom = 32 * mebibyte
const mostParts = 100
const smallestPart = 16 * mebibyte
/** A file may have so many blocks, and each PATCH is one. */
const mostBlocks = 50_000

/** Equal stretches of about `wanted` bytes, the last one shorter. */
function divide(size: number, wanted: number): readonly Extent[] {
  const each = Math.ceil(wanted / mebibyte) * mebibyte
  return Array.from({ length: Math.ceil(size / each) }, (_, index) => ({
    start: index * each,
    length: Math.min(each, size - index * each),
  }))
}

export const planParts = (size: number): readonly Extent[] =>
  divide(size, Math.max(smallestPart, Math.ceil(size / mostParts)))

/** Smallest chunk that keeps a file of this size below the service's count of blocks, bytes. */
export const leastChunk = (size: number): number => Math.ceil(size / mostBlocks)

const mostStretches = 6

/** A download in parts costs a call for each, so they are few and as long as can be. One = not worth parting. */
export function planStretches(size: number): readonly Extent[] {
  const count = size < 2 * partsFrom ? 1 : Math.min(mostStretches, Math.floor(size / smallestPart))
  return divide(size, Math.ceil(size / count))
}
