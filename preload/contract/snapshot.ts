/**
 * What a window asks for once and then keeps up to date with events. Never whole lists: those are paged
 * queries that the event `list.stale` marks as old.
 */
import type { CalendarEntry } from './identity-models.ts'
import type { EnvironmentView, Moving, Profile, Settings } from './models.ts'
import type { Fault } from './fault.ts'
import type { Queue } from './queue-models.ts'

export interface ProfileCounters {
  readonly unread: number
  /** Saved or still to fetch, and not yet confirmed. */
  readonly unconfirmed: number
  readonly sending: number
  readonly failed: number
  /** Of messages, apart from the files above. */
  readonly messages: { readonly sending: number; readonly failed: number }
}

export interface ProfileHealth {
  readonly state: 'unknown' | 'checking' | 'ok' | 'attention' | 'offline'
  readonly fault: Fault | null
  readonly checkedAt: number | null
}

/** How a profile's set-up stands: the mark beside «Set-up» and the one line in the main window. */
export interface ProfileSetup {
  /** Steps that somebody must do something about. */
  readonly attention: number
  /** Steps that wait for others. */
  readonly waiting: number
  /** True when every step that is not optional is in order. */
  readonly done: boolean
}

export interface Snapshot {
  readonly revision: number
  readonly version: string
  readonly profiles: readonly Profile[]
  readonly environments: readonly EnvironmentView[]
  readonly activeProfileId: string | null
  readonly counters: Readonly<Record<string, ProfileCounters>>
  readonly health: Readonly<Record<string, ProfileHealth>>
  readonly setup: Readonly<Record<string, ProfileSetup>>
  /** What has lapsed or soon will, soonest first; empty when nothing needs to be known. */
  readonly lapsing: readonly CalendarEntry[]
  readonly moving: readonly Moving[]
  readonly queue: Queue
  readonly settings: Settings
}

export type SnapshotPatch = Partial<Omit<Snapshot, 'revision' | 'version'>>

/** Every part is replaced whole. */
export function applyPatch(snapshot: Snapshot, revision: number, patch: SnapshotPatch): Snapshot {
  return { ...snapshot, ...patch, revision }
}

/** Nothing is paused or limited. */
export const freeQueue: Queue = { paused: false, bandwidth: { up: null, down: null, hours: null } }
export const noCounters: ProfileCounters = {
  ...{ unread: 0, unconfirmed: 0, sending: 0, failed: 0 },
  messages: { sending: 0, failed: 0 },
}
export const noSetup: ProfileSetup = { attention: 0, waiting: 0, done: false }
export const unknownHealth: ProfileHealth = { state: 'unknown', fault: null, checkedAt: null }
