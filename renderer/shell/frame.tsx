/** The frame around every view: banner, menu, foot, and what lies above all. */
import { SkipLink } from '@digdir/designsystemet-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { noCounters, noSetup, unknownHealth, type Snapshot } from '../../preload/contract/snapshot.ts'
import type { Profile } from '../../preload/contract/models.ts'
import { healthLine, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { Icon } from '../ui/icon.tsx'
import { isKey, keys } from '../ui/keys.ts'
import { Banner } from './banner.tsx'
import { Brand } from './brand.tsx'
import { DropOverlay } from './drop-overlay.tsx'
import { Foot } from './foot.tsx'
import { Milestones } from './milestones.tsx'
import { Nav } from './nav.tsx'
import { Notices } from './notices.tsx'
import { Profiles } from './profiles.tsx'
import { ProxyLogin } from './proxy-login.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { UpdateStrip } from './update-strip.tsx'
import { Welcome } from './welcome.tsx'

export interface FrameProps {
  readonly snapshot: Snapshot
  readonly profile: Profile | null
  readonly children: ReactNode
}

export function Frame({ snapshot, profile, children }: FrameProps) {
  const { t } = useText()
  const view = useWindowState(({ route }) => route.view)
  const [menu, setMenu] = useState(false)
  const menuButton = useRef<HTMLButtonElement>(null)
  const counters = profile === null ? noCounters : (snapshot.counters[profile.id] ?? noCounters)
  const health = profile === null ? unknownHealth : (snapshot.health[profile.id] ?? unknownHealth)

  const setup = profile === null ? noSetup : (snapshot.setup[profile.id] ?? noSetup)
  const line = healthLine(profile?.id ?? '', health, setup, snapshot.lapsing)

  useEffect(() => {
    const name = t(`nav.${view}`)
    document.title =
      counters.unread > 0
        ? t('app.titleUnread', { count: counters.unread, view: name })
        : t('app.title', { view: name })
  }, [counters.unread, t, view])

  return (
    <div className="frame">
      <SkipLink
        href="#main"
        onClick={(event) => {
          // The fragment is where the person is: it must not become «#main».
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {t('app.skip')}
      </SkipLink>
      {profile !== null && <Banner environment={profile.environment} />}
      <header
        className="side"
        data-open={menu}
        onKeyDown={(event) => {
          if (!isKey(keys.closing.close, event) || !menu) return
          setMenu(false)
          menuButton.current?.focus()
        }}
      >
        <div className="side-top">
          <Brand />
          <button
            ref={menuButton}
            type="button"
            className="menu-button"
            aria-expanded={menu}
            aria-controls="menu"
            onClick={() => setMenu(!menu)}
          >
            <Icon name={menu ? 'close' : 'menu'} />
            {t('app.menu')}
          </button>
        </div>
        <div className="side-menu" id="menu">
          {profile !== null && <Profiles profiles={snapshot.profiles} current={profile} />}
          <nav aria-label={t('app.navigation')}>
            <Nav counters={counters} health={health} setup={setup} onGo={() => setMenu(false)} />
          </nav>
        </div>
      </header>
      <main id="main" className="main" tabIndex={-1}>
        <UpdateStrip />
        <Welcome />
        {children}
      </main>
      <Foot health={health} line={line} />
      <Notices />
      <Milestones />
      <ProxyLogin />
      <Shortcuts />
      {profile !== null && <DropOverlay profile={profile} />}
    </div>
  )
}
