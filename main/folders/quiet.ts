/**
 * Judges whether a file is whole. Nobody can know that from outside; what can be known is that size, time and
 * file number have stood still for a while on our own clock, which no wrong file time can hurry (field-notes.md
 * §5.1). Files found at start wait like all others.
 */
import type { FileIdentity } from '../ports.ts'

/** A look at a file: `before` it was asked for and `after` the answer, monotonic milliseconds. */
export interface Look {
  readonly identity: FileIdentity
  readonly before: number
  readonly after: number
}

export interface QuietVerdict {
  readonly isComplete: boolean
  /** Milliseconds until the next look can bring something new; 0 when complete. */
  readonly wait: number
  /** The same file has been seen to change since it got its name: it was not whole when it came. */
  readonly grewHere: boolean
}

export interface Quiet {
  observe(key: string, look: Look): QuietVerdict
  isTracked(key: string): boolean
  /** Forgets all but these: what is gone, and may come back as something else. */
  retain(keys: ReadonlySet<string>): void
  forget(key: string): void
}

interface Track {
  readonly identity: FileIdentity
  /** From when on it has stood still: after the first look that showed it so. */
  readonly since: number
  readonly lastLook: number
  readonly grewHere: boolean
}

export const quietMilliseconds = { local: 5_000, network: 15_000, empty: 60_000 } as const
const bytesForOneSecond = 1024 ** 3
const longestForSize = 60_000

/** Large files wait longer, because their writers pause longer; empty ones, because most get bytes. */
export function quietWindow(place: 'local' | 'network', size: number): number {
  if (size === 0) return quietMilliseconds.empty
  return quietMilliseconds[place] + Math.min(longestForSize, Math.floor(size / bytesForOneSecond) * 1_000)
}

/**
 * Nobody looked for this long: the machine slept, and with it whoever was writing. A file that stood still over
 * such a gap has proved nothing.
 */
const longestGap = (window: number): number => Math.max(60_000, 3 * window)

export function isSameFile(a: FileIdentity, b: Pick<FileIdentity, 'size' | 'modified' | 'fileId'>): boolean {
  return a.size === b.size && a.modified === b.modified && a.fileId === b.fileId
}

/** `windowOf` tells for how long a file of this size must stand still, milliseconds. */
export function createQuiet(windowOf: (size: number) => number): Quiet {
  const tracks = new Map<string, Track>()
  return {
    observe(key, { identity, before, after }) {
      const known = tracks.get(key)
      const window = windowOf(identity.size)
      const isSame = known !== undefined && isSameFile(known.identity, identity)
      const isWatched = isSame && before - known.lastLook <= longestGap(window)
      // Another file under the name has just arrived, whatever the one before it did.
      const grewHere = known?.identity.fileId === identity.fileId && (known.grewHere || !isSame)
      const since = isWatched ? known.since : after
      tracks.set(key, { identity, since, lastLook: after, grewHere })
      const left = isWatched ? window - (before - since) : window
      return { isComplete: left <= 0, wait: Math.max(0, left), grewHere }
    },
    isTracked: (key) => tracks.has(key),
    retain(keys) {
      for (const key of tracks.keys()) if (!keys.has(key)) tracks.delete(key)
    },
    forget(key) {
      tracks.delete(key)
    },
  }
}
