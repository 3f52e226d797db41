/** What lapses, and how soon: keys, certificates, waiting approvals and files (platform.md §1.5, §2.5, §8 step 15). */
import type { CalendarEntry } from '../../preload/contract/identity-models.ts'
import type { Clock } from '../ports.ts'
import { expiryOf } from './key-view.ts'
import type { KeyRecord, ProfileKeys } from './profile-keys.ts'
import type { Profiles } from './profiles.ts'

export type Lapse = Pick<CalendarEntry, 'id' | 'kind' | 'title' | 'at'>

export interface CalendarPorts {
  readonly clock: Clock
  readonly profiles: Profiles
  readonly keys: ProfileKeys
  /** Waiting approvals, and files that Altinn soon deletes: kept elsewhere in the house. */
  readonly others: (profileId: string) => readonly Lapse[]
}

export interface Calendar {
  /** Soonest first, over all profiles. */
  all(): readonly CalendarEntry[]
  of(profileId: string): readonly CalendarEntry[]
  /** Only what a person should be told now. */
  lapsing(): readonly CalendarEntry[]
}

const day = 86_400_000
const steps = [0, 1, 7, 14, 30, 60] as const

/** The tightest step that has been passed; null while it is far off. */
export function warningFor(at: number, now: number): CalendarEntry['warning'] {
  return steps.find((days) => at - now <= days * day) ?? null
}

/** An old key may lapse in peace. */
function lapseOf(key: KeyRecord): Lapse | null {
  const at = expiryOf(key)
  if (at === null || key.role === 'old') return null
  return key.certificate !== null && at === key.certificate.notAfter
    ? { id: key.id, kind: 'certificate', title: key.certificate.subject, at }
    : { id: key.id, kind: 'key', title: key.keyId ?? '', at }
}

export function createCalendar({ clock, profiles, keys, others }: CalendarPorts): Calendar {
  const of = (profileId: string): readonly CalendarEntry[] => {
    const now = clock.now()
    const record = profiles.get(profileId)
    const holder = record.ok ? profiles.holderOf(record.value) : record
    // A customer stands still, too, when the supplier's key lapses.
    const own = keys
      .of(holder.ok ? holder.value.id : profileId)
      .map(lapseOf)
      .filter((lapse) => lapse !== null)
    return [...own, ...others(profileId)]
      .map((lapse) => ({ ...lapse, profileId, warning: warningFor(lapse.at, now) }))
      .toSorted((a, b) => a.at - b.at)
  }
  const all = (): readonly CalendarEntry[] =>
    profiles
      .all()
      .flatMap(({ id }) => of(id))
      .toSorted((a, b) => a.at - b.at)
  return { all, of, lapsing: () => all().filter(({ warning }) => warning !== null) }
}
