/** The commands about messages. */
import { fault } from '../../preload/contract/fault.ts'
import type { MessageOrder } from '../../preload/contract/message-models.ts'
import type { MessageService } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import type { Desktop } from '../ports.ts'
import type { Messages } from './messages.ts'
import { leadsTo } from './links.ts'
import { receivedDetail } from './received-view.ts'
import { sentDetail, sentView } from './sent-view.ts'

export interface MessageCommandPorts {
  readonly messages: Messages
  readonly revision: () => number
  readonly profileExists: (profileId: string) => Result<unknown>
  /** Faults: folder-missing. */
  readonly folderOf: (folderId: string | null) => Result<string>
  readonly desktop: Desktop
  /** Looks a service up. Faults: service-unknown, service-not-for-messages, and those of the call. */
  readonly lookUp: (profileId: string, serviceId: string) => Promise<Result<MessageService>>
  readonly addService: (profileId: string, service: MessageService) => void
  readonly removeService: (profileId: string, serviceId: string) => void
}

type Names =
  | 'message.addService'
  | 'message.removeService'
  | 'message.get'
  | 'message.open'
  | 'message.confirm'
  | 'message.delete'
  | 'message.forward'
  | 'message.download'
  | 'message.openLink'
  | 'message.showInFolder'
  | 'message.send'
  | 'message.sent'
  | 'message.sentDetail'
  | 'message.retry'
  | 'message.withdraw'
  | 'message.drafts'
  | 'message.saveDraft'
  | 'message.removeDraft'

export function messageCommands(ports: MessageCommandPorts): HandlersOf<Names> {
  const { messages } = ports
  const { received, receiving, sent, outbox } = messages
  const known = (id: string) => {
    const record = received.get(id)
    return record === null ? failure(fault('unknown-item')) : success(record)
  }
  /** With what is sealed opened, if it can be. */
  const readable = async (id: string) => {
    const record = known(id)
    if (!record.ok || record.value.closed === null) return record
    await messages.ports.readyToSeal(null)
    return known(id)
  }
  const ready = (profileId: string, { confidential }: Pick<MessageOrder, 'confidential'>) =>
    confidential ? messages.ports.readyToSeal(profileId) : success(null)
  return {
    async 'message.addService'({ profileId, serviceId }) {
      const profile = ports.profileExists(profileId)
      if (!profile.ok) return profile
      const found = await ports.lookUp(profileId, serviceId.replace(/^urn:altinn:resource:/u, ''))
      if (found.ok) ports.addService(profileId, found.value)
      return found
    },
    'message.removeService'({ profileId, serviceId }) {
      ports.removeService(profileId, serviceId)
      return success(null)
    },
    async 'message.get'({ id }) {
      const record = await readable(id)
      return record.ok ? success(receivedDetail(record.value, received, messages.ports)) : record
    },
    async 'message.open'({ id }) {
      const there = await readable(id)
      // The sender is told that it was opened: not while nobody can read it.
      if (there.ok && there.value.closed !== null) return failure(there.value.closed)
      const opened = receiving.open(id)
      return opened.ok ? success(receivedDetail(opened.value, received, messages.ports)) : opened
    },
    'message.confirm': ({ id }) => receiving.act(id, 'confirm'),
    'message.delete': ({ id }) => receiving.act(id, 'delete'),
    'message.forward': ({ id, email, text }) => receiving.forward(id, email, text),
    'message.download'({ id, attachmentId, folderId }) {
      const folder = ports.folderOf(folderId)
      return folder.ok ? receiving.download(id, attachmentId, folder.value) : folder
    },
    async 'message.openLink'({ id, address }) {
      const record = known(id)
      if (!record.ok) return record
      const isItsOwn = record.value.state !== 'new' && leadsTo(record.value, address)
      if (isItsOwn) return ports.desktop.openPage(address)
      return failure(fault('page-not-opened', { values: { address: address.slice(0, 500) } }))
    },
    async 'message.showInFolder'({ attachmentId }) {
      const file = received.file(attachmentId)
      if (file?.savedPath === null || file?.savedPath === undefined) return failure(fault('unknown-item'))
      return ports.desktop.showInFolder(file.savedPath)
    },
    async 'message.send'({ profileId, draftId, order }) {
      const profile = ports.profileExists(profileId)
      if (!profile.ok) return profile
      const able = await ready(profileId, order)
      if (!able.ok) return able
      const serviceId = order.serviceId.replace(/^urn:altinn:resource:/u, '')
      return outbox.send(profileId, draftId, { ...order, serviceId })
    },
    'message.sent'(query) {
      const { total, items } = sent.list(query)
      const views = items.map((one) => sentView(one, sent, messages.ports))
      return success({ revision: ports.revision(), total, items: views })
    },
    async 'message.sentDetail'({ id }) {
      if ((sent.get(id)?.closed ?? null) !== null) await messages.ports.readyToSeal(null)
      const record = sent.get(id)
      return record === null
        ? failure(fault('unknown-item'))
        : success(sentDetail(record, sent, messages.ports))
    },
    'message.retry': ({ id }) => outbox.retry(id),
    'message.withdraw': ({ id }) => outbox.withdraw(id),
    'message.drafts': async ({ profileId }) => success({ drafts: [...(await outbox.drafts(profileId))] }),
    async 'message.saveDraft'({ profileId, id, order }) {
      const able = await ready(profileId, order)
      return able.ok ? outbox.saveDraft(profileId, id, order) : able
    },
    'message.removeDraft': ({ id }) => outbox.removeDraft(id),
  }
}
