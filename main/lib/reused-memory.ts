/**
 * Connections whose bytes come into memory that is used again. Fresh memory for every 64 KiB, and its collection, cost a
 * fast download more processor time than all the rest of reading it (measured: 1.4 s of 2.0 s for 2 GiB).
 *
 * Only for requests whose handler has copied each piece before it returns, as `block-body.ts` does.
 */
import type { Socket } from 'node:net'
import { buildConnector } from 'undici'

/** Taken from the system at once at most, bytes; beyond this nothing is gained. */
const readBytes = 256 * 1024
/** What may lie between the system and the reader before the system is no longer asked, bytes. */
const readAhead = 2 * readBytes

/** Memory for one connection: two pieces in turn, and a fresh one where the reader is behind. */
function createPieces(socket: () => Socket | null) {
  let [next, other] = [Buffer.allocUnsafeSlow(readBytes), Buffer.allocUnsafeSlow(readBytes)]
  let isBehind = false
  return {
    buffer(): Buffer {
      if (isBehind) return Buffer.allocUnsafeSlow(readBytes)
      ;[next, other] = [other, next]
      return next
    },
    callback(length: number, bytes: Uint8Array): boolean {
      const reader = socket()
      // Whoever speaks before it was asked is no server of ours, and not listened to.
      if (reader === null) return false
      // Nothing waits: the piece before this one has been copied, and its memory is free.
      isBehind = reader.readableLength > 0
      return reader.push(bytes.subarray(0, length))
    },
  }
}

export function connectorIntoReusedMemory(options: buildConnector.BuildOptions): buildConnector.connector {
  return (wanted, callback) => {
    let socket: Socket | null = null
    const reading = { onread: createPieces(() => socket), highWaterMark: readAhead }
    const connect = buildConnector({ ...options, ...reading })
    connect(wanted, (...made) => {
      socket = made[1]
      callback(...made)
    })
  }
}
