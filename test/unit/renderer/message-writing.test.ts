import { describe, expect, it } from 'vitest'
import type { Bridge } from '../../../preload/contract/bridge.ts'
import type { CommandInput, CommandName, CommandReply } from '../../../preload/contract/commands.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { FileReference } from '../../../preload/contract/models.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { emptyLetter } from '../../../renderer/messages/writing/letter.ts'
import { createWriting } from '../../../renderer/messages/writing/writing.ts'
import type { Handlers } from '../../support/window/handlers.ts'

const vedtak: FileReference = { id: 'f-1', name: 'vedtak.pdf', folder: '', size: 9, note: null, fault: null }

/** A message and an engine that remembers what it was asked; `still` lets the moment without typing pass. */
function desk(more: Handlers = {}) {
  const asked: string[] = []
  const saved: CommandInput<'message.saveDraft'>[] = []
  let waiting: (() => void) | null = null
  const handlers: Handlers = {
    'message.saveDraft': (input) => {
      saved.push(input)
      return success({ id: input.id ?? 'draft-1' })
    },
    'message.send': ({ draftId }) => success({ id: `sent-of-${String(draftId)}` }),
    'message.removeDraft': () => success(null),
    'files.forget': () => success(null),
    ...more,
  }
  const bridge: Bridge = {
    host: 'browser',
    async call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandReply<Name>> {
      asked.push(name)
      return (await handlers[name]?.(input)) ?? failure(fault('internal'))
    },
    subscribe: () => () => undefined,
    addFiles: () => Promise.resolve(success([vedtak])),
    pickFolder: null,
    desktop: null,
  }
  const writing = createWriting({
    bridge,
    profileId: 'p',
    service: () => null,
    letter: emptyLetter('nb'),
    draft: null,
    later(task) {
      waiting = task
      return () => (waiting = null)
    },
    onDraft: () => undefined,
  })
  const still = async (): Promise<void> => {
    waiting?.()
    await writing.flush()
  }
  return { writing, asked, saved, still }
}

describe('what is being written', () => {
  it('is kept a moment after the last key, as one draft and not as many', async () => {
    const { writing, saved, still } = desk()
    writing.change({ title: 'V' })
    writing.change({ title: 'Vedtak' })
    expect(saved).toEqual([])
    await still()
    writing.change({ body: 'Hei' })
    await still()
    expect(saved.map(({ id, order }) => [id, order.title, order.body])).toEqual([
      [null, 'Vedtak', ''],
      ['draft-1', 'Vedtak', 'Hei'],
    ])
    expect(writing.state.getState().saved).toBe('saved')
  })

  it('takes its attachments along into the draft', async () => {
    const { writing, saved, still } = desk()
    await writing.add([])
    await still()
    expect(saved.at(-1)?.order.fileIds).toEqual(['f-1'])
  })

  it('makes no draft of nothing', async () => {
    const { writing, asked, still } = desk()
    writing.change({ needsConfirmation: true })
    await still()
    expect(asked).toEqual([])
  })

  it('is said not to be kept when it is not, and is kept when that works again', async () => {
    let full = true
    const { writing, still } = desk({
      'message.saveDraft': () => (full ? failure(fault('disk-full')) : success({ id: 'draft-1' })),
    })
    writing.change({ title: 'Vedtak' })
    await still()
    expect(writing.state.getState().saved).toBe('failed')
    full = false
    await writing.flush()
    expect(writing.state.getState().saved).toBe('saved')
  })

  it('is sent with the draft it came from, so that the draft does not stay behind and go out again', async () => {
    const { writing, asked, still } = desk()
    writing.change({ title: 'Vedtak' })
    expect(await writing.send()).toEqual(success({ id: 'sent-of-draft-1' }))
    writing.change({ title: 'Etterpå' })
    await still()
    expect(asked).toEqual(['message.saveDraft', 'message.send'])
  })

  it('stays when it could not be sent', async () => {
    const { writing, saved, still } = desk({ 'message.send': () => failure(fault('disk-full')) })
    writing.change({ title: 'Vedtak' })
    expect((await writing.send()).ok).toBe(false)
    writing.change({ title: 'Vedtak 2' })
    await still()
    expect(saved.at(-1)?.order.title).toBe('Vedtak 2')
  })

  it('is gone with its files when the person throws it away, and does not come back', async () => {
    const { writing, asked, still } = desk()
    await writing.add([])
    await writing.discard()
    writing.change({ title: 'Etterpå' })
    await still()
    expect(asked).toEqual(['message.saveDraft', 'files.forget', 'message.removeDraft'])
  })
})
