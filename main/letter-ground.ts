/** Received messages as watched folders take them. Part of the composition root. */
import path from 'node:path'
import { fault } from '../preload/contract/fault.ts'
import { failure } from '../preload/contract/result.ts'
import type { Arrival } from './folders/arrival.ts'
import { dayOf } from './folders/names.ts'
import type { Letters } from './folders/ports.ts'
import type { Changes } from './lib/changes.ts'
import type { Messages } from './messages/messages.ts'
import type { ReceivedRecord } from './messages/received-rows.ts'

/** What a person has opened, here or elsewhere, is that person's. */
export const isUnopened = ({ state, pending }: ReceivedRecord): boolean => state === 'new' && pending === null

export function messageArrival(record: ReceivedRecord): Arrival {
  const { id, profileId, correspondenceId, serviceId, sender, facts, publishedAt, needsConfirmation } = record
  // The names of folders are seen by more people than what lies in them.
  const name = facts.confidential ? correspondenceId.slice(0, 8) : facts.title
  return {
    ...{ kind: 'message', id, profileId, fileTransferId: correspondenceId, serviceId, size: 0 },
    sender: /^\d{9}$/u.test(sender) ? sender : '000000000',
    fileName: `${dayOf(publishedAt)} ${name}`,
    reference: facts.reference === '' ? null : facts.reference,
    ...{ properties: facts.properties, publishedAt, needsConfirmation },
  }
}

const timeText = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

export function lettersFor(
  { received, receiving }: Messages,
  changes: Pick<Changes, 'stale'>,
  isStopping: () => boolean,
): Letters {
  const known = (id: string): ReceivedRecord | null => {
    const record = received.get(id)
    return record === null || record.state === 'deleted' ? null : record
  }
  // Nobody would answer any more.
  const stopped = () => Promise.resolve(failure(fault('stopping')))
  return {
    get(id) {
      const record = known(id)
      if (record === null) return null
      const { title, summary, senderName, language, dueAt, confidential, body } = record.facts
      const { replyOptions, externalReferences } = record.facts
      return {
        closed: record.closed,
        body,
        facts: {
          ...{ title, summary, senderName, language, dueAt: timeText(dueAt), confidential },
          ...{ replyOptions, externalReferences },
        },
        files: received.files(id).map((file) => ({
          ...{ id: file.id, name: file.name, contentType: file.contentType, state: file.state },
          ...{ path: file.savedPath, size: file.size, checksum: file.checksum, fault: file.fault },
        })),
      }
    },
    fetch: (id, fileId, folder) => receiving.download(id, fileId, folder),
    moved(id, folder) {
      const record = received.get(id)
      for (const { id: fileId, savedPath } of received.files(id)) {
        if (savedPath === null) continue
        received.updateFile(fileId, {
          folderPath: folder,
          savedPath: path.join(folder, path.basename(savedPath)),
        })
      }
      if (record !== null) changes.stale('inbox', record.profileId, id)
    },
    markRead: (id) => (isStopping() ? stopped() : receiving.act(id, 'read')),
    confirm: (id) => (isStopping() ? stopped() : receiving.act(id, 'confirm')),
  }
}
