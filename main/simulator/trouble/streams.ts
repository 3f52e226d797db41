/** What trouble does to the bytes on their way. */
import { Transform } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

/** Lets so many bytes through, then calls `cut` and holds the rest back for ever. */
export function cutAfter(limit: number, cut: () => void): Transform {
  let passed = 0
  let done = false
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const left = limit - passed
      passed += chunk.length
      if (chunk.length <= left) return next(null, chunk)
      if (!done && left > 0) this.push(chunk.subarray(0, left))
      if (!done) setImmediate(cut)
      done = true
    },
    // A body that is shorter than the limit ends as it would have.
    flush(next) {
      next()
    },
  })
}

/** Holds a body to so many bytes per second. */
export function throttle(bytesPerSecond: number): Transform {
  const pause = (length: number): Promise<unknown> => wait((length / bytesPerSecond) * 1_000)
  // Small bites: a slow line is slow all the time, not now and then.
  const bite = Math.max(1, Math.ceil(bytesPerSecond / 20))
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const pass = async (): Promise<void> => {
        for (let offset = 0; offset < chunk.length && !this.destroyed; offset += bite) {
          const piece = chunk.subarray(offset, offset + bite)
          await pause(piece.length)
          if (!this.destroyed) this.push(piece)
        }
      }
      pass().then(() => next(), next)
    },
  })
}

/** Changes one byte, the first. */
export function corrupt(): Transform {
  let first = true
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      if (!first || chunk.length === 0) return next(null, chunk)
      first = false
      const changed = Buffer.from(chunk)
      changed.writeUInt8(changed.readUInt8(0) ^ 0xff, 0)
      next(null, changed)
    },
  })
}
