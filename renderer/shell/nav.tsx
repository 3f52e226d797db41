/** The main menu, with what is new and what has stopped. */
import type { ProfileCounters, ProfileHealth, ProfileSetup } from '../../preload/contract/snapshot.ts'
import { isPressing, useWindow, useWindowState, views, type View } from '../store.ts'
import { useText } from '../text/index.ts'
import { Icon, type IconName } from '../ui/icon.tsx'

const icons: Readonly<Record<View, IconName>> = {
  inbox: 'inbox',
  send: 'send',
  messages: 'letter',
  transfers: 'moving',
  folders: 'folder',
  setup: 'tasks',
  settings: 'cog',
}

interface Badge {
  readonly count: number | null
  readonly tone: 'accent' | 'neutral' | 'danger'
  readonly words: string
}

export interface NavProps {
  readonly counters: ProfileCounters
  readonly health: ProfileHealth
  readonly setup: ProfileSetup
  readonly onGo: () => void
}

export function Nav({ counters, health, setup, onGo }: NavProps) {
  const { t, format } = useText()
  const { go } = useWindow()
  const current = useWindowState(({ route }) => route.view)

  const badgeOf = (view: View): Badge | null => {
    const { unread } = counters
    const { failed, sending } = view === 'messages' ? counters.messages : counters
    const sends = view === 'transfers' || view === 'messages'
    if (view === 'inbox' && unread > 0) {
      return { count: unread, tone: 'accent', words: t('nav.unread', { count: unread }) }
    }
    if (sends && failed > 0) {
      return { count: failed, tone: 'danger', words: t('nav.failed', { count: failed }) }
    }
    if (sends && sending > 0) {
      return { count: sending, tone: 'neutral', words: t('nav.active', { count: sending }) }
    }
    if (view === 'setup' && health.state === 'attention' && isPressing(health)) {
      return { count: null, tone: 'danger', words: t('nav.attention') }
    }
    if (view === 'setup' && setup.attention > 0) {
      return {
        count: setup.attention,
        tone: 'neutral',
        words: t('health.setupLeft', { count: setup.attention }),
      }
    }
    return null
  }

  return (
    <ul className="nav">
      {views.map((view) => {
        const badge = badgeOf(view)
        return (
          <li key={view}>
            <a
              href={`#/${view}`}
              aria-current={view === current ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault()
                go({ view, id: null })
                onGo()
              }}
            >
              <Icon name={icons[view]} />
              <span className="nav-name">{t(`nav.${view}`)}</span>
              {badge !== null && (
                <span className="badge" data-tone={badge.tone}>
                  <span aria-hidden>{badge.count === null ? '!' : format.number(badge.count)}</span>
                  <span className="ds-sr-only">, {badge.words}</span>
                </span>
              )}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
