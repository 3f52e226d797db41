/** How each state of a sent message looks, and what it means for what can be done. */
import type {
  MessageRecipient,
  SentMessage,
  SentMessageDetail,
} from '../../../preload/contract/message-models.ts'
import type { StateWordProps } from '../../ui/state-word.tsx'

type Look = Omit<StateWordProps, 'children'>

export const looks: Readonly<Record<SentMessage['state'], Look>> = {
  queued: { tone: 'neutral', icon: 'clock' },
  preparing: { tone: 'accent', icon: 'upload' },
  sending: { tone: 'accent', icon: 'upload' },
  accepted: { tone: 'accent', icon: 'clock' },
  published: { tone: 'success', icon: 'send' },
  failed: { tone: 'danger', icon: 'stopped' },
  withdrawn: { tone: 'neutral', icon: 'close' },
}

export const recipientLooks: Readonly<Record<MessageRecipient['status'], Look>> = {
  waiting: { tone: 'neutral', icon: 'clock' },
  accepted: { tone: 'neutral', icon: 'clock' },
  published: { tone: 'accent', icon: 'letter' },
  fetched: { tone: 'accent', icon: 'letter' },
  read: { tone: 'success', icon: 'check' },
  confirmed: { tone: 'success', icon: 'done' },
  deleted: { tone: 'neutral', icon: 'bin' },
  reserved: { tone: 'warning', icon: 'warning' },
  failed: { tone: 'danger', icon: 'stopped' },
  withdrawn: { tone: 'neutral', icon: 'close' },
}

export const noticeLooks: Readonly<Record<NonNullable<MessageRecipient['notification']>, Look>> = {
  waiting: { tone: 'neutral', icon: 'clock' },
  sent: { tone: 'neutral', icon: 'check' },
  failed: { tone: 'warning', icon: 'warning' },
}

export const fileLooks: Readonly<Record<SentMessageDetail['files'][number]['state'], Look>> = {
  waiting: { tone: 'neutral', icon: 'clock' },
  uploading: { tone: 'accent', icon: 'upload' },
  scanning: { tone: 'accent', icon: 'scan' },
  ready: { tone: 'success', icon: 'check' },
  failed: { tone: 'danger', icon: 'stopped' },
}

/** Until it is published; then it is in their inboxes. */
export function canWithdraw({ state }: Pick<SentMessage, 'state'>): boolean {
  return state === 'queued' || state === 'preparing' || state === 'sending' || state === 'accepted'
}

export interface Share {
  readonly kind: 'confirmed' | 'read'
  readonly done: number
  readonly total: number
  /** Recipients it never came to. */
  readonly lost: number
}

/** How many have done what was asked of them; null before anybody could have. */
export function shareOf({
  recipients,
  needsConfirmation,
  state,
}: Pick<SentMessage, 'recipients' | 'needsConfirmation' | 'state'>): Share | null {
  if (state !== 'published') return null
  const count = (statuses: readonly MessageRecipient['status'][]): number =>
    recipients.filter(({ status }) => statuses.includes(status)).length
  return {
    kind: needsConfirmation ? 'confirmed' : 'read',
    // Deletion is possible only after a confirmation that was asked for.
    done: needsConfirmation ? count(['confirmed', 'deleted']) : count(['read', 'confirmed', 'deleted']),
    total: recipients.length,
    lost: count(['failed', 'reserved']),
  }
}
