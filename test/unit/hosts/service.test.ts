/** What is written for systemd, launchd and Windows starts exactly the program that was meant, whatever paths hold. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { serviceText } from '../../../main/hosts/service/install.ts'
import { isWritable, planService, type PlanOrder } from '../../../main/hosts/service/plan.ts'
import { systemCommands } from '../../../main/hosts/service/system-commands.ts'
import { windowsArgument } from '../../../main/hosts/service/windows-task.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const odd = '/srv/Økonomi & "Lønn" <100 %>/$HOME\\budstikke'
const order: PlanOrder = {
  ...{ platform: 'linux', home: odd, account: null, forSystem: false, healthPort: 9464 },
  node: ['/opt/Budstikke node/node', '--max-semi-space-size=1', '/opt/Budstikke/cli.js'],
  ...{ passphraseFile: '/etc/budstikke/passfrase & co', webhookFile: null },
}
const textOf = (more: Partial<PlanOrder>): string => serviceText(planService({ ...order, ...more }))
const meant = planService(order).command

const unescapedXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** What systemd makes of the line: specifiers, quotes, variables. */
function readBySystemd(text: string): readonly string[] {
  const line = /^ExecStart=(.*)$/m.exec(text)?.[1] ?? ''
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) =>
    word
      .replaceAll(/\\(.)/g, '$1')
      .replaceAll('%%', '%')
      .replaceAll('$$', () => '$'),
  )
}

/** The rules of CommandLineToArgvW. */
function readByWindows(line: string): readonly string[] {
  const words: string[] = []
  let [word, isQuoted, isBegun] = ['', false, false]
  for (let at = 0; at < line.length; at += 1) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0
    if (line[at + slashes] === '"') {
      word += '\\'.repeat(Math.floor(slashes / 2))
      if (slashes % 2 === 1) word += '"'
      else isQuoted = !isQuoted
      at += slashes
      isBegun = true
    } else if (slashes > 0) {
      word += '\\'.repeat(slashes)
      at += slashes - 1
      isBegun = true
    } else if (line[at] === ' ' && !isQuoted) {
      if (isBegun) words.push(word)
      ;[word, isBegun] = ['', false]
    } else {
      word += line[at] ?? ''
      isBegun = true
    }
  }
  return isBegun ? [...words, word] : words
}

describe('the service starts what was meant', () => {
  it.each([false, true])('by systemd, for the machine: %s', (forSystem) => {
    expect(readBySystemd(textOf({ forSystem, account: 'budstikke' }))).toEqual(meant)
  })

  it('by launchd', () => {
    const text = textOf({ platform: 'darwin', account: 'budstikke' })
    const list = /<array>(.*?)<\/array>/s.exec(text)?.[1] ?? ''
    const words = [...list.matchAll(/<string>(.*?)<\/string>/gs)].map(([, word = '']) => unescapedXml(word))
    expect(words).toEqual(meant)
  })

  it('by the scheduler of Windows', () => {
    const text = textOf({ platform: 'win32', home: 'D:\\Økonomi & Co\\100 %\\' })
    const command = unescapedXml(/<Command>(.*?)<\/Command>/s.exec(text)?.[1] ?? '')
    const line = unescapedXml(/<Arguments>(.*?)<\/Arguments>/s.exec(text)?.[1] ?? '')
    const windows = planService({ ...order, platform: 'win32', home: 'D:\\Økonomi & Co\\100 %\\' }).command
    expect([command, ...readByWindows(line)]).toEqual(windows)
    for (const word of ['', 'a"b', 'a\\', 'a b\\\\', '\\"', 'a\\\\"b c']) {
      expect(readByWindows(windowsArgument(word)), word).toEqual([word])
    }
  })

  it('without a login, and again when it has died, but not when it has ended in order', () => {
    expect(textOf({})).toMatch(/WantedBy=default.target\n$/)
    expect(textOf({ forSystem: true, account: 'b' })).toContain('WantedBy=multi-user.target')
    expect(textOf({})).toContain('Restart=on-failure')
    const plan = planService(order)
    const place = { file: '', systemRoot: '', user: 'kari' }
    expect(systemCommands(plan, place).install).toContainEqual(['loginctl', 'enable-linger', 'kari'])
    expect(textOf({ platform: 'darwin' })).toMatch(/<key>SuccessfulExit<\/key>\s*<false\/>/)
    expect(textOf({ platform: 'win32' })).toContain('<BootTrigger>')
    expect(textOf({ platform: 'win32' })).toContain('<LogonType>S4U</LogonType>')
  })
})

describe('what everybody on the machine can read', () => {
  it.each(['linux', 'darwin', 'win32'] as const)(
    '%s: holds where the passphrase lies, never what it is',
    (platform) => {
      const folder = temporaryFolder()
      const passphraseFile = path.join(folder, 'passphrase')
      writeFileSync(passphraseFile, 'korrekt hest batteri stift', { mode: 0o600 })
      const text = textOf({ platform, passphraseFile })
      expect(text).toContain('--vault-passphrase-file')
      expect(text).not.toContain('korrekt')
    },
  )

  it('can hold no line of its own that a path smuggles in', () => {
    expect(isWritable(planService(order))).toBe(true)
    const smuggled = planService({ ...order, home: '/srv/a\nExecStartPre=/bin/rm' })
    expect(isWritable(smuggled)).toBe(false)
  })
})

it('is a unit that systemd itself finds nothing wrong with, where it can be asked', () => {
  const file = path.join(temporaryFolder(), 'budstikke.service')
  const node: PlanOrder['node'] = [process.execPath, '/opt/Budstikke/cli.js']
  const text = textOf({ forSystem: true, account: 'root', node })
  writeFileSync(file, text)
  expect(text.match(/^\[\w+\]$/gm)).toEqual(['[Unit]', '[Service]', '[Install]'])
  const verify = spawnSync('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', file], {
    encoding: 'utf8',
  })
  // Null or undefined: this machine has no systemd.
  expect([null, undefined, 0]).toContain(verify.status)
  expect(verify.stderr ?? '').toBe('')
})
