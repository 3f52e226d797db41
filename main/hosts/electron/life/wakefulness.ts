/** Keeps the machine awake while bytes move, and only then: what stands still lets it sleep. */
import type { Moving } from '../../../../preload/contract/models.ts'
import type { Clock } from '../../../ports.ts'

export interface WakefulnessPorts {
  readonly clock: Clock
  readonly hold: () => void
  readonly release: () => void
}

export interface Wakefulness {
  /** Told each time the engine says what moves. */
  seen(moving: readonly Moving[]): void
  stop(): void
}

/** No byte for so long: the network is gone, or the other side does not answer. */
const standsStill = 60_000

export function createWakefulness({ clock, hold, release }: WakefulnessPorts): Wakefulness {
  let done: ReadonlyMap<string, number> = new Map()
  let watch: AbortController | null = null
  let isHeld = false

  const letGo = (): void => {
    watch?.abort()
    watch = null
    if (isHeld) release()
    isHeld = false
  }
  const moved = (): void => {
    watch?.abort()
    const mine = new AbortController()
    watch = mine
    if (!isHeld) hold()
    isHeld = true
    clock.sleep(standsStill, mine.signal).then(letGo, () => undefined)
  }
  return {
    seen(moving) {
      const before = done
      done = new Map(moving.map(({ id, done: bytes }) => [id, bytes]))
      if (moving.length === 0) return letGo()
      if (moving.some(({ id, done: bytes }) => bytes > (before.get(id) ?? 0))) moved()
    },
    stop: letGo,
  }
}
