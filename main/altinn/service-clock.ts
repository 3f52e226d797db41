/**
 * What the services' own clocks say, learnt from the `Date` of their answers: grants are timed on
 * Maskinporten's clock and tokens on Altinn's, so that a wrong clock here locks nobody out (platform.md §1.2).
 */
import type { Clock } from '../ports.ts'

export interface ServiceClock {
  /** Takes in the `Date` header of an answer from this address. */
  learn(address: string, date: string | undefined): void
  /** Epoch milliseconds there; our own clock while nothing is known. */
  now(address: string): number
  /** Seconds that our clock is ahead of that one, negative when behind; null while nothing is known. */
  skewSeconds(address: string): number | null
}

interface Reading {
  /** Our wall clock minus theirs, milliseconds. */
  readonly ahead: number
  /** Our wall clock minus our monotonic one: it changes when somebody sets the clock, and during sleep. */
  readonly setting: number
}

/** A clock that was moved by more than this makes all readings void. */
const tolerance = 2_000
/** The header counts whole seconds: the answer was given half a second later on average. */
const halfSecond = 500

/** Readings are kept per origin: environments and services have clocks of their own. */
export function createServiceClock(clock: Clock): ServiceClock {
  const readings = new Map<string, Reading>()
  const reading = (address: string): Reading | null => {
    const found = readings.get(new URL(address).origin)
    if (found === undefined) return null
    const moved = Math.abs(clock.now() - clock.monotonic() - found.setting)
    return moved > tolerance ? null : found
  }
  return {
    learn(address, date) {
      const theirs = date === undefined ? Number.NaN : Date.parse(date)
      if (Number.isNaN(theirs)) return
      const ours = clock.now()
      readings.set(new URL(address).origin, {
        ahead: ours - theirs - halfSecond,
        setting: ours - clock.monotonic(),
      })
    },
    now: (address) => clock.now() - (reading(address)?.ahead ?? 0),
    skewSeconds(address) {
      const found = reading(address)
      return found === null ? null : Math.round(found.ahead / 1_000)
    },
  }
}
