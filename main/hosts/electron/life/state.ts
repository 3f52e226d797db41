/** What stands beside the clock and on the task bar, out of what the engine says of all profiles. */
import type { Moving } from '../../../../preload/contract/models.ts'
import { unknownHealth, type Snapshot } from '../../../../preload/contract/snapshot.ts'

export type TrayState = 'calm' | 'working' | 'paused' | 'offline' | 'stopped'

export interface DeskState {
  readonly tray: TrayState
  readonly unread: number
  readonly failed: number
  readonly moving: number
  readonly paused: boolean
  /** 0 to 1 over everything that moves; null when nothing does. */
  readonly progress: number | null
}

function progressOf(moving: readonly Moving[]): number | null {
  const total = moving.reduce((sum, one) => sum + one.total, 0)
  if (total === 0) return null
  return Math.min(1, moving.reduce((sum, one) => sum + one.done, 0) / total)
}

export function deskState({ profiles, counters, health, moving, queue }: Snapshot): DeskState {
  const count = (name: 'unread' | 'failed'): number =>
    profiles.reduce((sum, { id }) => sum + (counters[id]?.[name] ?? 0), 0)
  const states = profiles.map(({ id }) => (health[id] ?? unknownHealth).state)
  const failed = count('failed')
  const isOffline = states.length > 0 && states.every((state) => state === 'offline')
  const needsSomebody = failed > 0 || states.includes('attention')
  const busy = moving.length > 0 ? 'working' : queue.paused ? 'paused' : 'calm'
  return {
    tray: isOffline ? 'offline' : needsSomebody ? 'stopped' : busy,
    ...{ unread: count('unread'), failed, moving: moving.length, paused: queue.paused },
    progress: progressOf(moving),
  }
}
