/** Finds what a call has made whose answer never came: by its key with one recipient, by our property with several. */
import { success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Accepted, Correspondence, MessageOverview } from '../altinn/correspondence/types.ts'
import { clientIdProperty, referenceOf } from './order-of.ts'
import type { SentRecord, SentRows } from './sent-rows.ts'

/** Room for two clocks that disagree; the service's time is what the search goes by. */
const clockMargin = 15 * 60_000

/** Null when the service knows of none. */
export async function findSent(
  rows: SentRows,
  correspondence: Correspondence,
  access: Access,
  record: SentRecord,
  signal: AbortSignal,
): Promise<Result<Accepted | null>> {
  const resourceId = record.serviceId
  const isAlone = rows.recipients(record.id).length === 1
  // Not from the last call: what came of one before it counts as well.
  const from = Math.min(record.createdAt, record.order.publishAt ?? Infinity) - clockMargin
  const listed = await correspondence.search(
    access,
    isAlone
      ? { resourceId, role: 'sender', idempotentKey: record.id }
      : { resourceId, role: 'sender', reference: referenceOf(record), from },
    signal,
  )
  if (!listed.ok) return listed
  const found: MessageOverview[] = []
  for (const id of listed.value) {
    const seen = await correspondence.overview(access, id, 'sender', signal)
    if (!seen.ok) {
      if (seen.fault.code === 'message-not-found') continue
      return seen
    }
    if (isAlone || seen.value.properties[clientIdProperty] === record.id) found.push(seen.value)
  }
  if (found.length === 0) return success(null)
  return success({
    messages: found.map(({ id, recipient, status }) => ({ id, recipient, status })),
    attachmentIds: [],
  })
}
