/** Every event the engine sends. `revision` grows by one per revisioned event: a gap means ask again. */
import type { Moving } from './models.ts'
import type { Fault } from './fault.ts'
import type { SnapshotPatch } from './snapshot.ts'

export type ListName = 'inbox' | 'outgoing' | 'sent' | 'setup' | 'folders'

export interface EventTable {
  /** Parts of the snapshot that have new values. Revisioned. */
  readonly 'snapshot.patch': { readonly patch: SnapshotPatch }
  /** A list has changed; `ids` tells which rows, null when any may have. Revisioned. */
  readonly 'list.stale': {
    readonly list: ListName
    readonly profileId: string
    readonly ids: readonly string[] | null
  }
  /** What moves, at most five times a second. Not revisioned: it carries the latest revision. */
  readonly progress: { readonly moving: readonly Moving[] }
  /** Something the person would want to know and did not ask for. Revisioned. */
  readonly notice: {
    readonly profileId: string
    /** `setup`: a connection that worked needs somebody; then the item is the profile. */
    readonly kind: 'arrived' | 'message-arrived' | 'received-by-all' | 'failed' | 'setup'
    readonly fileName: string
    readonly itemId: string
    /** Set when it is about a watched folder, not a transfer; then the item is that folder. */
    readonly folderId?: string
    /** Set when it has failed and is about a message, one that is sent or one in the inbox; then the item is that. */
    readonly message?: 'sent' | 'received'
    readonly fault: Fault | null
  }
}

export type EventName = keyof EventTable
export type EngineEvent = {
  [Name in EventName]: { readonly name: Name; readonly revision: number; readonly data: EventTable[Name] }
}[EventName]

/** Events whose revision must follow the one before without a gap. */
export const revisionedEvents: ReadonlySet<EventName> = new Set(['snapshot.patch', 'list.stale', 'notice'])
