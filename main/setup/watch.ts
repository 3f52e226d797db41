/**
 * Looks again without being asked: at a request that waits for approval, at a trial under way, and once a day at
 * everything. platform.md §3.5 (polling), §8 step 15.
 */
import type { Fault } from '../../preload/contract/fault.ts'
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
const hour = 60 * minute
const day = 24 * hour
/** Somebody has the approval page open: two minutes long a look every five seconds, then one a minute. */
const eagerFor = 2 * minute
const eager = 5 * second

export function createWatch(setup: SetupPorts, checklist: Checklist, steps: Steps, notes: Notes): Watch {
  const { clock } = setup
  const lookedAt = new Map<string, number>()
  let loop: Loop | null = null

  const isDue = (profileId: string, every: number): boolean =>
    clock.monotonic() - (lookedAt.get(profileId) ?? Number.NEGATIVE_INFINITY) >= every

  /** Something passes by itself, and that it has passed should not take till tomorrow. */
  const passes = (profileId: string): boolean => steps.summary(profileId).waiting > 0

  /** What a person must know of. The same trouble with fewer days left is another. */
  const troubles = (profileId: string): readonly { readonly name: string; readonly fault: Fault }[] =>
    steps.all(profileId).flatMap(({ id, state, fault, facts }) => {
      if (state !== 'attention' || fault === null) return []
      return [{ name: [id, fault.code, facts['days'] ?? ''].join(' '), fault }]
    })

  /** Nobody has asked: only what is new is told. */
  const lookQuietly = async (profileId: string): Promise<void> => {
    const known = new Set(troubles(profileId).map(({ name }) => name))
    await checklist.check(profileId)
    const news = troubles(profileId).find(({ name }) => !known.has(name))
    if (news !== undefined) setup.notice(profileId, news.fault)
  }

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
    if (checked !== null && clock.now() - checked.at >= (passes(profileId) && !waits ? hour : day))
      await lookQuietly(profileId)
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
