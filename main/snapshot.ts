/** The whole picture a window asks for once, and the parts of it that change. */
import type { CalendarEntry } from '../preload/contract/identity-models.ts'
import type { Profile, Settings } from '../preload/contract/models.ts'
import type { ProfileCounters, ProfileHealth, ProfileSetup, Snapshot } from '../preload/contract/snapshot.ts'
import { unknownHealth } from '../preload/contract/snapshot.ts'
import type { Fault } from '../preload/contract/fault.ts'
import type { Queue } from '../preload/contract/queue-models.ts'
import { viewOf, type Environment } from './environments.ts'
import type { Changes } from './lib/changes.ts'
import type { Clock } from './ports.ts'
import type { ReceivedRows } from './messages/received-rows.ts'
import type { SentRows } from './messages/sent-rows.ts'
import type { IncomingRows } from './transfers/incoming-rows.ts'
import type { OutgoingRows } from './transfers/outgoing-rows.ts'
import type { Progress } from './transfers/progress.ts'

export interface PicturePorts {
  readonly clock: Clock
  readonly changes: Changes
  readonly version: string
  readonly outgoing: OutgoingRows
  readonly incoming: IncomingRows
  /** Received messages, which count as files do. */
  readonly letters: Pick<ReceivedRows, 'count'>
  readonly sent: Pick<SentRows, 'count'>
  readonly progress: Progress
  readonly profiles: () => readonly Profile[]
  readonly environments: () => readonly Environment[]
  readonly queue: () => Queue
  readonly settings: () => Settings
  readonly setup: (profileId: string) => ProfileSetup
  readonly lapsing: () => readonly CalendarEntry[]
  readonly activeProfileId: () => string | null
}

export interface Picture {
  snapshot(): Snapshot
  /** Sends the counters, when any of them has changed. */
  countAnew(): void
  profilesChanged(): void
  settingsChanged(): void
  /** A step of the checklist, or something that lapses, has changed. */
  setupChanged(): void
  checking(profileId: string): void
  checked(profileId: string, reason: Fault | null): void
}

const offline = new Set<Fault['code']>([
  'offline',
  'host-unreachable',
  'connection-cut',
  'timeout',
  'proxy-answer',
])

export function createPicture(ports: PicturePorts): Picture {
  const { clock, changes, outgoing, incoming, letters, sent } = ports
  let health: Readonly<Record<string, ProfileHealth>> = {}
  let told = ''

  const counters = (): Record<string, ProfileCounters> =>
    Object.fromEntries(
      ports.profiles().map(({ id }) => [
        id,
        {
          unread: incoming.count(id, 'unread') + letters.count(id, 'unread'),
          unconfirmed: incoming.count(id, 'unconfirmed') + letters.count(id, 'unconfirmed'),
          sending: outgoing.count(id, 'active'),
          failed: outgoing.count(id, 'failed'),
          messages: { sending: sent.count(id, 'sending'), failed: sent.count(id, 'failed') },
        },
      ]),
    )
  const setHealth = (profileId: string, next: ProfileHealth): void => {
    const before = health[profileId]
    health = { ...health, [profileId]: next }
    if (before?.state !== next.state || before.fault?.code !== next.fault?.code) changes.patch({ health })
  }
  const setupPart = (): Pick<Snapshot, 'setup' | 'lapsing'> => ({
    setup: Object.fromEntries(ports.profiles().map(({ id }) => [id, ports.setup(id)])),
    lapsing: ports.lapsing(),
  })
  const profilesPart = (): Omit<
    Snapshot,
    'revision' | 'version' | 'health' | 'moving' | 'queue' | 'settings'
  > => ({
    ...setupPart(),
    profiles: ports.profiles(),
    environments: ports.environments().map(viewOf),
    activeProfileId: ports.activeProfileId(),
    counters: counters(),
  })
  return {
    snapshot: () => ({
      revision: changes.revision(),
      version: ports.version,
      ...profilesPart(),
      health,
      moving: ports.progress.moving(),
      queue: ports.queue(),
      settings: ports.settings(),
    }),
    countAnew() {
      const now = counters()
      const text = JSON.stringify(now)
      if (text === told) return
      told = text
      changes.patch({ counters: now })
    },
    profilesChanged: () => changes.patch(profilesPart()),
    settingsChanged: () => changes.patch({ settings: ports.settings() }),
    setupChanged: () => changes.patch(setupPart()),
    checking(profileId) {
      // A reading that is repeated is nothing to look at; only the first one is shown.
      if (health[profileId] === undefined) setHealth(profileId, { ...unknownHealth, state: 'checking' })
    },
    checked(profileId, reason) {
      const state = reason === null ? 'ok' : offline.has(reason.code) ? 'offline' : 'attention'
      setHealth(profileId, { state, fault: reason, checkedAt: clock.now() })
    },
  }
}
