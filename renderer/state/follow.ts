/**
 * Keeps the snapshot true: events apply in order, a gap in their revisions means ask again. Pure, so that
 * every order in which events can come may be tried.
 */
import { revisionedEvents, type EngineEvent } from '../../preload/contract/events.ts'
import { applyPatch, type Snapshot } from '../../preload/contract/snapshot.ts'

/** More than this and it is cheaper to find a gap afterwards than to remember. */
const mostWaiting = 2_000

export interface Followed {
  readonly snapshot: Snapshot | null
  /** A snapshot has been asked for; until it comes, events wait. */
  readonly asking: boolean
  readonly waiting: readonly EngineEvent[]
}

export interface Step {
  readonly followed: Followed
  /** Events that took effect, in order. */
  readonly applied: readonly EngineEvent[]
}

export const nothingFollowed: Followed = { snapshot: null, asking: false, waiting: [] }

const asked = (followed: Followed, waiting: readonly EngineEvent[]): Followed => ({
  snapshot: followed.snapshot,
  asking: true,
  waiting,
})

function applyTo(snapshot: Snapshot, event: EngineEvent): Snapshot {
  return event.name === 'snapshot.patch'
    ? applyPatch(snapshot, event.revision, event.data.patch)
    : { ...snapshot, revision: event.revision }
}

/** Takes one event. When `followed.asking` becomes true, the caller asks for a snapshot. */
export function receive(followed: Followed, event: EngineEvent): Step {
  const { snapshot } = followed
  if (snapshot === null || followed.asking) {
    return { followed: asked(followed, [...followed.waiting, event].slice(-mostWaiting)), applied: [] }
  }
  if (!revisionedEvents.has(event.name)) {
    // It carries the latest revision: a later one than ours tells that something was missed.
    const missed = event.revision > snapshot.revision
    return { followed: missed ? asked(followed, []) : followed, applied: [event] }
  }
  if (event.revision <= snapshot.revision) return { followed, applied: [] }
  if (event.revision > snapshot.revision + 1) return { followed: asked(followed, [event]), applied: [] }
  return { followed: { ...followed, snapshot: applyTo(snapshot, event) }, applied: [event] }
}

/** Takes the snapshot that was asked for, then the events that waited for it. */
export function settle(followed: Followed, snapshot: Snapshot): Step {
  let current: Followed = { snapshot, asking: false, waiting: [] }
  const applied: EngineEvent[] = []
  for (const event of followed.waiting) {
    const step = receive(current, event)
    current = step.followed
    applied.push(...step.applied)
  }
  return { followed: current, applied }
}

/** Something may have been missed: from now on events wait for a new snapshot. */
export function ask(followed: Followed): Followed {
  return followed.asking ? followed : asked(followed, [])
}
