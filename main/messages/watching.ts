/**
 * Asks what has become of sent messages, per recipient: often while they are being published, seldom when only a person
 * somewhere can change it. What the service shows is the highest status ever reached, so publication, reading and the
 * history decide (correspondence.md fact 3).
 */
import type { Fault } from '../../preload/contract/fault.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type {
  MessageDetails,
  MessageNotification,
  MessageOverview,
  MessageStatus,
} from '../altinn/correspondence/types.ts'
import { backoff } from '../lib/backoff.ts'
import type { MessagePorts } from './ports.ts'
import type { RecipientStatus, SentRecipient, SentRecord, SentRows } from './sent-rows.ts'

const minute = 60_000
/** Slow calls, so only for few. */
const mostDetails = 10

const rank: Readonly<Record<RecipientStatus, number>> = {
  waiting: 0,
  accepted: 1,
  published: 2,
  fetched: 3,
  read: 4,
  confirmed: 5,
  deleted: 6,
  reserved: 7,
  failed: 7,
  withdrawn: 7,
}
const words: Partial<Record<MessageStatus, RecipientStatus>> = {
  Published: 'published',
  Fetched: 'fetched',
  AttachmentsDownloaded: 'fetched',
  Forwarded: 'read',
  Read: 'read',
  Replied: 'read',
  Confirmed: 'confirmed',
  PurgedByRecipient: 'deleted',
  PurgedByAltinn: 'withdrawn',
  Reserved: 'reserved',
  Failed: 'failed',
}

const isDetails = (seen: MessageOverview | MessageDetails): seen is MessageDetails => 'history' in seen

function statusOf(seen: MessageOverview | MessageDetails): RecipientStatus {
  const told = isDetails(seen) ? seen.history.map(({ status }) => status) : [seen.status]
  const known = told.map((status) => words[status]).filter((status) => status !== undefined)
  if (seen.publishedAt !== null) known.push('published')
  if (seen.readAt !== null) known.push('read')
  return known.reduce<RecipientStatus>((best, one) => (rank[one] > rank[best] ? one : best), 'accepted')
}

function notificationOf(notifications: readonly MessageNotification[]): SentRecipient['notification'] {
  const shipments = notifications.flatMap((one) => one.shipments)
  if (notifications.length === 0) return null
  if (shipments.some(({ succeeded }) => succeeded)) return 'sent'
  return shipments.length > 0 && shipments.every(({ status }) => /Failed/u.test(status))
    ? 'failed'
    : 'waiting'
}

/** No more will come by itself. */
const isSettled = (one: SentRecipient, needsConfirmation: boolean): boolean =>
  rank[one.status] >= rank[needsConfirmation ? 'confirmed' : 'read']

function lookAgainAfter(since: number): number {
  if (since < 2 * minute) return 3_000
  if (since < 15 * minute) return 30_000
  if (since < 120 * minute) return 5 * minute
  return since < 24 * 60 * minute ? 30 * minute : 6 * 60 * minute
}
const longestWatch = 90 * 24 * 60 * minute

export function createWatching(rows: SentRows, ports: MessagePorts) {
  const { clock, random, correspondence } = ports

  const lookAtOne = async (
    access: Access,
    one: SentRecipient,
    withHistory: boolean,
    signal: AbortSignal,
  ): Promise<Result<MessageOverview | MessageDetails> | null> => {
    if (one.correspondenceId === null) return null
    const look = withHistory ? correspondence.details : correspondence.overview
    return look(access, one.correspondenceId, 'sender', signal)
  }

  /** What the service says is taken as it is told; the first fault is the reason to come again. */
  const lookAtAll = async (
    record: SentRecord,
    access: Access,
    signal: AbortSignal,
  ): Promise<Fault | null> => {
    const recipients = rows.recipients(record.id)
    let reason: Fault | null = null
    for (const one of recipients) {
      if (signal.aborted || isSettled(one, record.order.needsConfirmation)) continue
      const seen = await lookAtOne(access, one, recipients.length <= mostDetails, signal)
      if (seen === null) continue
      if (!seen.ok) {
        reason ??= seen.fault
        continue
      }
      const status = statusOf(seen.value)
      const failedText = status === 'failed' ? seen.value.statusText : null
      const notification = isDetails(seen.value) ? notificationOf(seen.value.notifications) : one.notification
      if (rank[status] > rank[one.status] || notification !== one.notification) {
        rows.setRecipient(record.id, {
          ...one,
          ...(rank[status] > rank[one.status]
            ? { status, statusText: failedText, changedAt: seen.value.statusChangedAt }
            : {}),
          notification,
        })
        ports.sentChanged(record.profileId, record.id)
      }
    }
    return reason
  }

  const stateAfter = (recipients: readonly SentRecipient[]): SentRecord['state'] => {
    if (recipients.every(({ status }) => status === 'failed' || status === 'reserved')) return 'failed'
    return recipients.some(({ status }) => status === 'accepted' || status === 'waiting')
      ? 'accepted'
      : 'published'
  }

  /** When to ask again; null when nothing more will come. */
  const nextLook = (
    { order, acceptedAt, createdAt }: SentRecord,
    recipients: readonly SentRecipient[],
    reason: Fault | null,
    attempts: number,
  ): number | null => {
    const now = clock.now()
    const publishAt = order.publishAt ?? 0
    const since = now - Math.max(acceptedAt ?? createdAt, publishAt)
    if (recipients.every((one) => isSettled(one, order.needsConfirmation)) || since > longestWatch)
      return null
    const wait = attempts === 0 ? lookAgainAfter(Math.max(0, since)) : backoff(random, attempts, 15 * minute)
    // A message that is published at a time of its own needs no looking before that.
    return Math.max(reason?.retryAt ?? 0, Math.max(now, publishAt - minute) + wait)
  }

  return async (record: SentRecord, signal: AbortSignal): Promise<void> => {
    const access = await ports.accessOf(record.profileId)
    const reason = access.ok ? await lookAtAll(record, access.value, signal) : access.fault
    if (reason?.code === 'stopping') return
    const current = rows.get(record.id)
    if (current === null || (current.state !== 'accepted' && current.state !== 'published')) return
    const now = clock.now()
    const recipients = rows.recipients(record.id)
    const state = stateAfter(recipients)
    const attempts = reason === null ? 0 : current.attempts + 1
    rows.update(
      record.id,
      { state, lookAt: nextLook(record, recipients, reason, attempts), fault: reason, attempts },
      state === current.state ? current.updatedAt : now,
    )
    if (state !== current.state || reason?.code !== current.fault?.code)
      ports.sentChanged(record.profileId, record.id)
  }
}
