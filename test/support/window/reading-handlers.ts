/** An inbox with messages among the files; each act changes what is shown, as the engine would. */
import type { ReceivedMessageDetail } from '../../../preload/contract/message-models.ts'
import type { InboxItem } from '../../../preload/contract/models.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import type { Handlers } from './handlers.ts'
import { messageDetail, receivedMessage } from './message-data.ts'

export interface ReadingOptions {
  readonly scene: string
  readonly now: number
  /** Text that every message is to have instead of its own. */
  readonly body: () => string | null
  readonly file: (index: number) => InboxItem
  readonly files: () => number
  readonly unreadFiles: () => number
  readonly stale: (id: string) => void
}

const known = 6

export function readingHandlers(options: ReadingOptions): Handlers {
  const { scene, now, stale } = options
  const changed = new Map<string, Partial<ReceivedMessageDetail>>()
  const letters = scene.startsWith('messages') ? known : 0
  const detail = (id: string): ReceivedMessageDetail => {
    const made = messageDetail(Number(id.slice('letter-'.length)), now, options.body())
    return { ...made, ...changed.get(id) }
  }
  /** What the page has asked for, for the tests to see. */
  const told = (id: string, act: string): void => {
    const before = document.documentElement.dataset['told'] ?? ''
    document.documentElement.dataset['told'] = `${before} ${act}:${id}`.trim()
  }
  const become = (id: string, part: Partial<ReceivedMessageDetail>): ReceivedMessageDetail => {
    changed.set(id, { ...changed.get(id), ...part })
    stale(id)
    return detail(id)
  }
  const refused = scene === 'messages-refused'

  return {
    'inbox.all': ({ offset = 0, limit = 100, search = '', filter = 'all', kind = null }) => {
      if (scene === 'list-fault')
        return failure(fault('host-unreachable', { values: { host: 'platform.altinn.no' } }))
      const messages = Array.from({ length: kind === 'file' ? 0 : letters }, (_row, index) =>
        detail(`letter-${index}`),
      )
        .filter(({ state, unread }) => state !== 'deleted' && (filter !== 'unread' || unread))
        .map(receivedMessage)
      const count =
        search !== '' || kind === 'message'
          ? 0
          : filter === 'unread'
            ? options.unreadFiles()
            : options.files()
      const shown = search === '' ? messages : []
      const rows = Array.from({ length: Math.max(0, Math.min(limit, count - offset)) }, (_row, at) =>
        options.file(offset + at),
      )
      const first = offset === 0 ? shown : []
      const items = [...first, ...rows].toSorted((one, other) => other.publishedAt - one.publishedAt)
      return success({ revision: 1, total: count + shown.length, items })
    },
    'message.get': ({ id }) => {
      const message = detail(id)
      return success(message.state === 'new' ? { ...message, body: null } : message)
    },
    'message.open': ({ id }) => {
      told(id, 'open')
      return refused ? failure(fault('unknown-item')) : success(become(id, { state: 'read', unread: false }))
    },
    'message.confirm': ({ id }) => {
      told(id, 'confirm')
      if (refused) return failure(fault('service-no-access'))
      become(id, { state: 'confirmed', confirmedAt: now })
      return success(null)
    },
    'message.delete': ({ id }) => {
      told(id, 'delete')
      become(id, { state: 'deleted' })
      return success(null)
    },
    'message.forward': ({ id, email }) => {
      told(id, `forward-${email}`)
      return success(null)
    },
    'message.openLink': ({ id, address }) => {
      told(id, `link-${address}`)
      return success(null)
    },
    'message.download': ({ id, attachmentId = null }) => {
      const attachments = detail(id).attachments.map((file) =>
        file.state === 'there' && (attachmentId === null || attachmentId === file.id)
          ? ({ ...file, state: 'saved', size: 91_004, savedName: file.name } as const)
          : file,
      )
      become(id, { attachments })
      return success(null)
    },
    'message.showInFolder': () => failure(fault('saved-file-missing', { values: { name: 'vedtak.pdf' } })),
  }
}
