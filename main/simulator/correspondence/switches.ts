/** What the control address has switched: jobs that wait, a register that is down, answers of a later version. */

export const heldJobs = ['dialog', 'scan', 'publish'] as const
export type HeldJob = (typeof heldJobs)[number]

export interface Strangeness {
  /** Fields that no client of today knows. */
  readonly fields: boolean
  /** A status that no client of today knows, in place of the real one. */
  readonly status: string | null
}

export interface Switches {
  readonly held: Set<HeldJob>
  /** KRR answers nothing (1032). */
  contactRegisterDown: boolean
  strangeness: Strangeness
  /** Final send status by recipient of a notification; '*' = everybody's. */
  readonly outcomes: Map<string, string>
}

export const createSwitches = (): Switches => ({
  held: new Set(),
  contactRegisterDown: false,
  strangeness: { fields: false, status: null },
  outcomes: new Map(),
})
