/** How an engine is, in numbers: nothing in it names a file or an organisation. */
import type { Snapshot } from '../../../preload/contract/snapshot.ts'
import { ask, type Calls } from '../ask.ts'

export interface Health {
  /**
   * `failing`: nothing gets through somewhere – the vault is closed, an inbox cannot be read, a folder is paused.
   * `attention`: everything works, and something that failed waits for a person.
   */
  readonly status: 'ok' | 'attention' | 'failing'
  readonly vault: 'empty' | 'open' | 'closed'
  /** Epoch milliseconds of the oldest last successful reading among the profiles; null before each has one. */
  readonly lastPollAt: number | null
  readonly profiles: { readonly ok: number; readonly failing: number; readonly unknown: number }
  readonly folders: { readonly watching: number; readonly paused: number; readonly off: number }
  readonly queue: {
    readonly paused: boolean
    readonly sending: number
    /** Lie in watched folders. */
    readonly waiting: number
    readonly failed: number
  }
  /** Since the home was made. */
  readonly totals: { readonly sent: number; readonly received: number }
}

export interface HealthReader {
  /** Null when the engine does not answer: it is stopping. */
  read(): Promise<Health | null>
}

async function totalsOf(door: Calls, profileId: string) {
  const [sent, inbox] = await Promise.all([
    ask(door, 'outgoing.list', { profileId, filter: 'done', limit: 1 }),
    ask(door, 'inbox.list', { profileId, filter: 'all', limit: 1 }),
  ])
  return { sent: sent.ok ? sent.value.total : 0, received: inbox.ok ? inbox.value.total : 0 }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

export function createHealth(door: Calls): HealthReader {
  const lastOk = new Map<string, number>()

  const oldestPoll = ({ profiles, health }: Snapshot): number | null => {
    for (const { id } of profiles) {
      const { state, checkedAt } = health[id] ?? { state: 'unknown', checkedAt: null }
      if (state === 'ok' && checkedAt !== null) lastOk.set(id, checkedAt)
    }
    const times = profiles.map(({ id }) => lastOk.get(id) ?? null)
    return times.reduce<number | null>(
      (oldest, at) => (oldest === null || at === null ? null : Math.min(oldest, at)),
      times[0] ?? null,
    )
  }

  return {
    async read() {
      const [snapshot, listed, vault] = await Promise.all([
        ask(door, 'app.snapshot', {}),
        ask(door, 'folder.list', {}),
        ask(door, 'vault.get', {}),
      ])
      if (!snapshot.ok || !listed.ok || !vault.ok) return null
      const { profiles, counters, health, queue } = snapshot.value
      const totals = await Promise.all(profiles.map(({ id }) => totalsOf(door, id)))
      const states = profiles.map(({ id }) => health[id]?.state ?? 'unknown')
      const failing = states.filter((state) => state === 'attention' || state === 'offline').length
      const ok = states.filter((state) => state === 'ok').length
      const { folders } = listed.value
      const inState = (state: string): number => folders.filter((folder) => folder.state === state).length
      const forbidden = folders.filter(({ state, fault }) => state === 'off' && fault !== null).length
      const paused = inState('paused') + forbidden
      const failed = sum([
        ...Object.values(counters).map((one) => one.failed),
        ...folders.map(({ counts }) => counts.failed),
      ])
      const isFailing = vault.value.state === 'closed' || failing > 0 || paused > 0
      return {
        status: isFailing ? 'failing' : failed > 0 ? 'attention' : 'ok',
        vault: vault.value.state,
        lastPollAt: oldestPoll(snapshot.value),
        profiles: { ok, failing, unknown: states.length - ok - failing },
        folders: { watching: inState('watching'), paused, off: inState('off') - forbidden },
        queue: {
          paused: queue.paused,
          sending: sum(Object.values(counters).map(({ sending }) => sending)),
          waiting: sum(folders.map(({ counts }) => counts.waiting)),
          failed,
        },
        totals: {
          sent: sum(totals.map(({ sent }) => sent)),
          received: sum(totals.map(({ received }) => received)),
        },
      }
    },
  }
}
