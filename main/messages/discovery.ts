/**
 * Reads the lists of a recipient's services and takes what is new into the inbox. Looking at a message writes it down
 * at the service as fetched, as every program that lists messages must; nothing is marked as read or confirmed here.
 */
import type { Fault } from '../../preload/contract/fault.ts'
import type { MessageService } from '../../preload/contract/models.ts'
import { success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import { mostListed } from '../altinn/correspondence/order-types.ts'
import type { MessageOverview } from '../altinn/correspondence/types.ts'
import { parseOrganisationNumber } from '../lib/organisation-number.ts'
import type { MessagePorts } from './ports.ts'
import { searchable } from './sealed.ts'
import type { ReceivedFileRecord, ReceivedRecord, ReceivedRows } from './received-rows.ts'

type Ports = Pick<
  MessagePorts,
  'clock' | 'random' | 'correspondence' | 'organisationOf' | 'inboxChanged' | 'readyToSeal'
>

/** Publication is asked for at a time and happens some time after: what is late must not be missed. */
const overlap = 24 * 60 * 60_000
const attachmentStates: Readonly<Record<string, ReceivedFileRecord['state']>> = {
  Purged: 'gone',
  Expired: 'gone',
  Failed: 'gone',
}

const partyNumber = (urn: string): string => parseOrganisationNumber(urn.split(':').at(-1) ?? '') ?? urn

function recordOf(profileId: string, id: string, seen: MessageOverview, publishedAt: number): ReceivedRecord {
  const { content } = seen
  // Read elsewhere, in Altinn's own inbox for instance: then nothing is new here either.
  const isConfirmed = seen.status === 'Confirmed'
  const state = isConfirmed ? 'confirmed' : seen.readAt === null ? 'new' : 'read'
  return {
    ...{ id, profileId, correspondenceId: seen.id, serviceId: seen.resourceId, state, publishedAt },
    sender: partyNumber(seen.sender),
    facts: {
      ...{ title: content.title, summary: content.summary, body: content.body, language: content.language },
      ...{ senderName: seen.senderName, reference: seen.reference, dueAt: seen.dueAt },
      ...{ confidential: seen.isConfidential, allowsForwarding: seen.allowsForwarding },
      replyOptions: [...seen.replyOptions],
      externalReferences: [...seen.externalReferences],
      properties: seen.properties,
    },
    unread: state === 'new',
    needsConfirmation: seen.needsConfirmation,
    confirmedAt: isConfirmed ? seen.statusChangedAt : null,
    ...{ closed: null, pending: null, attempts: 0, fault: null, retryAt: null },
  }
}

export function createDiscovery(rows: ReceivedRows, ports: Ports) {
  const { clock, random, correspondence } = ports

  const filesOf = (messageId: string, { content }: MessageOverview): readonly ReceivedFileRecord[] =>
    content.attachments.map((file) => ({
      ...{ id: random.uuid(), messageId, attachmentId: file.id, contentType: file.contentType },
      name: file.displayName === '' ? file.fileName : file.displayName,
      checksum: file.checksum,
      expiresAt: file.expiresAt,
      state: attachmentStates[file.status] ?? 'there',
      ...{ size: null, folderPath: null, savedPath: null, fault: null, retryAt: null, attempts: 0 },
    }))

  const keep = (profileId: string, seen: MessageOverview): ReceivedRecord | null => {
    if (seen.publishedAt === null) return null
    const record = recordOf(profileId, random.uuid(), seen, seen.publishedAt)
    const files = filesOf(record.id, seen)
    const name = ports.organisationOf(profileId, record.sender).name ?? ''
    const words = [record.facts.senderName, name, record.sender, record.facts.reference]
    const search = searchable(record.facts, [...words, ...files.map((file) => file.name)])
    return rows.insert(record, files, search, clock.now()) ? record : null
  }

  /** New ids of one service, all pages: each is as long as may be, and the next ends where it ended. */
  const newIds = async (
    profileId: string,
    access: Access,
    resourceId: string,
    from: number | undefined,
    signal: AbortSignal,
  ): Promise<Result<readonly string[]>> => {
    const ids = new Set<string>()
    let to: number | undefined
    for (;;) {
      const query = { resourceId, role: 'recipient' as const }
      const bounds = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
      const page = await correspondence.search(access, { ...query, ...bounds }, signal)
      if (!page.ok) return page
      const before = ids.size
      for (const id of page.value) ids.add(id)
      const last = page.value.at(-1)
      if (page.value.length < mostListed || last === undefined || ids.size === before) break
      const oldest = await correspondence.overview(access, last, 'recipient', signal)
      if (!oldest.ok) return oldest
      to = (oldest.value.publishRequestedAt ?? oldest.value.createdAt) + 1
    }
    return success([...ids].filter((id) => !rows.knows(profileId, id)))
  }

  const readService = async (
    profileId: string,
    access: Access,
    { id }: MessageService,
    full: boolean,
    signal: AbortSignal,
  ): Promise<Result<{ readonly records: readonly ReceivedRecord[]; readonly withheld: Fault | null }>> => {
    const before = full ? null : rows.listedTo(profileId, id)
    const from = before === null ? undefined : before - overlap
    const found = await newIds(profileId, access, id, from, signal)
    if (!found.ok) return found
    const fresh: ReceivedRecord[] = []
    let newest = before ?? 0
    let withheld: Fault | null = null
    for (const messageId of found.value) {
      const seen = await correspondence.overview(access, messageId, 'recipient', signal)
      // Withdrawn or purged between list and look: it is not for us.
      if (!seen.ok && seen.fault.code === 'message-not-found') continue
      if (!seen.ok) return seen
      // Without a way to seal it, it stays at Altinn until there is one.
      const ready = seen.value.isConfidential ? await ports.readyToSeal(profileId) : success(null)
      if (!ready.ok) {
        withheld = ready.fault
        continue
      }
      newest = Math.max(newest, seen.value.publishedAt ?? 0)
      const record = keep(profileId, seen.value)
      if (record === null) continue
      fresh.push(record)
      ports.inboxChanged(profileId, record.id)
    }
    if (newest > 0 && withheld === null) rows.setListedTo(profileId, id, newest)
    return success({ records: fresh, withheld })
  }

  /** What was found counts even where one of the services failed. */
  return async (
    profileId: string,
    access: Access,
    services: readonly MessageService[],
    full: boolean,
    signal: AbortSignal,
  ): Promise<{ readonly records: readonly ReceivedRecord[]; readonly fault: Fault | null }> => {
    const records: ReceivedRecord[] = []
    let reason: Fault | null = null
    for (const service of services) {
      const found = await readService(profileId, access, service, full, signal)
      if (found.ok) records.push(...found.value.records)
      reason ??= found.ok ? found.value.withheld : found.fault
    }
    return { records, fault: reason }
  }
}
