/** Which view is shown. */
import { Spinner } from '@digdir/designsystemet-react'
import { useEffect } from 'react'
import type { Snapshot } from '../preload/contract/snapshot.ts'
import { FoldersView } from './folders/index.tsx'
import { InboxView } from './inbox/index.tsx'
import { MessagesView } from './messages/index.tsx'
import { SendView } from './send/index.tsx'
import { SettingsView } from './settings/index.tsx'
import { SetupView, StartSetup } from './setup/index.tsx'
import { Frame } from './shell/frame.tsx'
import { ClosedPage, NoProfile } from './shell/full-page.tsx'
import { useProfile, useWindowState } from './store.ts'
import { chosenLanguage, speak, useText } from './text/index.ts'
import { TransfersView } from './transfers/index.tsx'
import { Announcer } from './ui/announce.tsx'
import { useLate } from './ui/use-late.ts'

export function App() {
  const connection = useWindowState((state) => state.connection)
  const snapshot = useWindowState((state) => state.snapshot)
  const language = snapshot?.settings.language

  useEffect(() => {
    speak(chosenLanguage(language))
  }, [language])

  if (connection === 'closed') return <ClosedPage />
  if (snapshot === null) return <Starting />
  return (
    <Announcer>
      <Shown snapshot={snapshot} />
    </Announcer>
  )
}

function Shown({ snapshot }: { readonly snapshot: Snapshot }) {
  const profile = useProfile()
  const { view, id } = useWindowState(({ route }) => route)
  return (
    <Frame snapshot={snapshot} profile={profile}>
      {view === 'settings' ? (
        <SettingsView snapshot={snapshot} profile={profile} />
      ) : view === 'setup' && id === 'new' ? (
        <StartSetup snapshot={snapshot} />
      ) : profile === null ? (
        <NoProfile />
      ) : (
        // Another profile is another view: nothing of one may linger in the other.
        <ProfileView key={profile.id} />
      )}
    </Frame>
  )
}

function ProfileView() {
  const profile = useProfile()
  const view = useWindowState(({ route }) => route.view)
  if (profile === null) return null
  switch (view) {
    case 'inbox':
      return <InboxView profile={profile} />
    case 'send':
      return <SendView profile={profile} />
    case 'messages':
      return <MessagesView profile={profile} />
    case 'transfers':
      return <TransfersView profile={profile} />
    case 'folders':
      return <FoldersView profile={profile} />
    case 'setup':
      return <SetupView profile={profile} />
    case 'settings':
      return null
  }
}

function Starting() {
  const { t } = useText()
  const late = useLate(true)
  return (
    <main className="starting" aria-busy>
      {late && (
        <p role="status">
          <Spinner aria-hidden data-size="sm" /> {t('app.starting')}
        </p>
      )}
    </main>
  )
}
