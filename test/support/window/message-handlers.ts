/** Messages in memory: what is written is kept, what is sent stands at different places with different recipients. */
import { fault } from '../../../preload/contract/fault.ts'
import type {
  MessageDraft,
  MessageOrder,
  MessageRecipient,
  SentMessage,
  SentMessageDetail,
} from '../../../preload/contract/message-models.ts'
import { messageOrderSchema } from '../../../preload/contract/message-models.ts'
import type { MessageService, Profile } from '../../../preload/contract/models.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { partners } from './data.ts'
import type { Handlers } from './handlers.ts'

export const letters: MessageService = {
  ...{ id: 'ovelse-brev', title: 'Brev fra kommunen', owner: 'Fjordby kommune' },
  ...{ ownerOrganisation: '310904473', confidential: 'allowed', forwarding: true },
}
const secrets: MessageService = {
  ...{ id: 'ovelse-taushet', title: 'Taushetsbelagt post', owner: 'Fjordby kommune' },
  ...{ ownerOrganisation: '310904473', confidential: 'demanded', forwarding: false },
}
const named = (id: string): MessageService => ({ ...letters, id, title: id })

export interface MessagePorts {
  readonly scene: string
  readonly now: number
  readonly profile: (profileId: string) => Profile
  readonly change: (profile: Profile) => void
  readonly stale: (ids: readonly string[] | null) => void
}

const minute = 60_000
const body = [
  '## Vedtak om skjenkebevilling\n',
  'Hei **{{recipientName}}**, vi har behandlet søknaden deres.\n',
  '- Bevillingen gjelder fra nyttår\n- Gebyret forfaller i januar\n',
  'Les [mer om gebyret](https://fjordby.example/gebyr) hos oss.',
].join('\n')

const statuses: readonly (readonly MessageRecipient['status'][])[] = [
  ['confirmed', 'read', 'published', 'failed', 'reserved'],
  ['accepted', 'accepted'],
  ['waiting', 'waiting'],
  ['waiting'],
]
const states = ['published', 'accepted', 'queued', 'failed'] as const

const order = (part: Partial<MessageOrder>): MessageOrder =>
  messageOrderSchema.parse({
    ...{ serviceId: letters.id, recipients: [], title: '', body, language: 'nb', ...part },
  })

const notices: Partial<Record<MessageRecipient['status'], MessageRecipient['notification']>> = {
  ...{ confirmed: 'sent', read: 'failed', published: 'waiting' },
}

function recipientOf(status: MessageRecipient['status'], at: number, now: number): MessageRecipient {
  const person = status === 'reserved'
  const partner = partners[at % partners.length]
  return {
    party: {
      kind: person ? 'person' : 'organisation',
      number: person ? '13084912317' : (partner?.number ?? ''),
      name: person ? null : (partner?.name ?? null),
    },
    status,
    statusText: status === 'failed' ? 'Recipient lacks contact information' : null,
    changedAt: now - at * minute,
    notification: notices[status] ?? null,
  }
}

/** One in each state. */
function sentOf(index: number, now: number): SentMessageDetail {
  const state = states[index] ?? 'published'
  const whole = order({
    ...{ title: ['Vedtak 26/1183', 'Innkalling', 'Høring', 'Nabovarsel'][index] ?? '', reference: '26/1183' },
    ignoreReservation: index === 0 ? 'Vedtak etter alkoholloven § 1-7' : null,
  })
  return {
    ...{
      id: `sent-${index}`,
      profileId: 'practice',
      title: whole.title,
      service: letters,
      state,
      order: whole,
    },
    recipients: (statuses[index] ?? []).map((status, at) => recipientOf(status, at, now)),
    fault: state === 'failed' ? fault('malware-found', { values: { name: 'kart.zip' } }) : null,
    retryAt: null,
    ...{ needsConfirmation: true, confidential: false, attachmentCount: 2 },
    publishAt: state === 'accepted' ? now + 26 * 60 * minute : null,
    dueAt: now + 30 * 24 * 60 * minute,
    createdAt: now - (index + 1) * 90 * minute,
    updatedAt: now,
    files: [
      { name: 'vedtak.pdf', size: 120_000, state: 'ready', fault: null },
      { name: 'kart.zip', size: 4_000_000, state: state === 'failed' ? 'failed' : 'scanning', fault: null },
    ],
  }
}

const summaryOf = ({ order: _order, files: _files, ...summary }: SentMessageDetail): SentMessage => summary

export const messageServicesOf = (scene: string): readonly MessageService[] =>
  scene.startsWith('messages') ? [letters, secrets] : []

export function messageHandlers({ scene, now, profile, change, stale }: MessagePorts): Handlers {
  let sent = scene === 'messages-empty' ? [] : states.map((_state, index) => sentOf(index, now))
  const drafts = new Map<string, MessageDraft>()
  const keep = (id: string, written: MessageOrder): void => {
    drafts.set(id, { id, profileId: 'practice', order: written, files: [], updatedAt: now })
  }
  if (scene === 'messages') keep('draft-0', order({ title: 'Påminning om frist', recipients: ['310418498'] }))
  const become = (id: string, part: Partial<SentMessageDetail>): void => {
    sent = sent.map((one) => (one.id === id ? { ...one, ...part } : one))
    stale([id])
  }
  return {
    'message.addService': ({ profileId, serviceId }) => {
      // What is added on the way from nothing is a service for files, which is looked up here first.
      if (scene === 'from-nothing')
        return failure(fault('service-not-for-messages', { values: { service: serviceId } }))
      if (serviceId.includes('finnes-ikke'))
        return failure(fault('service-unknown', { values: { service: serviceId } }))
      const owner = profile(profileId)
      change({ ...owner, messageServices: [...owner.messageServices, named(serviceId)] })
      return success(named(serviceId))
    },
    'message.sent': ({ filter = 'all', offset = 0, limit = 100 }) => {
      if (scene === 'messages-fault')
        return failure(fault('host-unreachable', { values: { host: 'platform.altinn.no' } }))
      const shown = sent.filter(
        ({ state }) => filter === 'all' || (filter === 'failed') === (state === 'failed'),
      )
      return success({
        ...{ revision: 1, total: shown.length },
        items: shown.slice(offset, offset + limit).map(summaryOf),
      })
    },
    'message.sentDetail': ({ id }) => {
      const found = sent.find((one) => one.id === id)
      return found === undefined ? failure(fault('message-not-found')) : success(found)
    },
    'message.drafts': () => success({ drafts: [...drafts.values()] }),
    'message.saveDraft': ({ id, order: written }) => {
      if (scene === 'messages-full') return failure(fault('disk-full'))
      const kept = id ?? `draft-${drafts.size}`
      keep(kept, messageOrderSchema.parse(written))
      return success({ id: kept })
    },
    'message.removeDraft': ({ id }) => {
      drafts.delete(id)
      stale(['drafts'])
      return success(null)
    },
    'message.send': ({ draftId, order: given }) => {
      if (scene === 'messages-full') return failure(fault('disk-full'))
      const written = messageOrderSchema.parse(given)
      const id = `sent-${sent.length}`
      sent = [{ ...sentOf(2, now), id, title: written.title, order: written }, ...sent]
      drafts.delete(draftId ?? '')
      stale(null)
      return success({ id })
    },
    'message.withdraw': ({ id }) => {
      become(id, { state: 'withdrawn' })
      return success(null)
    },
    'message.retry': ({ id }) => {
      become(id, { state: 'queued', fault: null })
      return success(null)
    },
  }
}
