/**
 * How large chunks are and how many travel at once, found by trying: one more connection as long as that makes it
 * clearly faster, smaller chunks where they are cut or take long. Pure but for the clock that it is given.
 */
export interface Pace {
  /** Bytes of the next chunk. */
  chunk(): number
  /** Parts that may travel at once. */
  parallel(): number
  /** A chunk has arrived, after so many milliseconds. */
  arrived(bytes: number, milliseconds: number): void
  /** A chunk was cut off, or nobody answered. */
  cut(): void
}

/** Chunks are counted in units of bytes. */
const smallest = 4
/** The service holds a chunk in memory; larger ones gain nothing. */
const largest = 64
const firstChunk = 16
const firstParallel = 4
const mostParallel = 8
/** A chunk that takes longer than this costs too much when it is lost, milliseconds. */
const tooLong = 20_000
const soShort = 2_000
/** One connection more is worth it when all together are so much faster. */
const worthIt = 1.15
/** Milliseconds after which another one is tried again: lines change. */
const restOfTrials = 60_000

/** `least`: smallest chunk the service takes for this file, bytes. `now`: monotonic milliseconds. */
export function createPace(now: () => number, least: number, unit: number): Pace {
  const bound = (bytes: number): number =>
    Math.max(least, Math.min(largest * unit, Math.max(smallest * unit, bytes)))
  let chunk = bound(firstChunk * unit)
  let parallel = firstParallel
  /** Bytes per millisecond of the count of connections before the one that is tried now. */
  let best = 0
  let trialsFrom = 0
  let since = now()
  let bytes = 0
  let chunks = 0

  const measureAnew = (): void => {
    since = now()
    bytes = 0
    chunks = 0
  }
  /** Each connection has had its chunk twice: judges the count of connections. */
  const judge = (): void => {
    const rate = bytes / Math.max(1, now() - since)
    if (rate > best * worthIt) {
      best = rate
      parallel = Math.min(mostParallel, parallel + 1)
    } else {
      if (parallel > firstParallel) parallel -= 1
      trialsFrom = now() + restOfTrials
      best = 0
    }
    measureAnew()
  }
  return {
    chunk: () => chunk,
    parallel: () => parallel,
    arrived(size, milliseconds) {
      bytes += size
      chunks += 1
      if (milliseconds > tooLong) chunk = bound(chunk / 2)
      else if (milliseconds < soShort && size >= chunk) chunk = bound(chunk * 2)
      if (now() < trialsFrom) measureAnew()
      else if (chunks >= parallel * 2) judge()
    },
    cut() {
      chunk = bound(chunk / 2)
      parallel = Math.max(1, parallel - 1)
      best = 0
      trialsFrom = now() + restOfTrials
      measureAnew()
    },
  }
}
