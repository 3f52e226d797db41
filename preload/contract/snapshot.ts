/**
 * What a window asks for once and then keeps up to date with events. Never whole lists: those are paged
 * queries that the event `list.stale` marks as old.
 */
import type { EnvironmentView, Moving, Profile, Settings } from './models.ts'
import type { Fault } from './fault.ts'

export interface ProfileCounters {
  readonly unread: number
  /** Saved or still to fetch, and not yet confirmed. */
  readonly unconfirmed: number
  readonly sending: number
  readonly failed: number
}

export interface ProfileHealth {
  readonly state: 'unknown' | 'checking' | 'ok' | 'attention' | 'offline'
  readonly fault: Fault | null
  readonly checkedAt: number | null
}

export interface Snapshot {
  readonly revision: number
  readonly version: string
  readonly profiles: readonly Profile[]
  readonly environments: readonly EnvironmentView[]
  readonly activeProfileId: string | null
  readonly counters: Readonly<Record<string, ProfileCounters>>
  readonly health: Readonly<Record<string, ProfileHealth>>
  readonly moving: readonly Moving[]
  readonly settings: Settings
}

export type SnapshotPatch = Partial<Omit<Snapshot, 'revision' | 'version'>>

/** `counters`, `health` and `moving` are replaced whole; the rest likewise. */
export function applyPatch(snapshot: Snapshot, revision: number, patch: SnapshotPatch): Snapshot {
  return { ...snapshot, ...patch, revision }
}

export const noCounters: ProfileCounters = { unread: 0, unconfirmed: 0, sending: 0, failed: 0 }
export const unknownHealth: ProfileHealth = { state: 'unknown', fault: null, checkedAt: null }
