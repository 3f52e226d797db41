/** The words of the command line; the compiler lists what a language lacks. */
import type {
  IncomingState,
  OutgoingState,
  Recipient,
  SetupStep,
} from '../../../../preload/contract/models.ts'

export type CommandKey =
  | 'open'
  | 'practice'
  | 'send'
  | 'inbox'
  | 'download'
  | 'confirm'
  | 'status'
  | 'profile add'
  | 'profile list'
  | 'setup check'

export interface CliText {
  /** One line for the overview, and what more there is to know. */
  readonly commands: Readonly<Record<CommandKey, { readonly brief: string; readonly more: string }>>
  readonly usage: string
  readonly globals: string
  readonly exitCodes: string
  readonly unknownCommand: (name: string) => string
  readonly missing: (name: string) => string
  readonly invalid: (name: string, value: string) => string
  readonly noProfile: string
  readonly severalProfiles: string
  readonly thisIsPractice: string
  readonly queuedOnly: string
  readonly inboxEmpty: string
  readonly stopping: string
  readonly states: Readonly<Record<OutgoingState, string>>
  readonly incomingStates: Readonly<Record<IncomingState, string>>
  readonly recipientStates: Readonly<Record<Recipient['status'], string>>
  readonly stepStates: Readonly<Record<SetupStep['state'], string>>
  readonly steps: Readonly<Record<SetupStep['id'], string>>
}
