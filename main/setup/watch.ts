/**
 * Looks again without being asked: at a request that waits for approval, at a trial under way, and once a day at
 * everything. platform.md §3.5 (polling), §8 step 15.
 */
import { createLoop, type Loop } from '../lib/loop.ts'
import type { Checklist } from './checklist.ts'
import type { Notes } from './notes.ts'
import type { SetupPorts } from './ports.ts'
import type { Steps } from './steps.ts'

export interface Watch {
  start(): void
  wake(): void
  stop(): Promise<void>
}

const second = 1_000
const minute = 60 * second
const day = 24 * 60 * minute
/** Somebody has the approval page open: two minutes long a look every five seconds, then one a minute. */
const eagerFor = 2 * minute
const eager = 5 * second

export function createWatch(setup: SetupPorts, checklist: Checklist, steps: Steps, notes: Notes): Watch {
  const { clock } = setup
  const lookedAt = new Map<string, number>()
  let loop: Loop | null = null

  const isDue = (profileId: string, every: number): boolean =>
    clock.monotonic() - (lookedAt.get(profileId) ?? Number.NEGATIVE_INFINITY) >= every

  /** Milliseconds until this profile wants another look. */
  const lookAt = async (profileId: string): Promise<number> => {
    const request = notes.get(profileId, 'request')
    const waits = request !== null && steps.one(profileId, 'system-user').state === 'waiting'
    const every = waits && clock.now() - request.at < eagerFor ? eager : minute
    if (waits && isDue(profileId, every)) {
      lookedAt.set(profileId, clock.monotonic())
      await checklist.check(profileId, 'system-user')
      // What comes after the approval could not be looked at before.
      if (steps.one(profileId, 'system-user').state === 'ok') await checklist.check(profileId)
    }
    if (steps.one(profileId, 'trial').state === 'waiting') {
      await checklist.check(profileId, 'trial')
      return 2 * second
    }
    const checked = notes.get(profileId, 'checked')
    if (checked !== null && steps.summary(profileId).done && clock.now() - checked.at >= day)
      await checklist.check(profileId)
    return waits ? every : minute
  }

  const step = async (): Promise<number> => {
    let pause = minute
    for (const profileId of setup.profileIds()) pause = Math.min(pause, await lookAt(profileId))
    return pause
  }
  return {
    start() {
      loop ??= createLoop(clock, step, (error) => setup.log.write('error', 'setup.watch-crashed', { error }))
    },
    wake: () => loop?.wake(),
    async stop() {
      await loop?.stop()
    },
  }
}
