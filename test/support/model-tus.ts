/**
 * Resumable uploads in memory, beside the Broker in memory and with the same fates: parts, what of them is durable and
 * what only accepted, locks, replicas that have not heard yet, and the one file that they become (broker.md §5.3).
 */
import { createHash } from 'node:crypto'
import type { PartAddress, Standing, Tus } from '../../main/altinn/tus/types.ts'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Fate, ModelBroker } from './model-broker.ts'

interface Part {
  readonly transferId: string
  readonly length: number
  /** Accepted: a PATCH goes on from here. */
  bytes: Buffer
  /** Stored for good: HEAD answers this, and catches up once it has been asked. */
  durable: number
  /** Calls that are still refused because one that was cut has not let go. */
  locked: number
}

export interface ModelTus extends Tus {
  /** The parts of a transfer are gone, as after a day. */
  forget(transferId: string): void
  /** What was accepted and is not durable is lost. */
  loseAccepted(): void
}

const open: ReadonlySet<string> = new Set(['Initialized', 'UploadStarted'])
/** Of a chunk whose connection is cut so much has arrived. */
const arrives = 0.4

export function createModelTus(broker: ModelBroker, fates: Fate[], now: () => number): ModelTus {
  const parts = new Map<PartAddress, Part>()
  let made = 0

  const isOpen = (id: string): boolean => open.has(broker.transfers.get(id)?.overview.status ?? '')
  const meet = async <T>(fate: Fate, work: () => Promise<Result<T>> | Result<T>): Promise<Result<T>> => {
    if (fate === 'busy') return failure(fault('service-busy'))
    if (fate === 'unauthorised') return failure(fault('token-refused'))
    if (fate === 'cut') return failure(fault('connection-cut'))
    const result = await work()
    return fate === 'lost' ? failure(fault('connection-cut')) : result
  }
  const refusal = (fate: Fate, part: Part | undefined): Standing | null => {
    if (part === undefined || fate === 'elsewhere') return 'gone'
    if (fate !== 'locked' && part.locked === 0) return null
    part.locked = Math.max(0, part.locked - 1)
    return 'locked'
  }
  const take = async (part: Part, stream: AsyncIterable<Uint8Array>, most: number): Promise<void> => {
    for await (const block of stream) {
      const taken = block.subarray(0, Math.max(0, most))
      part.bytes = Buffer.concat([part.bytes, taken])
      most -= taken.byteLength
      if (most <= 0) break
    }
    if (part.bytes.byteLength === part.length) part.durable = part.length
  }

  return {
    forget(transferId) {
      for (const [address, part] of parts) if (part.transferId === transferId) parts.delete(address)
    },
    loseAccepted() {
      for (const part of parts.values()) part.bytes = part.bytes.subarray(0, part.durable)
    },
    createPart: (_access, id, length) =>
      meet(fates.shift() ?? 'ok', () => {
        const stored = broker.transfers.get(id)
        if (stored === undefined || !isOpen(id)) return failure(fault('transfer-not-found'))
        broker.publish({ ...stored.overview, status: 'UploadStarted', statusChangedAt: now() }, null)
        made += 1
        const address = `/${id}/partial/${made.toString(16).padStart(32, '0')}`
        parts.set(address, { transferId: id, length, bytes: Buffer.alloc(0), durable: 0, locked: 0 })
        return success(address)
      }),
    lookAtPart(_access, id, address) {
      const fate = fates.shift() ?? 'ok'
      return meet(fate, () => {
        if (!isOpen(id)) return success('conflict')
        const part = parts.get(address)
        const refused = refusal(fate, part)
        if (refused !== null || part === undefined) return success(refused ?? 'gone')
        const at = part.durable
        part.durable = part.bytes.byteLength
        return success({ at })
      })
    },
    lookAtWhole: (_access, id) =>
      meet(fates.shift() ?? 'ok', () => success(isOpen(id) ? 'gone' : 'conflict')),
    async append(_access, id, address, { offset, body }) {
      const fate = fates.shift() ?? 'ok'
      if (fate === 'busy' || fate === 'unauthorised') return meet(fate, () => success('gone'))
      const part = parts.get(address)
      const refused = isOpen(id) ? refusal(fate, part) : 'conflict'
      if (refused !== null || part === undefined) return success(refused ?? 'gone')
      if (offset !== part.bytes.byteLength) return success('conflict')
      await take(part, body.stream, fate === 'cut' ? Math.floor(body.length * arrives) : body.length)
      if (fate === 'cut') part.locked = 1
      return fate === 'cut' || fate === 'lost'
        ? failure(fault('connection-cut'))
        : success({ at: part.bytes.byteLength })
    },
    join: (_access, id, addresses) =>
      meet(fates.shift() ?? 'ok', () => {
        const stored = broker.transfers.get(id)
        const joined = addresses.map((address) => parts.get(address))
        if (stored === undefined || joined.some((part) => part === undefined)) return success('gone')
        if (!isOpen(id)) return success('gone')
        const known = joined.filter((part) => part !== undefined)
        if (known.some(({ bytes, length }) => bytes.byteLength < length)) return success('unfinished')
        const bytes = Buffer.concat(known.map((part) => part.bytes))
        const checksum = createHash('md5').update(bytes).digest('hex')
        const published = {
          status: 'Published',
          size: bytes.byteLength,
          checksum,
          publishedAt: now(),
        } as const
        broker.publish({ ...stored.overview, ...published, statusChangedAt: now() }, bytes)
        for (const address of addresses) parts.delete(address)
        return success('joined')
      }),
  }
}
