/** Reads what waits for a profile, files and messages, and tells of what is new. Part of the composition root. */
import type { Fault } from '../preload/contract/fault.ts'
import { failure, success, type Result } from '../preload/contract/result.ts'
import type { Access } from './altinn/access.ts'
import { allEnded } from './lib/all-ended.ts'
import type { Changes } from './lib/changes.ts'
import type { Messages } from './messages/messages.ts'
import type { Transfers } from './transfers/transfers.ts'

export interface ListReadingPorts {
  readonly transfers: Pick<Transfers, 'discover'>
  readonly messages: Pick<Messages, 'discover'>
  readonly profiles: {
    services(profileId: string): Parameters<Transfers['discover']>[2]
    messageServices(profileId: string): Parameters<Messages['discover']>[2]
  }
  readonly connections: { of(profileId: string): Promise<Result<Access>> }
  readonly changes: Pick<Changes, 'notice'>
  /** What waits to be sealed is, when the keys are open by now. */
  readonly sealing: { settle(): void }
}

interface Found {
  readonly count: number
  readonly fault: Fault | null
}

/** Most notices one reading of the list gives: more would shout. */
const mostNotices = 3

/** Answers how many were new; nothing is told of them when the list is read from its beginning (`full`). */
export function createListReading(ports: ListReadingPorts) {
  const { transfers, messages, profiles, changes } = ports
  type Read = (profileId: string, access: Access, full: boolean, signal: AbortSignal) => Promise<Found>

  const readFiles: Read = async (profileId, access, full, signal) => {
    const services = profiles.services(profileId)
    const { records, fault } = await transfers.discover(profileId, access, services, full, signal)
    for (const { fileName, id } of records.slice(0, full ? 0 : mostNotices))
      changes.notice({ profileId, kind: 'arrived', fileName, itemId: id, fault: null })
    return { count: records.length, fault }
  }
  const readMessages: Read = async (profileId, access, full, signal) => {
    ports.sealing.settle()
    const services = profiles.messageServices(profileId)
    const { records, fault } = await messages.discover(profileId, access, services, full, signal)
    for (const record of records.slice(0, full ? 0 : mostNotices)) {
      // What is confidential tells nothing of itself on a screen that others may see.
      const fileName = record.facts.confidential ? '' : record.facts.title
      changes.notice({ profileId, kind: 'message-arrived', fileName, itemId: record.id, fault: null })
    }
    return { count: records.length, fault }
  }

  return async (profileId: string, full: boolean, signal: AbortSignal): Promise<Result<number>> => {
    const access = await ports.connections.of(profileId)
    if (!access.ok) return access
    // At once: a long list of files does not keep messages waiting.
    const reads = [readFiles, readMessages].map((read) => read(profileId, access.value, full, signal))
    const found = await allEnded(reads)
    const reason = found.find(({ fault }) => fault !== null)?.fault ?? null
    return reason === null ? success(found.reduce((all, { count }) => all + count, 0)) : failure(reason)
  }
}
