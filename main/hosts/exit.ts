/** How a command ended. The numbers are documented in `--help` and are part of the contract with scripts. */
import type { Fault } from '../../preload/contract/fault.ts'

export const exitCodes = {
  done: 0,
  fault: 1,
  usage: 2,
  partly: 3,
  timedOut: 4,
  /** Another engine has the home. */
  owned: 5,
  interrupted: 130,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export interface Outcome {
  readonly exit: ExitCode
  /** What `--json` shows; also when only a part was done. */
  readonly value?: unknown
  /** Why it was not done, or not wholly. */
  readonly fault?: Fault
  /** What a person reads on standard output. */
  readonly lines?: readonly string[]
}

export const done = (value: unknown, lines: readonly string[] = []): Outcome => ({
  exit: exitCodes.done,
  value,
  lines,
})
export const failed = (fault: Fault): Outcome => ({ exit: exitCodes.fault, fault })

/** The command was written wrongly; told with the usage of the command. */
export class UsageError extends Error {}
