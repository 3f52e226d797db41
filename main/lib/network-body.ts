/** Bodies on their way out and in: exact length, a limit on standing still, errors as faults. */
import { fault } from '../../preload/contract/fault.ts'
import { NetworkFault } from './network-faults.ts'

/**
 * Hands a stream on and watches that the connection keeps taking from it: with the network silently gone,
 * the system alone would notice after a quarter of an hour. `onStall` is called after `stallTimeout` ms
 * in which nothing more was asked for.
 */
export async function* watchedStream(
  stream: AsyncIterable<Uint8Array>,
  stallTimeout: number,
  onStall: () => void,
  onError: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  let timer: NodeJS.Timeout | undefined
  try {
    for await (const chunk of stream) {
      timer = setTimeout(onStall, stallTimeout)
      yield chunk
      clearTimeout(timer)
    }
  } catch (error) {
    onError(error)
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
    pieces.push(chunk.subarray(0, limit - length))
    length += chunk.byteLength
    if (length >= limit) break
  }
  return Buffer.concat(pieces).toString('utf8')
}
