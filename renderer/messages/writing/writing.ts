/** One message while it is written: its text, its files, and a draft that saves itself. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../preload/contract/bridge.ts'
import type { MessageDraft, MessageOrder } from '../../../preload/contract/message-models.ts'
import type { Fault } from '../../../preload/contract/fault.ts'
import type { MessageService, Organisation } from '../../../preload/contract/models.ts'
import { success, type Result } from '../../../preload/contract/result.ts'
import { createIntake, emptyIntake, type Intake, type IntakeActions } from '../../state/file-intake.ts'
import { createSaver, type SaveState } from '../../state/saver.ts'
import { asAttachment } from './file-rules.ts'
import { isBlank, letterOf, orderOf, type Letter } from './letter.ts'

export interface WritingState extends Intake {
  readonly letter: Letter
  readonly draftId: string | null
  readonly saved: SaveState
}

export interface WritingOptions {
  readonly bridge: Bridge
  readonly profileId: string
  /** Asked when it is needed: services come while one writes. */
  service(letter: Letter): MessageService | null
  readonly letter: Letter
  /** Null = a new message. */
  readonly draft: MessageDraft | null
  /** Runs the task after a moment; the answer cancels it. */
  later(task: () => void): () => void
  /** It has got a place among the drafts. */
  onDraft(id: string): void
}

export interface Writing extends IntakeActions {
  readonly state: StoreApi<WritingState>
  change(part: Partial<Letter>): void
  /** The name of a recipient has become known. */
  name(found: Organisation): void
  /** What was dropped could not be taken. */
  refuse(fault: Fault): void
  /** Saves at once what is not saved. */
  flush(): Promise<void>
  /** Sends it; afterwards nothing is saved any more. */
  send(): Promise<Result<{ readonly id: string }>>
  /** Removes the draft, and with it what was written. */
  discard(): Promise<Result<null>>
}

export function createWriting(options: WritingOptions): Writing {
  const { bridge, profileId, draft, later, onDraft, service } = options
  const state = createStore<WritingState>(() => ({
    ...emptyIntake,
    files: (draft?.files ?? []).map(asAttachment),
    letter: draft === null ? options.letter : letterOf(draft.order),
    draftId: draft?.id ?? null,
    saved: 'nothing',
  }))

  const order = (): MessageOrder => {
    const { letter, files } = state.getState()
    return orderOf(letter, files, service(letter))
  }
  const saver = createSaver<MessageOrder>({
    async save(written) {
      const { draftId: id } = state.getState()
      const reply = await bridge.call('message.saveDraft', { profileId, id, order: written })
      if (reply.ok && id === null) {
        state.setState({ draftId: reply.value.id })
        onDraft(reply.value.id)
      }
      return reply
    },
    later,
    onState: (saved) => state.setState({ saved }),
  })
  const changed = (): void => {
    const { letter, files, draftId } = state.getState()
    // Nobody misses an empty draft.
    if (draftId !== null || !isBlank(letter, files)) saver.changed(order())
  }
  const intake = createIntake(bridge, state.getState, (part) => {
    const files = part.files?.map(asAttachment)
    state.setState(files === undefined ? part : { ...part, files })
    if (files !== undefined) changed()
  })

  return {
    ...intake,
    state,
    change(part) {
      state.setState(({ letter }) => ({ letter: { ...letter, ...part } }))
      changed()
    },
    name(found) {
      state.setState(({ letter }) => {
        const named = letter.recipients.map((one) => (one.number === found.number ? found : one))
        return { letter: { ...letter, recipients: named } }
      })
    },
    refuse: (fault) => state.setState({ fault }),
    flush: () => saver.flush(),
    async send() {
      // The engine removes the draft with the sending: it must know which one.
      await saver.flush()
      const { draftId } = state.getState()
      const reply = await bridge.call('message.send', { profileId, draftId, order: order() })
      if (reply.ok) saver.stop()
      return reply
    },
    async discard() {
      await saver.flush()
      saver.stop()
      const { draftId, files } = state.getState()
      intake.remove(files.map(({ id }) => id))
      return draftId === null ? success(null) : bridge.call('message.removeDraft', { id: draftId })
    },
  }
}
