/**
 * The state machine of a message: dialog job, scans, publish job, what the recipient does, the end of it.
 * correspondence.md §2.1, §2.4, §2.5.
 */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Scheduler } from '../scheduler.ts'
import type { AttachmentLifecycle } from './attachment-lifecycle.ts'
import type { Attachments } from './attachments.ts'
import type { MessageEvents } from './events.ts'
import type { Message, Messages, NewMessage } from './messages.ts'
import { isPerson, organisationOfUrn, type Parties } from './parties.ts'
import { hasHad, isPurged, type MessageStatus } from './statuses.ts'
import type { Switches } from './switches.ts'
import { confirmDelay, type MessageTimings } from './timings.ts'

export interface LifecyclePorts {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly messages: Messages
  readonly attachments: Attachments
  readonly attachmentLifecycle: AttachmentLifecycle
  readonly parties: Parties
  readonly events: MessageEvents
  readonly timings: MessageTimings
  readonly switches: Switches
}

export type FirstStatus = Extract<MessageStatus, 'Initialized' | 'ReadyForPublish' | 'Reserved'>

export interface Lifecycle {
  initialize(message: NewMessage, status: FirstStatus, attachmentIds: readonly string[]): string
  /** Published now, or at `at` (epoch microseconds); failed when something is in its way. */
  publish(id: string, at?: number): void
  /** Publishes what is ready though its job is late; a look-up of the recipient does that. */
  publishLate(message: Message): void
  /** At most once per party in 15 s when `debounced`. */
  fetched(message: Message, party: string, debounced: boolean): void
  read(message: Message, party: string): void
  /** Stored by a job, seconds later, with the time of the request. */
  confirmLater(message: Message, party: string): void
  confirm(message: Message, party: string, at?: number): void
  downloaded(message: Message, party: string): void
  forwarded(message: Message): void
  purge(message: Message, by: 'PurgedByRecipient' | 'PurgedByAltinn', party: string): Promise<void>
  onPublished(listener: (message: Message) => void): void
}

const fetchDebounce = 15_000_000

