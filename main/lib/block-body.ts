/** Gathers the small pieces of a body into large blocks of memory that are used again. */

/** 64 KiB halve the speed of whoever writes them to a disk, more than this gains nothing (libraries.md). */
export const bodyBlockBytes = 1024 * 1024
/** One is filled, one waits, one is with the reader. */
const spareBlocks = 2

/** Whoever brings the pieces can be asked to wait, and goes on when there is room. */
export interface Tap {
  pause(): void
  resume(): void
}

export interface BlockBody {
  /** Copies a piece, also one that comes after it was asked to wait. */
  take(piece: Uint8Array): void
  end(): void
  /** What has come already is still read, and then the error. */
  fail(error: unknown): void
  /** What has come, in blocks of `bodyBlockBytes`, the last one shorter: each is valid until the next is asked for. */
  read(): AsyncGenerator<Uint8Array>
}

/** `expected`: bytes of the whole body where known; a short one needs no large memory. */
export function createBlockBody(tap: Tap, expected: number | null): BlockBody {
  const size = Math.max(1, Math.min(bodyBlockBytes, expected ?? bodyBlockBytes))
  const spare: Buffer[] = []
  const full: { readonly memory: Buffer; readonly length: number }[] = []
  let filling: Buffer | null = null
  let filled = 0
  let isEnded = false
  let broken: { readonly error: unknown } | null = null
  let isPaused = false
  let waiting: (() => void) | null = null

  const tell = (): void => {
    waiting?.()
    waiting = null
  }
  const passOn = (memory: Buffer): void => {
    full.push({ memory, length: filled })
    filling = null
    filled = 0
    tell()
  }
  const next = async (): Promise<{ readonly memory: Buffer; readonly length: number } | undefined> => {
    while (full.length === 0 && !isEnded) {
      await new Promise<void>((resolve) => {
        waiting = resolve
      })
    }
    if (full.length === 0 && filling !== null) passOn(filling)
    return full.shift()
  }
  const end = (): void => {
    isEnded = true
    tell()
  }

  return {
    take(piece) {
      for (let taken = 0; taken < piece.byteLength;) {
        const memory: Buffer = (filling ??= spare.pop() ?? Buffer.allocUnsafeSlow(size))
        const part = piece.subarray(taken, taken + size - filled)
        memory.set(part, filled)
        filled += part.byteLength
        taken += part.byteLength
        if (filled === size) passOn(memory)
      }
      if (full.length === 0 || isPaused) return
      isPaused = true
      tap.pause()
    },
    end,
    fail(error) {
      broken ??= { error }
      end()
    },
    async *read() {
      for (let block = await next(); block !== undefined; block = await next()) {
        if (isPaused && full.length === 0) {
          isPaused = false
          tap.resume()
        }
        yield block.memory.subarray(0, block.length)
        if (spare.length < spareBlocks) spare.push(block.memory)
      }
      if (broken !== null) throw broken.error
    },
  }
}
