/** What is moving now, told at most five times a second. */
import type { Changes } from '../lib/changes.ts'
import type { Moving } from '../../preload/contract/models.ts'
import type { Clock } from '../ports.ts'

export interface Progress {
  begin(about: Pick<Moving, 'id' | 'profileId' | 'direction' | 'fileName' | 'total'>, done: number): void
  /** `done` is counted from the start of the file. */
  advance(id: string, done: number): void
  end(id: string): void
  moving(): readonly Moving[]
  /** Ids of those that have not got further for so many milliseconds. */
  stalled(milliseconds: number): readonly string[]
}

const tellEvery = 200
/** Speed is what happened over the last seconds: shorter jumps, longer lags. */
const speedWindow = 4_000

interface Tracked extends Omit<Moving, 'speed' | 'secondsLeft'> {
  done: number
  samples: { at: number; done: number }[]
  movedAt: number
}

function view(tracked: Tracked, now: number): Moving {
  const { samples, movedAt: _movedAt, ...moving } = tracked
  const first = samples[0]
  const elapsed = first === undefined ? 0 : now - first.at
  const speed = first === undefined || elapsed < 500 ? null : ((tracked.done - first.done) / elapsed) * 1_000
  const secondsLeft = speed === null || speed <= 0 ? null : (tracked.total - tracked.done) / speed
  return { ...moving, speed, secondsLeft }
}

export function createProgress(clock: Clock, changes: Changes): Progress {
  const tracked = new Map<string, Tracked>()
  let toldAt = Number.NEGATIVE_INFINITY
  let waiting = false

  const moving = (): readonly Moving[] => {
    const now = clock.monotonic()
    return [...tracked.values()].map((one) => view(one, now))
  }
  const tell = (): void => {
    waiting = false
    toldAt = clock.monotonic()
    changes.progress(moving())
  }
  const tellSoon = (): void => {
    if (waiting) return
    const wait = toldAt + tellEvery - clock.monotonic()
    if (wait <= 0) {
      tell()
      return
    }
    waiting = true
    void clock.sleep(wait).then(tell)
  }
  return {
    begin(about, done) {
      const now = clock.monotonic()
      tracked.set(about.id, { ...about, done, movedAt: now, samples: [{ at: now, done }] })
      tellSoon()
    },
    advance(id, done) {
      const one = tracked.get(id)
      if (one === undefined) return
      const now = clock.monotonic()
      if (done > one.done) one.movedAt = now
      one.done = done
      const last = one.samples.at(-1)
      if (last === undefined || now - last.at >= tellEvery) one.samples.push({ at: now, done })
      while (one.samples.length > 2 && now - (one.samples[0]?.at ?? now) > speedWindow) one.samples.shift()
      tellSoon()
    },
    end(id) {
      if (tracked.delete(id)) tellSoon()
    },
    moving,
    stalled: (milliseconds) =>
      [...tracked.values()]
        .filter(({ movedAt }) => clock.monotonic() - movedAt > milliseconds)
        .map(({ id }) => id),
  }
}
