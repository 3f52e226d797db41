/** How long things take by themselves in Correspondence. Milliseconds. */
import type { Speed } from '../broker/timings.ts'

export interface MessageTimings {
  /** Until the dialog is made, and with it the external reference. */
  readonly dialog: () => number
  readonly scan: () => number
  readonly publish: () => number
  /** Between publication and the notification's order (correspondence.md §2.6). */
  readonly notify: () => number
  readonly forward: () => number
  /** Null when partners do nothing unasked. */
  readonly partner: { readonly act: () => number; readonly reply: () => number } | null
}

/** The job that verifies a confirmation runs so much later, at any speed (correspondence.md §0 fact 5). */
export const confirmDelay = 4_000
/** Delivery is looked into so long after an order was sent. */
export const deliveryCheckDelay = 300_000
export const reminderDelay = 86_400_000

const between = (low: number, high: number) => (): number => low + Math.random() * (high - low)

export const messageTimings: Readonly<Record<Speed, MessageTimings>> = {
  practice: {
    dialog: between(500, 1_500),
    scan: between(3_000, 6_000),
    publish: between(1_000, 3_000),
    notify: () => 20_000,
    forward: between(3_000, 6_000),
    partner: { act: between(3_000, 6_000), reply: between(60_000, 120_000) },
  },
  instant: {
    dialog: () => 0,
    scan: () => 0,
    publish: () => 0,
    notify: () => 0,
    forward: () => 0,
    partner: null,
  },
}
