/** What the person would want to know: told once, together where it is the same, and not where it is in sight. */
import type { EventTable } from '../../preload/contract/events.ts'
import type { Route } from './route.ts'

export type Notice = EventTable['notice'] & {
  readonly key: string
  /** How many arrivals this one tells of. */
  readonly count: number
  /** Already on screen: only told to those who listen. */
  readonly inSight: boolean
}

const mostNotices = 3

function isInSight({ kind, itemId }: EventTable['notice'], { view, id }: Route): boolean {
  if (kind === 'arrived') return view === 'inbox'
  if (kind === 'setup') return view === 'setup'
  return view === 'transfers' && id === itemId
}

/** Adds a notice; arrivals of one profile become one notice that counts them. */
export function withNotice(
  notices: readonly Notice[],
  notice: EventTable['notice'],
  key: string,
  route: Route,
): readonly Notice[] {
  const inSight = isInSight(notice, route)
  const same = notices.find(
    (other) =>
      notice.kind === 'arrived' &&
      other.kind === 'arrived' &&
      other.profileId === notice.profileId &&
      other.inSight === inSight,
  )
  const others = notices.filter((other) => other !== same)
  return [...others, { ...notice, key, inSight, count: (same?.count ?? 0) + 1 }].slice(-mostNotices)
}
