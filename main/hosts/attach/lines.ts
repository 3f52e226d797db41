/** Lines of JSON over a socket. No line may grow without bound: a peer could fill the memory with one. */
import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'

/** The longest line either side takes: 20,000 file references are about 10 MB. */
export const longestLine = 64 * 1024 * 1024
/** Events wait for a slow reader up to here; then it is cut off and asks for the snapshot again. */
const longestQueue = 32 * 1024 * 1024

/** Calls `onLine` for each whole line; a longer line than `limit` bytes ends the connection. */
export function followLines(socket: Socket, limit: number, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8')
  let pieces: string[] = []
  let length = 0
  socket.on('data', (chunk: Buffer) => {
    const parts = decoder.write(chunk).split('\n')
    for (const [index, part] of parts.entries()) {
      pieces.push(part)
      length += part.length
      if (length > limit) return socket.destroy()
      if (index === parts.length - 1) break
      const line = pieces.join('')
      pieces = []
      length = 0
      onLine(line)
    }
    return undefined
  })
}

/**
 * The first line, or null when it does not come whole within `limit` bytes and `milliseconds`. What follows
 * stays in the socket.
 */
export function readFirstLine(socket: Socket, limit: number, milliseconds: number): Promise<string | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const finish = (line: string | null): void => {
      clearTimeout(timer)
      // Only our own: whoever else listens to this socket still wants to know.
      socket.off('readable', onReadable)
      for (const name of ['end', 'close', 'error']) socket.off(name, onEnd)
      // An error after this still needs a listener; `close` follows it.
      socket.on('error', () => undefined)
      resolve(line)
    }
    const timer = setTimeout(finish, milliseconds, null)
    const onEnd = (): void => finish(null)
    const onReadable = (): void => {
      const chunk = socket.read() as Buffer | null
      if (chunk === null) return
      const end = chunk.indexOf(10)
      chunks.push(end === -1 ? chunk : chunk.subarray(0, end))
      if (chunks.reduce((sum, { length }) => sum + length, 0) > limit) return finish(null)
      if (end === -1) return
      const rest = chunk.subarray(end + 1)
      finish(Buffer.concat(chunks).toString('utf8'))
      if (rest.length > 0) socket.unshift(rest)
    }
    socket.on('readable', onReadable)
    for (const name of ['end', 'close', 'error']) socket.on(name, onEnd)
  })
}

/** Sends one message; a peer that does not read is cut off. */
export function sendLine(socket: Socket, message: unknown): void {
  if (!socket.writable) return
  socket.write(`${JSON.stringify(message)}\n`)
  if (socket.writableLength > longestQueue) socket.destroy()
}

/** Parsed JSON, or undefined. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}
