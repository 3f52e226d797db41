/**
 * Finds the file transfer that an initialize has made whose answer never came. Broker has no idempotency
 * key (broker.md fact 25): our own id travels as a property, and is looked for before anything is repeated.
 */
import { success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker } from '../altinn/broker/types.ts'
import type { OutgoingRecord } from './outgoing-rows.ts'

/** One of the ten properties a transfer may have is ours. */
export const clientIdProperty = 'budstikkeId'
/** Room for two clocks that disagree; the service's time is what the search goes by. */
const clockMargin = 15 * 60_000
/** A full page means that there may be more (broker.md fact 19). */
const pageSize = 100

/** The id of the orphan, or null when the service knows of none. */
export async function findOrphan(
  broker: Broker,
  access: Access,
  record: Pick<OutgoingRecord, 'id' | 'serviceId' | 'initializingSince' | 'createdAt'>,
  isKnown: (fileTransferId: string) => boolean,
  signal: AbortSignal,
): Promise<Result<string | null>> {
  let from = (record.initializingSince ?? record.createdAt) - clockMargin
  const seen = new Set<string>()
  for (;;) {
    const query = {
      resourceId: record.serviceId,
      role: 'Sender',
      // Nobody has known its id, so nothing can have been uploaded. Without this a morning's batch would be read
      // for each orphan, at ten pages a minute, and a process that is killed often would never come to its end.
      status: 'Initialized',
      from,
      ascending: true,
    } as const
    const page = await broker.search(access, query, signal)
    if (!page.ok) return page
    const unseen = page.value.filter((id) => !seen.has(id))
    for (const id of unseen) seen.add(id)
    for (const id of unseen) {
      if (isKnown(id)) continue
      const overview = await broker.overview(access, id, signal)
      if (!overview.ok) return overview
      if (overview.value.properties[clientIdProperty] === record.id) return success(id)
    }
    const last = unseen.at(-1)
    if (page.value.length < pageSize || last === undefined) return success(null)
    const next = await broker.overview(access, last, signal)
    if (!next.ok) return next
    from = next.value.createdAt - 1
  }
}
