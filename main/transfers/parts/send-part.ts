/**
 * Takes one part of an upload to its end. After anything unclear the service is asked how far the part is, and never
 * told: HEAD can be behind what PATCH expects, a cut call holds its lock for a while, and another replica may not have
 * heard of the part yet (broker.md §5.3, fact 22).
 */
import { fault, type Fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Access } from '../../altinn/access.ts'
import type { PartAddress, Standing, Tus } from '../../altinn/tus/types.ts'
import type { Throttle } from '../../lib/throttle.ts'
import type { Clock, ReadHandle } from '../../ports.ts'
import type { Pace } from './pace.ts'
import { FileShorter, readRange, type Blocks } from './read-range.ts'
import type { UploadPart } from './upload-rows.ts'

export interface PartJob {
  readonly access: Access
  readonly fileTransferId: string
  readonly fileName: string
  readonly handle: ReadHandle
  readonly part: UploadPart
  readonly blocks: Blocks
  readonly pace: Pace
  /** Written down as soon as the service has made it. */
  readonly addressed: (address: PartAddress) => void
  /** Bytes of the file up to here have been read for the first time, or sent anew. */
  readonly passed: (position: number) => void
  /** Bytes of the file up to here are at the service, as far as we know. */
  readonly standsAt: (position: number) => void
  readonly signal: AbortSignal
}

/** `gone`: the service no longer knows the part. `over`: the transfer is past uploading. */
export type PartEnd = 'done' | 'gone' | 'over'

export interface PartPorts {
  readonly tus: Tus
  readonly clock: Clock
  readonly throttle: Throttle
}

/** How often in a row something may go wrong without a byte getting further, with 1 s, 2 s, 4 s … between. */
const mostTries = 6
/** What another try on the spot does not better. */
const passing: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'connection-cut',
  'timeout',
  'service-busy',
  'token-refused',
  'answer-unreadable',
  'proxy-answer',
  // 400 is also what troubles of the store are answered with.
  'request-refused',
])

export async function sendPart({ tus, clock, throttle }: PartPorts, job: PartJob): Promise<Result<PartEnd>> {
  const { access, fileTransferId, handle, part, pace, signal } = job
  const { start, length } = part
  let address = part.address
  /** What the service has of it; null when it must be asked. */
  let known: number | null = null
  let furthest = -1
  let tries = 0

  const rest = async (): Promise<void> => {
    tries += 1
    await clock.sleep(1_000 * 2 ** (tries - 1), signal).catch(() => undefined)
  }
  const standsAt = (at: number): void => {
    known = at
    if (at <= furthest) return
    // Further than ever: whatever was wrong is over.
    furthest = at
    tries = 0
    job.standsAt(start + at)
  }

  const sendChunk = async (to: PartAddress, offset: number): Promise<Result<Standing>> => {
    const size = Math.min(pace.chunk(), length - offset)
    const from = clock.monotonic()
    let shorter: Fault | null = null
    async function* stream(): AsyncGenerator<Uint8Array> {
      let position = start + offset
      try {
        for await (const block of readRange(handle, job.blocks, position, position + size)) {
          yield block
          position += block.byteLength
          job.passed(position)
        }
      } catch (error) {
        const code = error instanceof FileShorter ? 'file-changed' : 'file-unreadable'
        shorter = fault(code, { values: { name: job.fileName } })
        throw error
      }
    }
    const chunk = { offset, body: { length: size, stream: throttle.pass('up', stream(), signal) } }
    const sent = await tus.append(access, fileTransferId, to, chunk, signal)
    if (shorter !== null) return failure(shorter)
    if (sent.ok && typeof sent.value === 'object') pace.arrived(size, clock.monotonic() - from)
    return sent
  }

  /** Null = go on. */
  const judge = async (answer: Result<Standing>, isLook: boolean): Promise<Result<PartEnd> | null> => {
    if (answer.ok && typeof answer.value === 'object') {
      const { at } = answer.value
      if (at > length) return failure(fault('upload-failed', { values: { name: job.fileName } }))
      if (!isLook && at <= furthest) await rest()
      standsAt(at)
      return null
    }
    known = null
    if (answer.ok) {
      if (answer.value === 'conflict' && isLook) return success('over')
      // Never caught up with what it says it took: those bytes are lost, and the part with them.
      if (tries >= mostTries)
        return answer.value === 'locked' ? failure(fault('service-busy')) : success('gone')
    } else {
      if (!passing.has(answer.fault.code) || tries >= mostTries) return answer
      if (!isLook) pace.cut()
    }
    await rest()
    return null
  }

  while (!signal.aborted) {
    if (address === null) {
      const made = await tus.createPart(access, fileTransferId, length, signal)
      if (!made.ok) return made
      address = made.value
      job.addressed(address)
      known = 0
    }
    const at: number | null = known
    if (at === length) return success('done')
    const ended =
      at === null
        ? await judge(await tus.lookAtPart(access, fileTransferId, address, signal), true)
        : await judge(await sendChunk(address, at), false)
    if (ended !== null) return ended
  }
  return failure(fault('stopping'))
}
