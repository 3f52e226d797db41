/** Single files of a watched folder at the terminal, where no window is. */
import { expect, test } from 'vitest'
import type { Client } from '../../../main/hosts/cli/client.ts'
import { workOf } from '../../../main/hosts/cli/commands.ts'
import { parseCommandLine } from '../../../main/hosts/cli/parse.ts'
import { cliText } from '../../../main/hosts/cli/text/index.ts'
import { exitCodes, UsageError } from '../../../main/hosts/exit.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { FolderItem } from '../../../preload/contract/folder-models.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createFakeEngine } from '../../support/fake-engine.ts'

const text = cliText.en
const item = (part: Partial<FolderItem>): FolderItem => ({
  ...{ id: 'asks-5678', name: 'b.pdf', subFolder: '', state: 'asks', waitingFor: null, retryAt: null },
  ...{
    fault: fault('folder-duplicate', { values: { value: 'a.pdf' } }),
    transferId: null,
    isMessage: false,
    filedAs: null,
  },
  ...{ parties: [], updatedAt: 0 },
  ...part,
})
const items = [
  item({}),
  item({ id: null, name: 'ny.pdf', state: 'waiting', waitingFor: 'growing', fault: null }),
]

/** An engine that has one folder, `folder-1234`, with a file that asks and one that only lies there. */
function terminal() {
  const engine = createFakeEngine((name) => {
    if (name === 'folder.list') return success({ revision: 1, folders: [{ id: 'folder-1234' }] })
    if (name === 'folder.claims') return success({ revision: 1, total: items.length, items })
    return name.startsWith('folder.') ? success(null) : failure(fault('unknown-item'))
  })
  const client: Client = {
    door: { ...engine, subscribe: (onEvent) => engine.subscribe(onEvent) },
    ...{
      isAttached: true,
      clock: createFakeClock(),
      language: 'en',
      text,
      signal: new AbortController().signal,
    },
    ...{ wantedProfile: undefined, practice: false, say: () => undefined, progress: null },
  }
  const type = (...words: readonly string[]) => {
    const parsed = parseCommandLine(['folder', ...words])
    if (parsed.key !== 'folder files' && parsed.key !== 'folder retry' && parsed.key !== 'folder answer')
      throw new Error(`Not a command about files: ${words.join(' ')}`)
    return workOf(parsed.key, parsed, text)(client)
  }
  const last = () => engine.calls.at(-1)
  return { type, last }
}

test('files are listed with the id by which they are spoken of, and why they lie where they lie', async () => {
  const { type, last } = terminal()
  const listed = await type('files', 'folder-1', '--filter', 'asks')
  expect(last()).toMatchObject({ name: 'folder.claims', input: { id: 'folder-1234', filter: 'asks' } })
  expect(listed.lines?.join('\n')).toMatch(
    /^asks-5678\n.*waiting for an answer.*b\.pdf[\s\S]*a\.pdf[\s\S]*\n–\n.*ny\.pdf/u,
  )
})

test('a file that asks is answered by the start of its id, one way or the other, never both and never neither', async () => {
  const { type, last } = terminal()
  expect((await type('answer', 'folder-1234', 'asks', '--send')).exit).toBe(exitCodes.done)
  expect(last()).toMatchObject({
    name: 'folder.answer',
    input: { id: 'folder-1234', itemId: 'asks-5678', send: true },
  })
  await type('answer', 'folder-1234', 'asks', '--leave')
  expect(last()).toMatchObject({ input: { send: false } })
  expect(() => type('answer', 'folder-1234', 'asks')).toThrow(UsageError)
  expect(() => type('answer', 'folder-1234', 'asks', '--send', '--leave')).toThrow(UsageError)
  expect(() => type('answer', 'folder-1234', '--send')).toThrow(UsageError)
})

test('one file is tried again, or all that wait; a file that is not there is told, and nothing is done', async () => {
  const { type, last } = terminal()
  await type('retry', 'folder-1234')
  expect(last()).toMatchObject({ name: 'folder.tryAgain', input: { id: 'folder-1234', itemId: null } })
  await type('retry', 'folder-1234', 'asks-5678')
  expect(last()).toMatchObject({ name: 'folder.tryAgain', input: { itemId: 'asks-5678' } })
  expect(await type('retry', 'folder-1234', 'borte')).toMatchObject({ fault: { code: 'unknown-item' } })
  expect(last()).toMatchObject({ name: 'folder.claims' })
})
