/**
 * Broker in memory, for property tests of what we do around it: every call can be lost before it arrives,
 * lost on its way back, or be the last thing this process ever does.
 */
import { createHash, randomUUID } from 'node:crypto'
import type { Broker, Overview } from '../../main/altinn/broker/types.ts'
import { NetworkFault } from '../../main/lib/network-faults.ts'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'

/**
 * What happens to one call. `lost`: the work is done, the answer never comes. `elsewhere` and `locked` are of resumable
 * uploads alone: a replica that has not heard of the part, and one that has not let go of it.
 */
export type Fate =
  'ok' | 'cut' | 'lost' | 'killed-before' | 'killed-after' | 'busy' | 'unauthorised' | 'elsewhere' | 'locked'

/** Thrown in place of an answer: the process is dead. */
export class Killed extends Error {}

interface Stored {
  overview: Overview
  bytes: Buffer | null
}

export interface ModelBroker extends Broker {
  readonly transfers: ReadonlyMap<string, Stored>
  /** Puts a published file there, as somebody else would have sent it. */
  publish(overview: Overview, bytes: Buffer | null): void
}

export interface ModelOptions {
  /** Told when a confirmation takes effect: what must be true then is up to the test. */
  readonly onConfirm?: (id: string) => void
  /** Bytes of a download that arrive before a `cut`. */
  readonly cutAfter?: number
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

/** `fates` are used up in order; after them everything goes well. */
export function createModelBroker(fates: Fate[], now: () => number, options: ModelOptions = {}): ModelBroker {
  const transfers = new Map<string, Stored>()

  const meet = async <T>(work: () => Promise<Result<T>> | Result<T>): Promise<Result<T>> => {
    const fate = fates.shift() ?? 'ok'
    if (fate === 'killed-before') throw new Killed()
    if (fate === 'cut') return failure(fault('connection-cut'))
    if (fate === 'busy') return failure(fault('service-busy'))
    if (fate === 'unauthorised') return failure(fault('token-refused'))
    const result = await work()
    if (fate === 'killed-after') throw new Killed()
    return fate === 'lost' ? failure(fault('connection-cut')) : result
  }
  const update = (id: string, patch: Partial<Overview>): void => {
    const stored = transfers.get(id)
    if (stored !== undefined) stored.overview = { ...stored.overview, ...patch, statusChangedAt: now() }
  }
  const found = (id: string): Result<Stored> => {
    const stored = transfers.get(id)
    return stored === undefined ? failure(fault('transfer-not-found')) : success(stored)
  }

  return {
    transfers,
    initialize: (_access, request) =>
      meet(() => {
        const id = randomUUID()
        const overview: Overview = {
          fileTransferId: id,
          ...{ resourceId: request.resourceId, fileName: request.fileName, reference: request.reference },
          ...{
            checksum: request.checksum,
            useVirusScan: true,
            size: 0,
            status: 'Initialized',
            statusText: '',
          },
          ...{
            statusChangedAt: now(),
            createdAt: now(),
            expiresAt: now() + 30 * 86_400_000,
            publishedAt: null,
          },
          sender: request.sender,
          recipients: request.recipients.map((organisation) => ({
            organisation,
            status: 'Initialized',
            changedAt: now(),
          })),
          properties: request.properties,
        }
        transfers.set(id, { overview, bytes: null })
        return success({ id })
      }),
    upload: (_access, id, body) =>
      meet(async () => {
        const stored = found(id)
        if (!stored.ok) return stored
        if (!['Initialized', 'UploadStarted'].includes(stored.value.overview.status)) {
          return failure(fault('already-uploaded'))
        }
        update(id, { status: 'UploadStarted' })
        const bytes = await collect(body.stream)
        if (bytes.byteLength !== body.length) return failure(fault('connection-cut'))
        stored.value.bytes = bytes
        const checksum = createHash('md5').update(bytes).digest('hex')
        update(id, { status: 'Published', size: bytes.byteLength, checksum, publishedAt: now() })
        return success(null)
      }),
    search: (_access, query) =>
      meet(() => {
        const matching = [...transfers.values()]
          .map(({ overview }) => overview)
          .filter(({ createdAt }) => query.from === undefined || createdAt > query.from)
          .filter(({ status }) => query.status === undefined || status === query.status)
          .toSorted((a, b) => a.createdAt - b.createdAt)
        return success(matching.slice(0, 100).map(({ fileTransferId }) => fileTransferId))
      }),
    overview: (_access, id) =>
      meet(() => {
        const stored = found(id)
        return stored.ok ? success(stored.value.overview) : stored
      }),
    details: () => Promise.reject(new Error('not asked for here')),
    publish(overview, bytes) {
      transfers.set(overview.fileTransferId, { overview, bytes })
    },
    async download(_access, id, from, _signal, to) {
      const fate = fates.shift() ?? 'ok'
      if (fate === 'killed-before') throw new Killed()
      if (fate === 'busy') return failure(fault('service-busy'))
      if (fate === 'unauthorised') return failure(fault('token-refused'))
      const stored = found(id)
      if (!stored.ok) return stored
      const rest = (stored.value.bytes ?? Buffer.alloc(0)).subarray(from, to)
      const broken = fate === 'cut' || fate === 'lost' || fate === 'killed-after'
      async function* body(): AsyncGenerator<Uint8Array> {
        yield rest.subarray(0, options.cutAfter ?? 0)
        if (broken) throw new NetworkFault(fault('connection-cut'))
        yield rest.subarray(options.cutAfter ?? 0)
      }
      return success({ length: rest.byteLength, start: from, body: body(), discard: () => Promise.resolve() })
    },
    confirm: (_access, id) =>
      meet(() => {
        const stored = found(id)
        if (!stored.ok) return stored
        if (stored.value.overview.status !== 'Published') return failure(fault('confirm-too-late'))
        options.onConfirm?.(id)
        const recipients = stored.value.overview.recipients.map((one) => ({
          ...one,
          status: 'DownloadConfirmed' as const,
        }))
        update(id, { status: 'AllConfirmedDownloaded', recipients })
        return success(null)
      }),
  }
}
