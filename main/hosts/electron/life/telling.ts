/**
 * When a person is told something outside the window. Never shouting: what comes together is told together, at most
 * once a minute; after a night away once; and not at all while the window is being looked at, which tells it itself.
 */
import type { EventTable } from '../../../../preload/contract/events.ts'
import type { Clock } from '../../../ports.ts'

export type Notice = EventTable['notice']

export type Telling =
  | { readonly kind: 'one'; readonly notice: Notice }
  | { readonly kind: 'many'; readonly arrived: number; readonly failed: number; readonly others: number }

export interface TellingPorts {
  readonly clock: Clock
  /** The person wants to be told, and is not looking at the window. */
  readonly isWanted: () => boolean
  readonly tell: (telling: Telling) => void
}

export interface Tellings {
  take(notice: Notice): void
  /** The machine was asleep or without a network: much may come now, and it is one thing to tell. */
  returned(): void
}

/** Milliseconds. */
const gather = 3_000
const gatherAfterReturn = 30_000
const quiet = 60_000

const isArrival = ({ kind }: Notice): boolean => kind === 'arrived' || kind === 'message-arrived'

/** Null for nothing. The same thing said twice is one thing, and what was said last holds. */
export function summarise(notices: readonly Notice[]): Telling | null {
  const last = [...new Map(notices.map((notice) => [`${notice.kind} ${notice.itemId}`, notice])).values()]
  const [first, ...more] = last
  if (first === undefined) return null
  if (more.length === 0) return { kind: 'one', notice: first }
  const arrived = last.filter(isArrival).length
  const failed = last.filter(({ kind }) => kind === 'failed' || kind === 'setup').length
  return { kind: 'many', arrived, failed, others: last.length - arrived - failed }
}

export function createTellings({ clock, isWanted, tell }: TellingPorts): Tellings {
  let waiting: Notice[] = []
  let isWaiting = false
  let notBefore = Number.NEGATIVE_INFINITY

  const wait = async (): Promise<void> => {
    // It may have become later while this was waiting.
    for (let left = gather; left > 0; left = notBefore - clock.monotonic()) await clock.sleep(left)
    isWaiting = false
    const telling = isWanted() ? summarise(waiting) : null
    waiting = []
    if (telling === null) return
    notBefore = clock.monotonic() + quiet
    tell(telling)
  }
  return {
    take(notice) {
      if (!isWanted()) return
      waiting.push(notice)
      if (isWaiting) return
      isWaiting = true
      void wait()
    },
    returned() {
      notBefore = Math.max(notBefore, clock.monotonic() + gatherAfterReturn)
    },
  }
}
