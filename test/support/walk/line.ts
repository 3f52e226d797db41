/**
 * The line between one life and the service in memory: calls that hang before they arrive, on their way back or in the
 * middle of a body, and end when they are cut; and a count of the bytes that move.
 */
import type { Broker } from '../../../main/altinn/broker/types.ts'
import type { Tus } from '../../../main/altinn/tus/types.ts'
import { NetworkFault } from '../../../main/lib/network-faults.ts'
import type { Clock } from '../../../main/ports.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Work } from './work.ts'

/** Where a call hangs. `within`: after each block of a body. */
export type Delay = 'none' | 'before' | 'after' | 'within'

export interface LinePorts {
  readonly broker: Broker
  readonly tus: Tus
  /** Used up in order; after them nothing hangs. */
  readonly delays: Delay[]
  /** Bytes of a file transfer have moved. */
  readonly moved: (fileTransferId: string, bytes: number) => void
}

/** Milliseconds of a call that hangs. */
const hangs = 20_000

export function createLine(
  { broker, tus, delays, moved }: LinePorts,
  { atOnce }: Work,
  clock: Clock,
): { readonly broker: Broker; readonly tus: Tus } {
  const hang = (signal: AbortSignal | undefined): Promise<void> =>
    clock.sleep(hangs, signal).catch(() => {
      throw new NetworkFault(fault('stopping'))
    })
  async function* bytesOf(
    id: string,
    stream: AsyncIterable<Uint8Array>,
    delay: Delay,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Uint8Array> {
    for await (const block of stream) {
      if (signal?.aborted === true) throw new NetworkFault(fault('stopping'))
      moved(id, block.byteLength)
      yield block
      if (delay === 'within') await hang(signal)
    }
  }
  const call = <T>(
    signal: AbortSignal | undefined,
    work: (delay: Delay) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    atOnce(async () => {
      const delay = delays.shift() ?? 'none'
      try {
        if (signal?.aborted === true) return failure(fault('stopping'))
        if (delay === 'before') await hang(signal)
        const answer = await work(delay)
        if (delay === 'after') await hang(signal)
        return answer
      } catch (error) {
        if (error instanceof NetworkFault) return failure(error.fault)
        throw error
      }
    })

  return {
    broker: {
      initialize: (access, request, signal) => call(signal, () => broker.initialize(access, request, signal)),
      search: (access, query, signal) => call(signal, () => broker.search(access, query, signal)),
      overview: (access, id, signal) => call(signal, () => broker.overview(access, id, signal)),
      details: (access, id, signal) => call(signal, () => broker.details(access, id, signal)),
      confirm: (access, id, signal) => call(signal, () => broker.confirm(access, id, signal)),
      upload: (access, id, { length, stream }, signal) =>
        call(signal, (delay) =>
          broker.upload(access, id, { length, stream: bytesOf(id, stream, delay, signal) }, signal),
        ),
      download: (access, id, from, signal, to) =>
        call(signal, async (delay) => {
          const answer = await broker.download(access, id, from, signal, to)
          if (!answer.ok) return answer
          return success({ ...answer.value, body: bytesOf(id, answer.value.body, delay, signal) })
        }),
    },
    tus: {
      createPart: (access, id, length, signal) =>
        call(signal, () => tus.createPart(access, id, length, signal)),
      lookAtPart: (access, id, part, signal) => call(signal, () => tus.lookAtPart(access, id, part, signal)),
      lookAtWhole: (access, id, signal) => call(signal, () => tus.lookAtWhole(access, id, signal)),
      append: (access, id, part, { offset, body }, signal) =>
        call(signal, (delay) => {
          const stream = bytesOf(id, body.stream, delay, signal)
          return tus.append(access, id, part, { offset, body: { ...body, stream } }, signal)
        }),
      join: (access, id, parts, signal) => call(signal, () => tus.join(access, id, parts, signal)),
    },
  }
}
