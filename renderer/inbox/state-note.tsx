/** What the state of a received file means for the person. */
import type { InboxDetail } from '../../preload/contract/models.ts'
import { useText } from '../text/index.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import type { Tone } from '../ui/state-word.tsx'

interface Note {
  readonly tone: Tone
  readonly icon: IconName
  readonly text: string
}

function useNote({ state, confirmedAt, fault }: InboxDetail): Note | null {
  const { t, format } = useText()
  switch (state) {
    case 'saved':
      return { tone: 'neutral', icon: 'info', text: t('inbox.confirmWhy') }
    case 'unchecked':
      return { tone: 'neutral', icon: 'scan', text: t('inbox.unchecked') }
    case 'confirmed': {
      const text =
        confirmedAt === null ? t('inbox.done') : t('inbox.doneAt', { time: format.dayAndTime(confirmedAt) })
      return { tone: 'success', icon: 'done', text }
    }
    case 'aside':
      // The fault says the same and more.
      return fault === null ? { tone: 'danger', icon: 'aside', text: t('inbox.aside') } : null
    case 'gone':
      return { tone: 'neutral', icon: 'bin', text: `${t('inbox.gone')} ${t('inbox.goneText')}` }
    case 'new':
    case 'downloading':
    case 'confirming':
      return null
  }
}

export function StateNote({ item }: { readonly item: InboxDetail }) {
  const note = useNote(item)
  if (note === null) return null
  return (
    <p className="state-note" data-tone={note.tone}>
      <Icon name={note.icon} />
      {note.text}
    </p>
  )
}
