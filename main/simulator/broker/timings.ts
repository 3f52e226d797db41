/** How long things take by themselves. Milliseconds. */

export interface Timings {
  readonly scan: () => number
  /** Until a new service owner's storage is ready. */
  readonly provision: () => number
  /** Between publishing and the checksum that the sender did not give (broker.md fact 12). */
  readonly lateChecksum: () => number
  /** Null when partners do nothing unasked. */
  readonly partner: {
    readonly fetch: () => number
    readonly confirm: () => number
    readonly reply: () => number
    /** Until somebody new gets a first file. */
    readonly welcome: () => number
  } | null
  /** Until the owner of a scope grants it to whoever asked. */
  readonly scopeGrant: () => number
  /** Whether calls are limited from the start (broker.md §1.11). */
  readonly limits: boolean
}

export type Speed = 'practice' | 'instant'

const between = (low: number, high: number) => (): number => low + Math.random() * (high - low)

export const timings: Readonly<Record<Speed, Timings>> = {
  practice: {
    scan: between(3_000, 6_000),
    provision: between(5_000, 10_000),
    lateChecksum: between(1_000, 2_000),
    partner: {
      fetch: between(3_000, 6_000),
      confirm: between(3_000, 6_000),
      reply: between(60_000, 120_000),
      welcome: between(3_000, 6_000),
    },
    scopeGrant: between(3_000, 6_000),
    limits: true,
  },
  instant: {
    scan: () => 0,
    provision: () => 0,
    lateChecksum: () => 0,
    partner: null,
    scopeGrant: () => 0,
    limits: false,
  },
}