export function createLifecycle(ports: LifecyclePorts): Lifecycle {
  const { clock, scheduler, messages, attachments, attachmentLifecycle, parties } = ports
  const { events, timings, switches } = ports
  const listeners: ((message: Message) => void)[] = []

  const hasAllFiles = (id: string): boolean =>
    attachments
      .usedBy(id)
      .every(({ attachmentId }) => attachments.get(attachmentId)?.status.status === 'Published')

  const isOver = (id: string): boolean =>
    messages
      .history(id)
      .some(({ status }) => status === 'Published' || status === 'Failed' || isPurged(status))

  /** Queues the publish job when nothing is waited for but the time. */
  const arrange = (id: string): void => {
    const message = messages.get(id)
    if (message === null || message.queued || message.dialogId === null || !hasAllFiles(id)) return
    messages.setQueued(id)
    const untilThen = message.requested / 1_000 - clock.brokerNow()
    const delay = Math.max(untilThen, timings.publish())
    scheduler.add('message-publish', id, switches.held.has('publish') ? null : delay)
  }

  /** Why it cannot be published, or null. */
  const obstacle = ({ recipient, ignoreReservation, confidential }: Message): string | null => {
    const party = parties.get(recipient)
    if (!party.known) return `Could not find the party of recipient ${recipient} in Altinn Register`
    if (isPerson(recipient) && party.reserved && ignoreReservation !== true) {
      return `Recipient ${recipient} has reserved themselves from electronic correspondence`
    }
    return confidential && organisationOfUrn(recipient) !== null && !party.hasRoles
      ? `Recipient ${recipient} lacks the roles required for confidential correspondence`
      : null
  }

  const publish: Lifecycle['publish'] = (id, at = clock.stamp()) => {
    const message = messages.get(id)
    if (message === null || isOver(id)) return
    const reason = obstacle(message)
    if (reason !== null) {
      messages.addStatus(id, 'Failed', { text: reason })
      events.message('publishfailed', message)
      return
    }
    if (!hasHad(messages.history(id), 'ReadyForPublish'))
      messages.addStatus(id, 'ReadyForPublish', { at: at - 1 })
    messages.setPublished(id, at)
    messages.addStatus(id, 'Published', { at })
    events.message('published', message)
    if (message.due !== null) {
      scheduler.add('message-due', id, Math.max(0, message.due / 1_000 - clock.brokerNow()))
    }
    for (const listener of listeners) listener(message)
  }

  const confirm: Lifecycle['confirm'] = (message, party, at = clock.stamp()) => {
    const history = messages.history(message.id)
    if (hasHad(history, 'Confirmed') || history.some(({ status }) => isPurged(status))) return
    messages.addStatus(message.id, 'Confirmed', { party, at })
    events.message('receiverconfirmed', message)
  }

  scheduler.handle('message-dialog', ({ subject }) => {
    const message = messages.get(subject)
    if (message === null || isOver(subject)) return
    if (message.dialogId === null) messages.setDialog(subject, randomUUID())
    arrange(subject)
  })
  scheduler.handle('message-publish', ({ subject }) => {
    const message = messages.get(subject)
    if (message === null) return
    const early = message.requested / 1_000 - clock.brokerNow()
    if (early > 0) scheduler.add('message-publish', subject, early)
    else publish(subject)
  })
  scheduler.handle('message-confirm', ({ subject, data }) => {
    const message = messages.get(subject)
    const [party, at] = Array.isArray(data) ? (data as unknown[]) : []
    if (message !== null && typeof party === 'string' && typeof at === 'number') confirm(message, party, at)
  })
  scheduler.handle('message-due', ({ subject }) => {
    const message = messages.get(subject)
    const history = messages.history(subject)
    if (message === null || history.some(({ status }) => isPurged(status))) return
    if (!hasHad(history, 'Read')) events.message('receiverneverread', message)
    if (message.needsConfirmation && !hasHad(history, 'Confirmed')) {
      events.message('receiverneverconfirmed', message)
    }
  })
  attachmentLifecycle.onScanned(({ id, status }) => {
    for (const { messageId } of attachments.usesOf(id)) {
      if (status.status === 'Published') arrange(messageId)
      // A job that fails a message tells its sender; this way of failing does not.
      else if (!isOver(messageId)) messages.addStatus(messageId, 'Failed', { text: status.text })
    }
  })

  return {
    confirm,
    publish,
    initialize(facts, status, attachmentIds) {
      const id = messages.insert(facts)
      messages.addStatus(id, status, { at: facts.created })
      attachmentLifecycle.attach(id, attachmentIds, facts.requested)
      const message = messages.get(id)
      if (message !== null && status !== 'Reserved') events.message('initialized', message)
      scheduler.add('message-dialog', id, switches.held.has('dialog') ? null : timings.dialog())
      return id
    },
    publishLate(message) {
      const isTime = message.requested / 1_000 <= clock.brokerNow()
      if (isTime && message.dialogId !== null && hasAllFiles(message.id)) publish(message.id)
    },
    fetched({ id }, party, debounced) {
      const latest = messages
        .history(id)
        .findLast((event) => event.status === 'Fetched' && event.party === party)
      const at = clock.stamp()
      if (debounced && latest !== undefined && at - latest.at < fetchDebounce) return
      messages.addStatus(id, 'Fetched', { party, at })
    },
    read(message, party) {
      messages.addStatus(message.id, 'Read', { party })
      events.message('receiverread', message)
    },
    confirmLater: ({ id }, party) =>
      scheduler.add('message-confirm', id, confirmDelay, [party, clock.stamp()]),
    downloaded: ({ id }, party) => messages.addStatus(id, 'AttachmentsDownloaded', { party }),
    forwarded({ id }) {
      if (!hasHad(messages.history(id), 'Forwarded')) messages.addStatus(id, 'Forwarded')
    },
    async purge(message, by, party) {
      messages.addStatus(message.id, by, { party })
      events.message('purged', message)
      await attachmentLifecycle.purgeUnused(
        attachments.usedBy(message.id).map(({ attachmentId }) => attachmentId),
      )
    },
    onPublished: (listener) => void listeners.push(listener),
  }
}
