/** Bodies on their way out and in: exact length, a limit on standing still, errors as faults. */
import { fault } from '../../preload/contract/fault.ts'
import { NetworkFault } from './network-faults.ts'

export interface OutgoingWatch {
  /** Bytes that were announced; a stream with fewer or more is broken off, never taken for whole. */
  readonly length: number
  /** Milliseconds in which nothing more was asked for, after which `onStall` is called. */
  readonly stallTimeout: number
  readonly onStall: () => void
  /** Told what broke the stream itself; what broke the connection is not its fault. */
  readonly onError: (error: unknown) => void
}

/**
 * Hands a stream on and watches that the connection keeps taking from it: with the network silently gone,
 * the system alone would notice after a quarter of an hour.
 */
export async function* outgoingBody(
  stream: AsyncIterable<Uint8Array>,
  { length, stallTimeout, onStall, onError }: OutgoingWatch,
): AsyncGenerator<Uint8Array> {
  let timer: NodeJS.Timeout | undefined
  let sent = 0
  /** Whoever sends has the piece: an error now comes from there, thrown into the stream. */
  let isOut = false
  try {
    for await (const chunk of stream) {
      sent += chunk.byteLength
      if (sent > length) break
      timer = setTimeout(onStall, stallTimeout)
      isOut = true
      yield chunk
      isOut = false
      clearTimeout(timer)
    }
    if (sent !== length) throw new NetworkFault(fault('file-changed'))
  } catch (error) {
    if (!isOut) onError(error)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Passes a body on; errors of the connection become `NetworkFault`. `onEnd` is called once, whatever ends it. */
export async function* incomingBody(
  body: AsyncIterable<unknown>,
  faultOf: (error: unknown) => NetworkFault,
  onEnd: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) throw new NetworkFault(fault('internal'))
      yield chunk
    }
  } catch (error) {
    throw faultOf(error)
  } finally {
    onEnd()
  }
}

/** Text of a body, at most `limit` bytes; what comes after is not read. */
export async function textOf(body: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    // A piece may be valid only until the next is asked for.
    pieces.push(Uint8Array.from(chunk.subarray(0, limit - length)))
    length += chunk.byteLength
    if (length >= limit) break
  }
  return Buffer.concat(pieces).toString('utf8')
}
