/**
 * Attack: a page of the web calls `budstikke://…` with whatever it likes, or a program starts ours with switches that
 * open the page to it; and a person opens files, which must come through whatever they are called.
 */
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLink, readOpenings } from '../../../../main/hosts/electron/life/openings.ts'
import { ownParameters, readParameters } from '../../../../main/hosts/electron/life/parameters.ts'

describe('a link from a page of the web', () => {
  it('shows one of four places, and nothing of it is used', () => {
    expect(['open', 'inbox', 'setup', 'approved'].map((name) => parseLink(`budstikke://${name}`))).toEqual([
      ...['open', 'inbox', 'setup', 'approved'],
    ])
    expect(parseLink('BUDSTIKKE://Inbox/')).toBe('inbox')
  })

  it('that says anything more is not heard, and never becomes a file', () => {
    const hostile = [
      'budstikke:inbox',
      'budstikke://inbox?id=1',
      'budstikke://inbox/../send',
      'budstikke://send',
      'budstikke://inbox#x',
      'budstikke://user@inbox',
      'budstikke://" --remote-debugging-port=9222',
      'budstikke:///etc/passwd',
      'budstikke://__proto__',
      'budstikke://constructor',
    ]
    for (const link of hostile) expect(readOpenings([link], '/')).toEqual({ links: [], paths: [] })
    const words = fc.string().map((text) => `budstikke:${text}`)
    fc.assert(fc.property(words, (word) => readOpenings([word], '/').paths.length === 0))
  })
})

describe('files from the file manager', () => {
  const folder = path.resolve('somewhere')

  it('come as paths, relative ones from where the program was started', () => {
    const absolute = path.resolve('other', 'årsregnskap 2026.pdf')
    expect(readOpenings(['a.pdf', absolute, 'a.pdf'], folder).paths).toEqual([
      path.join(folder, 'a.pdf'),
      absolute,
    ])
  })

  // A name with a host would make Windows send the person's password hash to that host.
  it('come as addresses only when they are of this machine', () => {
    const here = process.platform === 'win32' ? 'file:///C:/a%20b.pdf' : 'file:///a%20b.pdf'
    expect(readOpenings([here], folder).paths.map((one) => path.basename(one))).toEqual(['a b.pdf'])
    const elsewhere = [
      'file://evil.example/share/a.pdf',
      'file:////evil.example/share/a.pdf',
      'file:///%5C%5Cevil.example%5Cshare',
      'file:///a%00b',
      'file:///a.pdf?x',
      'https://evil.example/a.pdf',
      'smb://evil.example/a.pdf',
      'a\0b',
    ]
    const found = elsewhere.flatMap((word) => readOpenings([word], folder).paths)
    expect(found.filter((one) => /^[\\/]{2}|\0/.test(one))).toEqual([])
    expect(found.filter((one) => one.includes('a.pdf'))).toEqual([])
  })
})

describe('switches', () => {
  it('of ours are heard, and what follows `--` is a word whatever it looks like', () => {
    expect(
      readParameters(['--hidden', '--home', '/h', 'a.pdf', '--', '--home=/x', '-b.pdf'], 'linux'),
    ).toEqual({ home: '/h', isHidden: true, wanted: ['a.pdf', '--home=/x', '-b.pdf'], refused: [] })
    expect(readParameters(['--home=/a=b'], 'linux').home).toBe('/a=b')
  })

  it('that open the page to others are named, in every way that Chromium reads them', () => {
    const dangerous = ['remote-debugging-port', 'remote-debugging-pipe', 'no-sandbox', 'renderer-cmd-prefix']
    for (const name of [
      ...dangerous,
      'load-extension',
      'ignore-certificate-errors',
      'proxy-server',
      'js-flags',
    ]) {
      for (const prefix of ['--', '-']) {
        expect(readParameters([`${prefix}${name}=1`], 'linux').refused).toEqual([name])
        expect(readParameters([`${prefix}${name.toUpperCase()}`], 'win32').refused).toEqual([
          name.toUpperCase(),
        ])
      }
      expect(readParameters([`/${name}=1`], 'win32').refused).toEqual([name])
    }
    expect(readParameters(['/etc/hosts'], 'linux')).toMatchObject({ refused: [], wanted: ['/etc/hosts'] })
  })

  it('that a person needs to see and hear are let through', () => {
    expect(
      readParameters(['--force-device-scale-factor=2', '--lang=nn', '--ozone-platform=wayland'], 'linux')
        .refused,
    ).toEqual([])
  })

  it('nothing that begins like a switch is ever taken for a file', () => {
    const words = fc.array(fc.string())
    fc.assert(
      fc.property(words, (all) => {
        const before = all.filter((word) => word !== '--')
        return readParameters(before, 'linux').wanted.every((word) => !/^--?./.test(word))
      }),
    )
  })

  it('of Electron itself are left out in development', () => {
    expect(ownParameters(['electron', '--inspect=0', '.', '--home', '/h'], false)).toEqual(['--home', '/h'])
    expect(ownParameters(['Budstikke', '--home', '/h'], true)).toEqual(['--home', '/h'])
  })
})
