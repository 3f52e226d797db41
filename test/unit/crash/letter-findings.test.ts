import { describe, expect, test } from 'vitest'
import {
  findLettersAtEnd,
  findLettersEarly,
  type LettersHeld,
  type LettersWanted,
} from '../../crash/letter-findings.ts'
import type { Act } from '../../crash/protocol.ts'

const wanted: LettersWanted = {
  letters: [
    {
      ...{ title: 'Ut', from: '213004107', to: ['312881403', '314209508'] },
      files: [{ name: 'ut.pdf', path: '/ut.pdf', md5: 'a', via: 'path' }],
    },
  ],
  post: [
    { title: 'Inn', to: '311556207', files: [{ name: 'inn.pdf', md5: 'b' }], isWanted: true },
    { title: 'Urørt', to: '311556207', files: [], isWanted: false },
  ],
}

type Message = LettersHeld['messages'][number]
const message = (id: string, more: Partial<Message> = {}): Message => ({
  ...{ id, recipient: 'urn:altinn:organization:identifier-no:312881403', title: 'Ut', status: 'Published' },
  ...{ history: ['Initialized', 'Published'], attachments: ['file'] },
  ...more,
})
const first = message('1')
const second = message('2', { recipient: 'urn:altinn:organization:identifier-no:314209508' })
const mail = message('3', { title: 'Inn', history: ['Published', 'Read', 'Confirmed'], attachments: [] })
const untouched = message('4', { title: 'Urørt', history: ['Published', 'Fetched'], attachments: [] })
const good: LettersHeld = {
  messages: [first, second, mail, untouched],
  attachments: [{ id: 'file', fileName: 'ut.pdf', computed: 'a', status: 'Published', onDisk: true }],
}
const acts: readonly Act[] = [
  { act: 'open', title: 'Inn' },
  { act: 'confirm', title: 'Inn' },
]
const sent = [{ name: 'Ut', fileTransferId: null }]
const downloads = [{ name: 'inn.pdf', md5: 'b' }]

interface Told {
  readonly held?: Partial<LettersHeld>
  readonly done?: readonly Act[]
  readonly rows?: typeof sent
  readonly files?: typeof downloads
}
const wrongsOf = ({ held, done = acts, rows = sent, files = downloads }: Told): string[] => {
  const state = { ...good, ...held }
  const found = [...findLettersEarly(wanted, state, done), ...findLettersAtEnd(wanted, state, rows, files)]
  return found.map(({ wrong }) => wrong)
}

describe('what the crash harness would say of', () => {
  test('a good end: nothing', () => expect(wrongsOf({})).toEqual([]))

  test.each<[string, Told, readonly string[]]>([
    ['a message that one of its recipients never got', { held: { messages: [first, mail] } }, ['lost']],
    [
      'a message that somebody has twice',
      { held: { messages: [...good.messages, message('9')] } },
      ['duplicate'],
    ],
    ['a message without its file', { held: { attachments: [] } }, ['lost', 'lost']],
    [
      'a message with a torn file',
      { held: { attachments: good.attachments.map((file) => ({ ...file, computed: 'x' })) } },
      ['lost', 'lost'],
    ],
    [
      'a message that is never published',
      { held: { messages: [message('1', { history: ['Initialized'] }), second, mail] } },
      ['lost'],
    ],
    ['a message that is listed twice', { rows: [...sent, ...sent] }, ['duplicate']],
    ['a confirmation that nobody gave', { done: acts.slice(0, 1) }, ['confirmed-too-early']],
    [
      'a message that was read by nobody',
      { held: { messages: [first, second, mail, { ...untouched, history: ['Published', 'Read'] }] } },
      ['confirmed-too-early'],
    ],
    [
      'a confirmation that never arrived',
      { held: { messages: [first, second, { ...mail, history: ['Published', 'Read'] }] } },
      ['lost'],
    ],
    ['a file that was never fetched', { files: [] }, ['lost']],
    [
      'a file that was fetched twice',
      { files: [...downloads, { name: 'inn (2).pdf', md5: 'b' }] },
      ['second-name'],
    ],
  ])('%s', (_what, told, wrongs) => expect(wrongsOf(told)).toEqual(wrongs))
})
