/** What an opened message asks of the person, or what has been answered. */
import type { ReceivedMessageDetail } from '../../../preload/contract/message-models.ts'
import { useText } from '../../text/index.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import type { Tone } from '../../ui/state-word.tsx'
import { awaitsConfirmation } from './states.ts'

interface Note {
  readonly tone: Tone
  readonly icon: IconName
  readonly text: string
}

function useNote(item: ReceivedMessageDetail): Note | null {
  const { t, format } = useText()
  const { pending, fault, confirmedAt, needsConfirmation } = item
  if (confirmedAt !== null && needsConfirmation) {
    const time = format.dayAndTime(confirmedAt)
    return { tone: 'success', icon: 'done', text: t('reading.confirmedAt', { time }) }
  }
  if (awaitsConfirmation(item)) return { tone: 'warning', icon: 'info', text: t('reading.confirmWhy') }
  if (pending === 'read' && fault === null)
    return { tone: 'neutral', icon: 'clock', text: t('reading.readPending') }
  return null
}

export function StageNote({ item }: { readonly item: ReceivedMessageDetail }) {
  const note = useNote(item)
  if (note === null) return null
  return (
    <p className="state-note" data-tone={note.tone}>
      <Icon name={note.icon} />
      {note.text}
    </p>
  )
}
