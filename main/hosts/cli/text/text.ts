/** The words of the command line; the compiler lists what a language lacks. */
import type { IncomingState, OutgoingState, Recipient } from '../../../../preload/contract/models.ts'
import type {
  MessageRecipient,
  ReceivedMessage,
  SentMessage,
} from '../../../../preload/contract/message-models.ts'
import type { VaultView } from '../../../../preload/contract/identity-models.ts'
import type { SetupStep } from '../../../../preload/contract/setup-models.ts'
import type { CareKey, CareText } from './care-text.ts'
import type { FolderText } from './folder-text.ts'
import type { UnattendedKey, UnattendedText } from './unattended-text.ts'

export type CommandKey =
  | 'open'
  | 'practice'
  | 'send'
  | 'inbox'
  | 'download'
  | 'confirm'
  | 'status'
  | 'message send'
  | 'message read'
  | 'message confirm'
  | 'message sent'
  | 'message status'
  | 'pause'
  | 'resume'
  | 'queue pause'
  | 'queue resume'
  | 'queue status'
  | 'folder list'
  | 'folder add-out'
  | 'folder add-in'
  | 'folder preview'
  | 'folder status'
  | 'folder files'
  | 'folder retry'
  | 'folder answer'
  | 'folder enable'
  | 'folder disable'
  | 'folder remove'
  | 'profile add'
  | 'profile list'
  | 'profile client'
  | 'profile remove'
  | 'key make'
  | 'key list'
  | 'key import'
  | 'key switch'
  | 'key remove'
  | 'vault status'
  | 'vault passphrase'
  | 'vault backup'
  | 'vault restore'
  | 'service add'
  | 'system register'
  | 'system request'
  | 'letter'
  | 'check'
  | CareKey
  | UnattendedKey

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
  readonly queue: {
    readonly paused: string
    readonly pausedHint: string
    readonly running: string
    readonly limits: string
    readonly up: string
    readonly down: string
    readonly calls: string
    readonly filePaused: string
    readonly fileResumed: string
  }
  readonly folder: FolderText
  readonly care: CareText
  readonly unattended: UnattendedText
  readonly vaultStates: Readonly<Record<VaultView['state'], string>>
  readonly restored: (added: number, same: number, different: number) => string
  readonly states: Readonly<Record<OutgoingState, string>>
  readonly incomingStates: Readonly<Record<IncomingState, string>>
  readonly messageStates: Readonly<Record<SentMessage['state'], string>>
  readonly messageRecipientStates: Readonly<Record<MessageRecipient['status'], string>>
  readonly receivedStates: Readonly<Record<ReceivedMessage['state'], string>>
  /** In place of the title of a message that is sealed, and of one that has been removed. */
  readonly closedTitle: string
  readonly noTitle: string
  readonly recipientStates: Readonly<Record<Recipient['status'], string>>
  readonly stepStates: Readonly<Record<SetupStep['state'], string>>
  readonly steps: Readonly<Record<SetupStep['id'], string>>
}
