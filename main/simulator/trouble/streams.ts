/** What trouble does to the bytes on their way. */
import { Transform } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

/** Milliseconds between two looks whether the reader has taken what came before the cut, and how many there are. */
const lookAgain = 5
const mostLooks = 1_000

/** Lets so many bytes through, then calls `cut` when they have been read, and holds the rest back for ever. */
export function cutAfter(limit: number, cut: () => void): Transform {
  let passed = 0
  let done = false
  const cutWhenRead = (stream: Transform, looks = 0): void => {
    if (stream.readableLength === 0 || looks >= mostLooks) cut()
    else setTimeout(() => cutWhenRead(stream, looks + 1), lookAgain).unref()
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const left = limit - passed
      passed += chunk.length
      if (chunk.length <= left) return next(null, chunk)
      if (!done && left > 0) this.push(chunk.subarray(0, left))
      if (!done) setImmediate(() => cutWhenRead(this))
      done = true
    },
    // A body that is shorter than the limit ends as it would have.
    flush(next) {
      next()
    },
  })
}

/** A line that was idle has saved up no more than this, milliseconds. */
const mostCredit = 100

/** Holds a body to so many bytes per second; every request has a line of its own. */
export function throttle(bytesPerSecond: number): Transform {
  // By when all that has passed may have passed: timers are late, and must not be late twice.
  let due = 0
  const pause = async (length: number): Promise<void> => {
    const now = performance.now()
    due = Math.max(due, now - mostCredit) + (length / bytesPerSecond) * 1_000
    if (due > now) await wait(due - now)
  }
  // Small bites: a slow line is slow all the time, not now and then.
  const bite = Math.max(1, Math.ceil(bytesPerSecond / 20))
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const pass = async (): Promise<void> => {
        due ||= performance.now()
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
