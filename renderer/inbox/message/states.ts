/** How a received message looks in each of its states, and how near its due date is. */
import type { ReceivedMessage } from '../../../preload/contract/message-models.ts'
import { daysUntil, useText } from '../../text/index.ts'
import type { IconName } from '../../ui/icon.tsx'
import type { Tone } from '../../ui/state-word.tsx'
import { useNow } from '../../ui/use-now.ts'

type Stage = 'new' | 'read' | 'confirmed' | 'deleted' | 'toConfirm' | 'pending'

export const looks: Readonly<Record<Stage, { readonly tone: Tone; readonly icon: IconName }>> = {
  new: { tone: 'accent', icon: 'letter' },
  read: { tone: 'neutral', icon: 'check' },
  toConfirm: { tone: 'warning', icon: 'circle' },
  pending: { tone: 'neutral', icon: 'clock' },
  confirmed: { tone: 'success', icon: 'done' },
  deleted: { tone: 'neutral', icon: 'bin' },
}

export const awaitsConfirmation = ({ needsConfirmation, confirmedAt }: ReceivedMessage): boolean =>
  needsConfirmation && confirmedAt === null

/** What the person should know of it at a glance. */
export function stageOf(message: ReceivedMessage): Stage {
  const { pending, state } = message
  if (pending === 'confirm' || pending === 'delete') return 'pending'
  if (state === 'read' && awaitsConfirmation(message)) return 'toConfirm'
  return state
}

/** From here on a due date is worth a colour. */
const soon = 3

/** Null when there is none, or when what was asked for is done. */
export function useDue(message: ReceivedMessage): { text: string; soon: boolean } | null {
  const { t } = useText()
  const now = useNow()
  const { dueAt, state } = message
  if (dueAt === null || state === 'confirmed' || state === 'deleted') return null
  if (dueAt <= now) return { text: t('reading.duePast'), soon: true }
  const days = daysUntil(dueAt, now)
  return {
    text: days === 0 ? t('reading.dueToday') : t('reading.due', { count: days }),
    soon: days <= soon,
  }
}
