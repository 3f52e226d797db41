/** Messages that we write and have sent. */
import { useWindowState } from '../store.ts'
import type { Profile } from '../../preload/contract/models.ts'
import { placeOf } from './routes.ts'
import { SentView } from './sent/index.tsx'
import { WriteView } from './writing/index.tsx'

export function MessagesView({ profile }: { readonly profile: Profile }) {
  const place = placeOf(useWindowState(({ route }) => route.id))
  if (place.kind === 'new') return <WriteView key="new" profile={profile} draftId={null} />
  if (place.kind === 'draft') return <WriteView key={place.id} profile={profile} draftId={place.id} />
  return <SentView profile={profile} chosenId={place.kind === 'sent' ? place.id : null} />
}
