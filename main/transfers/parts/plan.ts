/**
 * Which files travel in parts, and in which. Parts are few enough for the service, large enough to be worth their calls,
 * and taken in the order of the file, so that the hash can follow the reading (broker.md §5.3, §3.4).
 */
export interface Extent {
  readonly start: number
  readonly length: number
}

/** What parts are counted in, bytes. Tests that walk through thousands of them count in less. */
export const mebibyte = 1024 * 1024
/** Below this a plain stream is done before parts would have been made, units. */
const partsFrom = 32
const mostParts = 100
/** Units. */
const smallestPart = 16
/** A file may have so many blocks, and each PATCH is one. */
const mostBlocks = 50_000

/** Equal stretches of about `wanted` bytes, the last one shorter. */
function divide(size: number, wanted: number, unit: number): readonly Extent[] {
  const each = Math.ceil(wanted / unit) * unit
  return Array.from({ length: Math.ceil(size / each) }, (_, index) => ({
    start: index * each,
    length: Math.min(each, size - index * each),
  }))
}

export const goesInParts = (size: number, unit: number): boolean => size >= partsFrom * unit

export const planParts = (size: number, unit: number): readonly Extent[] =>
  divide(size, Math.max(smallestPart * unit, Math.ceil(size / mostParts)), unit)

/** Smallest chunk that keeps a file of this size below the service's count of blocks, bytes. */
export const leastChunk = (size: number): number => Math.ceil(size / mostBlocks)

/** Stretches that are fetched at once. */
export const stretchesAtOnce = 6
/** A stretch costs a call, so of one file there are no more; calls are counted by the minute (broker.md §3.4). */
const mostStretches = 48
/** Longer ones would leave the hash, which goes in the order of the file, far behind; units. */
const longStretch = 64

/** Taken in the order of the file. One = not worth parting. */
export function planStretches(size: number, unit: number): readonly Extent[] {
  if (size < 2 * partsFrom * unit) return divide(size, size, unit)
  const short = Math.max(smallestPart * unit, Math.ceil(size / stretchesAtOnce))
  return divide(size, Math.min(short, Math.max(longStretch * unit, Math.ceil(size / mostStretches))), unit)
}
