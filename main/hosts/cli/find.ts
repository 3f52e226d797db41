/** Finds an item by what a person can see of it: its id, the service's file transfer id, or the start of either. */
import { fault } from '../../../preload/contract/fault.ts'
import type { InboxItem, Outgoing } from '../../../preload/contract/models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { call, type Client } from './client.ts'
import { UsageError } from '../exit.ts'

const pageSize = 500
/** A shorter start is more likely a slip than meant. */
const shortestStart = 4

interface Named {
  readonly id: string
  readonly fileTransferId: string | null
}

interface Page<T> {
  readonly total: number
  readonly items: readonly T[]
}

/** All rows of a paged list. */
export async function readAll<T>(
  readPage: (offset: number, limit: number) => Promise<Result<Page<T>>>,
): Promise<Result<readonly T[]>> {
  const all: T[] = []
  for (;;) {
    const page = await readPage(all.length, pageSize)
    if (!page.ok) return page
    all.push(...page.value.items)
    if (page.value.items.length === 0 || all.length >= page.value.total) return success(all)
  }
}

export const allInbox = (client: Client, profileId: string, filter: 'all' | 'unconfirmed' = 'all') =>
  readAll<InboxItem>((offset, limit) => call(client, 'inbox.list', { profileId, filter, offset, limit }))

const allOutgoing = (client: Client, profileId: string) =>
  readAll<Outgoing>((offset, limit) => call(client, 'outgoing.list', { profileId, offset, limit }))

/** The one that is meant: an exact id wins over a start; several are a question back to the person. */
export function pick<T extends Named>(items: readonly T[], wanted: string): T | null {
  const ids = ({ id, fileTransferId }: Named): readonly string[] =>
    [id, fileTransferId ?? ''].map((one) => one.toLowerCase())
  const text = wanted.toLowerCase()
  const exact = items.filter((item) => ids(item).includes(text))
  const starts = items.filter((item) => ids(item).some((id) => id.startsWith(text)))
  const found = exact.length > 0 ? exact : text.length >= shortestStart ? starts : []
  if (found.length > 1) throw new UsageError(`${wanted}: ${found.map(({ id }) => id).join(', ')}`)
  return found[0] ?? null
}

/** A received file of this profile; the list is read anew when it is not known yet. */
export async function findInbox(
  client: Client,
  profileId: string,
  wanted: string,
): Promise<Result<InboxItem>> {
  const known = await allInbox(client, profileId)
  if (!known.ok) return known
  const item = pick(known.value, wanted)
  if (item !== null) return success(item)
  const refreshed = await call(client, 'inbox.refresh', { profileId })
  if (!refreshed.ok) return refreshed
  const anew = await allInbox(client, profileId)
  if (!anew.ok) return anew
  const found = pick(anew.value, wanted)
  return found === null ? failure(fault('unknown-item', { values: { value: wanted } })) : success(found)
}

/** A sent file of this profile, or null. */
export async function findOutgoing(
  client: Client,
  profileId: string,
  wanted: string,
): Promise<Result<Outgoing | null>> {
  const known = await allOutgoing(client, profileId)
  return known.ok ? success(pick(known.value, wanted)) : known
}
