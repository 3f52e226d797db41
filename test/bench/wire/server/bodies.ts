/** Throws away what comes and makes up what goes, and counts both. */
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Links } from './line.ts'
import type { Traffic } from './protocol.ts'

/** No multiple of any block that a client reads: two stretches that are mixed up have another checksum. */
const pattern = randomBytes(4 * 1024 * 1024 + 13)
const slice = 256 * 1024

export interface Bodies {
  /** Reads a body to its end; answers its length. `passed` hears of every piece. */
  discard(request: IncomingMessage, passed?: (bytes: number) => void): Promise<number>
  /** Sends bytes `from` to `to` (exclusive) of the file that everybody gets. */
  send(response: ServerResponse, from: number, to: number): Promise<void>
  /** MD5 of the first so many bytes of that file. */
  md5(bytes: number): string
  requested(): void
  traffic(): Traffic
}

const piece = (position: number, end: number): Buffer => {
  const start = position % pattern.length
  return pattern.subarray(start, Math.min(pattern.length, start + Math.min(slice, end - position)))
}

/** Or closed: whoever waits looks. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })
}

export function createBodies(links: Links): Bodies {
  const nothing = { requests: 0, bytesIn: 0, bytesOut: 0, mostAtOnce: 0, largestBody: 0 }
  let counted = { ...nothing }
  let atOnce = 0
  const moving = async (work: () => Promise<number>): Promise<number> => {
    atOnce += 1
    counted.mostAtOnce = Math.max(counted.mostAtOnce, atOnce)
    try {
      const bytes = await work()
      counted.largestBody = Math.max(counted.largestBody, bytes)
      return bytes
    } finally {
      atOnce -= 1
    }
  }
  const md5s = new Map<number, string>()
  const hash = (bytes: number): string => {
    const made = createHash('md5')
    for (let at = 0; at < bytes;) {
      const block = piece(at, bytes)
      made.update(block)
      at += block.length
    }
    return made.digest('hex')
  }
  return {
    discard: (request, passed = () => undefined) =>
      moving(async () => {
        let bytes = 0
        request.on('data', (block: Buffer) => {
          bytes += block.length
          counted.bytesIn += block.length
          passed(block.length)
          const held = links.pass(request.socket, block.length)
          if (held === null) return
          request.pause()
          void held.then(() => request.resume())
        })
        await once(request, 'end')
        return bytes
      }),
    async send(response, from, to) {
      const { socket } = response
      await moving(async () => {
        for (let at = from; at < to && socket !== null && !socket.destroyed;) {
          const block = piece(at, to)
          await links.pass(socket, block.length)
          if (!response.write(block)) await drained(response)
          at += block.length
          counted.bytesOut += block.length
        }
        return to - from
      })
      response.end()
    },
    md5(bytes) {
      const known = md5s.get(bytes) ?? hash(bytes)
      md5s.set(bytes, known)
      return known
    },
    requested() {
      counted.requests += 1
    },
    traffic() {
      const told = counted
      counted = { ...nothing }
      return told
    },
  }
}
