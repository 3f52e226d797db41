/** What the person would want to know: told once, together where it is the same, and not where it is in sight. */
import type { EventTable } from '../../preload/contract/events.ts'
import { inboxPlace } from './inbox-place.ts'
import type { Route } from './route.ts'

export type Notice = EventTable['notice'] & {
  readonly key: string
  /** How many arrivals this one tells of. */
  readonly count: number
  /** It tells of files and messages together. */
  readonly mixed: boolean
  /** Already on screen: only told to those who listen. */
  readonly inSight: boolean
}

const mostNotices = 3

export const isArrival = (kind: Notice['kind']): boolean => kind === 'arrived' || kind === 'message-arrived'

/** Who the person is just now, and where. */
interface Place {
  readonly profileId: string | null
  readonly route: Route
}

function isInSight(
  { kind, profileId, itemId, folderId, message }: EventTable['notice'],
  place: Place,
): boolean {
  if (profileId !== place.profileId) return false
  const { view, id } = place.route
  if (isArrival(kind)) return view === 'inbox'
  if (message === 'sent') return view === 'messages' && id === itemId
  if (message === 'received') return view === 'inbox' && id === inboxPlace({ kind: 'message', id: itemId })
  if (kind === 'setup') return view === 'setup'
  return view === (folderId === undefined ? 'transfers' : 'folders') && id === itemId
}

/** Adds a notice; arrivals of one profile become one notice that counts them. */
export function withNotice(
  notices: readonly Notice[],
  notice: EventTable['notice'],
  key: string,
  place: Place,
): readonly Notice[] {
  const inSight = isInSight(notice, place)
  const same = notices.find(
    (other) =>
      isArrival(notice.kind) &&
      isArrival(other.kind) &&
      other.profileId === notice.profileId &&
      other.inSight === inSight,
  )
  const others = notices.filter((other) => other !== same)
  const mixed = same !== undefined && (same.mixed || same.kind !== notice.kind)
  return [...others, { ...notice, key, inSight, mixed, count: (same?.count ?? 0) + 1 }].slice(-mostNotices)
}
