/** The time of the practice world: real time plus what the control address has moved it by. */

export interface Clock {
  /** Epoch milliseconds as tokens and the Date header see it. */
  now(): number
  /** Epoch milliseconds as file transfers see it: expiry, purge, limits. */
  brokerNow(): number
  /** Epoch microseconds of the transfers' clock, never the same twice. */
  stamp(): number
  /** How far Maskinporten's and Altinn's Date header and judgement of grants are off, milliseconds. */
  skew(): number
  setSkew(milliseconds: number): void
  /** Moves all of the world, or only the file transfers so that tokens stay valid. */
  advance(milliseconds: number, only: 'all' | 'broker'): void
  offsets(): ClockOffsets
}

export interface ClockOffsets {
  readonly world: number
  readonly broker: number
}

export function createClock(initial: ClockOffsets, real: () => number = Date.now): Clock {
  let { world, broker } = initial
  let skew = 0
  let last = 0
  const now = (): number => real() + world
  const brokerNow = (): number => now() + broker
  return {
    now,
    brokerNow,
    stamp() {
      last = Math.max(last + 1, brokerNow() * 1_000)
      return last
    },
    skew: () => skew,
    setSkew(milliseconds) {
      skew = milliseconds
    },
    advance(milliseconds, only) {
      if (only === 'broker') broker += milliseconds
      else world += milliseconds
    },
    offsets: () => ({ world, broker }),
  }
}

/** As the service prints times: UTC, six digits, `+00:00` (broker.md §1.6). */
export function formatStamp(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1_000)
  const rest = String(microseconds - milliseconds * 1_000).padStart(3, '0')
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}+00:00`
}
