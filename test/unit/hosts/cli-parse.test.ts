import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../main/hosts/exit.ts'
import { pick } from '../../../main/hosts/cli/find.ts'
import { downloadOrder, portOf, profileOrder, sendOrder } from '../../../main/hosts/cli/orders.ts'
import { documentOf, printable } from '../../../main/hosts/output.ts'
import { parseCommandLine, spreadLists } from '../../../main/hosts/cli/parse.ts'
import { cliText } from '../../../main/hosts/cli/text/index.ts'
import { commandKeys, overview, page } from '../../../main/hosts/cli/usage.ts'
import { languageOf } from '../../../main/hosts/language.ts'
import { fault } from '../../../preload/contract/fault.ts'

const text = cliText.en
const nobody = (): boolean => false
const sendWords = (...words: readonly string[]) => sendOrder(parseCommandLine(['send', ...words]), text)

describe('what is typed', () => {
  it('may name several recipients after one --to, in every way people write lists', () => {
    const expected = ['213004107', '0192:311556207']
    for (const words of [
      ['a.txt', '--to', '213004107', '0192:311556207'],
      ['a.txt', '--to', '213004107', '--to', '0192:311556207'],
      ['--to', '213004107,0192:311556207', 'a.txt'],
      ['--to', '213004107', '0192:311556207', 'a.txt'],
    ]) {
      expect(sendWords(...words)).toMatchObject({ files: ['a.txt'], recipients: expected })
    }
  })

  it('sends a file that is named like an organisation, if there is one', () => {
    const words = ['--to', '213004107', '311556207']
    expect(spreadLists(words, (name) => name === '311556207')).toEqual(words)
    expect(spreadLists(words, nobody)).toEqual(['--to', '213004107', '--to', '311556207'])
  })

  it('never loses, changes or reorders a word by spreading lists', () => {
    const word = fc.oneof(fc.constantFrom('--to', '--property', '--service', 'a=b', '213004107'), fc.string())
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const spread = [...spreadLists(words, nobody)]
        const rest = [...spread]
        for (const one of words) {
          while (rest[0] !== one) expect(['--to', '--property', '--service']).toContain(rest.shift())
          rest.shift()
        }
        expect(rest).toEqual([])
      }),
    )
  })

  it('keeps everything after the first = of a property', () => {
    expect(sendWords('a', '--to', '213004107', '--property', 'k=a=b', 'x=').properties).toEqual({
      k: 'a=b',
      x: '',
    })
  })

  it('waits for the upload unless told otherwise, since leaving would stop it', () => {
    expect(sendWords('a', '--to', '213004107').goal).toBe('uploaded')
    expect(sendWords('a', '--to', '213004107', '--no-wait').goal).toBe('none')
    expect(sendWords('a', '--to', '213004107', '--wait', 'confirmed', '--timeout', '1.5')).toMatchObject({
      goal: 'confirmed',
      timeout: 1_500,
    })
  })

  it('is told what is wrong before anything is opened or sent', () => {
    const wrong: readonly (readonly string[])[] = [
      [],
      ['a'],
      ['--to', '213004107'],
      ['a', '--to', '213004107', '--wait', 'none'],
      ['a', '--to', '213004107', '--wait', 'published', '--no-wait'],
      ['a', '--to', '213004107', '--timeout', '0'],
      ['a', '--to', '213004107', '--timeout', 'soon'],
      ['a', '--to', '213004107', '--property', 'novalue'],
      ['a', '--to', '213004107', '--property', 'k=1', '--property', 'k=2'],
      ['a', '--to', '213004107', '--sevice', 'x'],
      ['a', '--to', '213004107', '--all'],
      ['a', '--to', '213004107', '--service', 'x', '--service', 'y'],
    ]
    for (const words of wrong) expect(() => sendWords(...words)).toThrow(UsageError)
    const download = (...words: readonly string[]) =>
      downloadOrder(parseCommandLine(['download', ...words]), text)
    for (const words of [['x'], ['--to', 'd'], ['x', 'y', '--to', 'd']]) {
      expect(() => download(...words)).toThrow(UsageError)
    }
    for (const port of ['-1', '65536', 'x', '1.5']) expect(() => portOf({ port }, text)).toThrow(UsageError)
  })

  it('needs nothing more for the practice environment, and everything for a real one', () => {
    const profile = (...words: readonly string[]) =>
      profileOrder(parseCommandLine(['profile', 'add', ...words]), text)
    expect(profile('--environment', 'practice')).toBeNull()
    const whole = ['--environment', 'tt02', '--org', '1', '--client-id', 'c', '--key', 'k', '--kid', 'i']
    expect(profile(...whole)).toMatchObject({ environmentId: 'tt02', systemUser: null, services: [] })
    expect(() => profile(...whole.slice(0, -2))).toThrow(UsageError)
    expect(() => profile(...whole.slice(2))).toThrow(UsageError)
    expect(() => profile(...whole, '--environment-file', 'f')).toThrow(UsageError)
  })
})

describe('an id on the command line', () => {
  const items = [
    { id: 'aaaa-1', fileTransferId: 'ffff-1' },
    { id: 'aaaa-2', fileTransferId: 'ffff-22' },
    { id: 'bbbb-1', fileTransferId: null },
  ]
  it('is the item, the file transfer, or a start that only one of them has', () => {
    expect(pick(items, 'aaaa-1')).toBe(items[0])
    expect(pick(items, 'FFFF-22')).toBe(items[1])
    expect(pick(items, 'bbbb')).toBe(items[2])
    expect(pick(items, 'cccc')).toBeNull()
  })
  it('is never guessed: several fits are asked back, and a letter is no id', () => {
    expect(() => pick(items, 'aaaa')).toThrow(UsageError)
    expect(pick(items, 'b')).toBeNull()
    // An exact id wins over a longer one that begins with it.
    expect(pick([...items, { id: 'ffff-1x', fileTransferId: null }], 'ffff-1')).toBe(items[0])
  })
})

describe('what is printed', () => {
  it('has help for every command in every language', () => {
    for (const language of ['nb', 'nn', 'en'] as const) {
      const all = overview(cliText[language])
      for (const key of commandKeys) {
        expect(all).toContain(cliText[language].commands[key].brief)
        expect(page(key, cliText[language])).toContain(`budstikke ${key}`)
      }
    }
  })

  it('gives scripts the fault with a sentence for a person', () => {
    const document = documentOf({ exit: 3, value: { a: 1 }, fault: fault('offline') }, 'nb')
    expect(document).toMatchObject({ ok: false, value: { a: 1 }, fault: { code: 'offline' } })
    expect(document.fault?.sentence).not.toBe('')
    expect(document.fault?.next).not.toBe('')
  })

  it('cannot be used by a sender’s file name to drive the terminal', () => {
    expect(printable('a\u001b[2Jb\u0007\r\nc\u202ed.txt')).toMatch(/^a.\[2Jb...c.d\.txt$/u)
    expect(printable('Æøå – «ok».pdf')).toBe('Æøå – «ok».pdf')
  })

  it('speaks the language of the system', () => {
    const of = (LANG: string) => languageOf({ LANG })
    expect([of('nb_NO.UTF-8'), of('no_NO'), of('nn_NO.UTF-8'), of('en_GB'), of('sv_SE'), of('')]).toEqual([
      'nb',
      'nb',
      'nn',
      'en',
      'en',
      'en',
    ])
    expect(languageOf({ LC_ALL: 'nn_NO', LANG: 'en_US' })).toBe('nn')
  })
})
