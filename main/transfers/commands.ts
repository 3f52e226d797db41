/** The commands about files that are chosen, sent and received. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import type { ChosenFiles } from './chosen-files.ts'
import type { Incoming } from './incoming.ts'
import type { IncomingRecord, IncomingRows } from './incoming-rows.ts'
import type { Outgoing } from './outgoing.ts'
import type { OutgoingRecord, OutgoingRows } from './outgoing-rows.ts'
import type { Spool } from './spool.ts'
import { inboxDetail, inboxItem, outgoingDetail, outgoingView, type ViewPorts } from './views.ts'

export interface TransferPorts {
  readonly files: ChosenFiles
  readonly spool: Spool
  readonly outgoing: Outgoing
  readonly outgoingRows: OutgoingRows
  readonly incoming: Incoming
  readonly incomingRows: IncomingRows
  readonly views: ViewPorts
  readonly lookedAt: (record: OutgoingRecord | IncomingRecord) => void
  readonly revision: () => number
  readonly profileExists: (profileId: string) => Result<unknown>
  /** Remembers whom was written to and which service was used. */
  readonly used: (profileId: string, serviceId: string, recipients: readonly string[]) => void
  /** Faults: folder-missing. */
  readonly folderOf: (folderId: string | null) => Result<string>
  readonly refresh: (profileId: string) => Promise<Result<null>>
}

type Names =
  | 'files.register'
  | 'files.forget'
  | 'outgoing.send'
  | 'outgoing.list'
  | 'outgoing.get'
  | 'outgoing.refresh'
  | 'outgoing.retry'
  | 'outgoing.cancel'
  | 'inbox.list'
  | 'inbox.get'
  | 'inbox.refresh'
  | 'inbox.markRead'
  | 'inbox.download'
  | 'inbox.cancelDownload'
  | 'inbox.confirm'
  | 'inbox.showInFolder'

export function transferCommands(ports: TransferPorts): HandlersOf<Names> {
  const { files, outgoing, outgoingRows, incoming, incomingRows, views } = ports
  return {
    async 'files.register'({ paths }) {
      const found = await files.register(paths)
      return found.ok ? success({ files: [...found.value] }) : found
    },
    async 'files.forget'({ ids }) {
      for (const id of ids) {
        const file = files.release(id)
        if (file !== null) await ports.spool.discard(file)
      }
      return success(null)
    },
    'outgoing.send'(order) {
      const profile = ports.profileExists(order.profileId)
      if (!profile.ok) return profile
      const sent = outgoing.send({
        ...order,
        serviceId: order.serviceId.replace(/^urn:altinn:resource:/u, ''),
      })
      if (sent.ok) ports.used(order.profileId, order.serviceId, order.recipients)
      return sent
    },
    'outgoing.list'(query) {
      const { total, items } = outgoingRows.list(query)
      return success({
        revision: ports.revision(),
        total,
        items: items.map((one) => outgoingView(one, outgoingRows, views)),
      })
    },
    'outgoing.get'({ id }) {
      const record = outgoingRows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      ports.lookedAt(record)
      return success(outgoingDetail(record, outgoingRows, views))
    },
    'outgoing.refresh': ({ id }) => outgoing.refresh(id),
    'outgoing.retry': ({ id }) => outgoing.retry(id),
    'outgoing.cancel': ({ id }) => outgoing.cancel(id),
    'inbox.list'(query) {
      const { total, items } = incomingRows.list(query)
      return success({ revision: ports.revision(), total, items: items.map((one) => inboxItem(one, views)) })
    },
    'inbox.get'({ id }, door) {
      const record = incomingRows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      ports.lookedAt(record)
      return success(inboxDetail(record, views, door))
    },
    'inbox.refresh'({ profileId }) {
      const profile = ports.profileExists(profileId)
      return profile.ok ? ports.refresh(profileId) : profile
    },
    'inbox.markRead': ({ id }) => incoming.markRead(id),
    'inbox.download'({ id, folderId }) {
      const folder = ports.folderOf(folderId)
      return folder.ok ? incoming.download(id, folder.value) : folder
    },
    'inbox.cancelDownload': ({ id }) => incoming.cancelDownload(id),
    'inbox.confirm': ({ id }) => incoming.confirm(id),
    'inbox.showInFolder': ({ id }) => incoming.showInFolder(id),
  }
}
