/** Moves the parts of an upload, as many at once as the line bears, in the order of the file. */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { createPace } from './pace.ts'
import { leastChunk } from './plan.ts'
import { createBlocks, type Blocks } from './read-range.ts'
import { sendPart, type PartEnd, type PartJob, type PartPorts } from './send-part.ts'
import type { UploadPart } from './upload-rows.ts'

export interface PartsJob extends Pick<
  PartJob,
  'access' | 'fileTransferId' | 'fileName' | 'handle' | 'signal'
> {
  readonly parts: readonly UploadPart[]
  /** Of the file, bytes. */
  readonly size: number
  readonly addressed: (part: number, address: string) => void
  readonly done: (part: number) => void
  /** Bytes of a part up to this position of the file have been read, or are at the service from an earlier run. */
  readonly passed: (part: number, position: number) => void
  /** Bytes of the whole file that are at the service. */
  readonly progress: (done: number) => void
}

/** Ends with the first part that cannot go on; then all others are cut off, and keep what has arrived. */
export async function moveParts(
  ports: PartPorts & { readonly unit: number },
  job: PartsJob,
): Promise<Result<PartEnd>> {
  const { parts, signal } = job
  const pace = createPace(() => ports.clock.monotonic(), leastChunk(job.size), ports.unit)
  const stands = parts.map(({ length, done }) => (done ? length : 0))
  const waiting = parts.filter(({ done }) => !done)
  const running = new Set<Promise<void>>()
  const spare: Blocks[] = []
  const stopping = new AbortController()
  const either = AbortSignal.any([signal, stopping.signal])
  let end: Result<PartEnd> = success('done')
  const crashes: unknown[] = []

  const tell = (): void => job.progress(stands.reduce((all, one) => all + one, 0))
  const move = async (part: UploadPart): Promise<void> => {
    const { position, start } = part
    const blocks = spare.pop() ?? createBlocks()
    const sent = await sendPart(ports, {
      ...job,
      ...{ part, blocks, pace, signal: either },
      addressed: (address) => job.addressed(position, address),
      passed: (at) => job.passed(position, at),
      standsAt(at) {
        stands[position] = at - start
        job.passed(position, at)
        tell()
      },
    })
    spare.push(blocks)
    if (sent.ok && sent.value === 'done') return job.done(position)
    if (end.ok && end.value === 'done') end = sent
    stopping.abort()
  }
  const begin = (part: UploadPart): void => {
    const work: Promise<void> = move(part)
      .catch((error: unknown) => {
        crashes.push(error)
        stopping.abort()
      })
      .finally(() => running.delete(work))
    running.add(work)
  }

  tell()
  while ((waiting.length > 0 || running.size > 0) && !either.aborted) {
    for (const part of waiting.splice(0, Math.max(0, pace.parallel() - running.size))) begin(part)
    await Promise.race(running)
  }
  await Promise.all(running)
  if (crashes.length > 0) throw crashes[0]
  return signal.aborted ? failure(fault('stopping')) : end
}
