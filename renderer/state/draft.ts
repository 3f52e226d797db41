/** What is about to be sent: it outlives the view, since files may be dropped anywhere at any time. */
import type { Bridge } from '../../preload/contract/bridge.ts'
import type { Organisation } from '../../preload/contract/models.ts'
import { createIntake, emptyIntake, type Intake, type IntakeActions } from './file-intake.ts'

export interface Draft extends Intake {
  readonly recipients: readonly Organisation[]
  readonly serviceId: string | null
  readonly reference: string
  readonly properties: readonly { readonly key: string; readonly value: string }[]
  readonly checksumFirst: boolean
}

export const emptyDraft: Draft = {
  ...emptyIntake,
  recipients: [],
  serviceId: null,
  reference: '',
  properties: [],
  checksumFirst: false,
}

export interface DraftActions extends IntakeActions {
  change(part: Partial<Omit<Draft, 'files' | 'adding'>>): void
  /** After sending: the engine keeps what it needs of the files. */
  clear(): void
}

export function createDraftActions(
  bridge: Bridge,
  read: () => Draft,
  write: (draft: Draft) => void,
): DraftActions {
  const change = (part: Partial<Draft>): void => write({ ...read(), ...part })
  return { ...createIntake(bridge, read, change), change, clear: () => write(emptyDraft) }
}
