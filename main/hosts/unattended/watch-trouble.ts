/** Sees from the engine's events what has failed: files and folders by their notices, inboxes by their health. */
import type { EngineEvent } from '../../../preload/contract/events.ts'
import type { ProfileHealth } from '../../../preload/contract/snapshot.ts'
import { failureIn, type Failure } from './webhook.ts'

/** Answers what an event tells of; the same state of a profile is told once. */
export function createTrouble(now: () => number): (event: EngineEvent) => readonly Failure[] {
  const told = new Map<string, string>()

  const ofProfile = (profileId: string, { state, fault }: ProfileHealth): readonly Failure[] => {
    const isBad = fault !== null && (state === 'attention' || state === 'offline')
    const before = told.get(profileId)
    if (!isBad) {
      // A reading that has only begun says nothing yet.
      if (state === 'ok') told.delete(profileId)
      return []
    }
    told.set(profileId, fault.code)
    if (before === fault.code) return []
    const at = new Date(now()).toISOString()
    return [{ at, subject: 'profile', id: profileId, code: fault.code, triesAgain: fault.retry === 'later' }]
  }

  return (event) => {
    const failure = failureIn(event, now())
    if (failure !== null) return [failure]
    if (event.name !== 'snapshot.patch') return []
    return Object.entries(event.data.patch.health ?? {}).flatMap(([id, health]) => ofProfile(id, health))
  }
}
