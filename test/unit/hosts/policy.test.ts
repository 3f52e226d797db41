import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkPolicy,
  readPolicy,
  readRegistryExport,
  systemSources,
  type PolicySources,
} from '../../../main/hosts/policy.ts'
import { temporaryFolder } from '../../support/temporary.ts'

interface Machine {
  readonly platform?: NodeJS.Platform
  /** Files that only the administrator may write. */
  readonly files?: Readonly<Record<string, string>>
  /** Files that anybody may have written. */
  readonly open?: Readonly<Record<string, string>>
  readonly registry?: string
  readonly plist?: { readonly code: number; readonly output: string }
}

function machine({ platform = 'linux', files = {}, open = {}, registry, plist }: Machine): PolicySources {
  return {
    platform,
    env: { ProgramData: 'D:\\Data', SystemRoot: 'D:\\Windows' },
    readFile(file) {
      const text = files[file] ?? open[file]
      return Promise.resolve(text === undefined ? null : { text, isProtected: file in files })
    },
    run(file) {
      if (file === '/usr/bin/plutil' && plist !== undefined) return Promise.resolve(plist)
      if (file === 'D:\\Windows\\System32\\reg.exe')
        return Promise.resolve({ code: registry === undefined ? 1 : 0, output: '' })
      return Promise.reject(new Error(file))
    },
    exportRegistryKey: () => Promise.resolve(registry ?? ''),
  }
}

const whole = {
  environments: ['tt02'],
  updateChannel: 'off',
  folders: ['/srv/ut'],
  downloadFolder: '/srv/inn',
  telemetry: 'none',
}
const linux = '/etc/budstikke/policy.json'
const windows = 'D:\\Data\\Budstikke\\policy.json'
const mac = '/Library/Application Support/Budstikke/policy.json'
const profile = '/Library/Managed Preferences/no.budstikke.desktop.plist'
const codeOf = async (sources: PolicySources) => {
  const answer = await readPolicy(sources)
  return answer.ok ? answer.value : answer.fault.code
}

/** As `reg.exe export` writes it. */
function exported(values: Readonly<Record<string, string | readonly string[]>>): string {
  const escaped = (text: string) => text.replaceAll(/[\\"]/g, '\\$&')
  const listed = (texts: readonly string[]) => {
    const bytes = Buffer.from(`${texts.map((text) => `${text}\0`).join('')}\0`, 'utf16le')
    // It breaks long lines with a backslash.
    return [...bytes]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(',')
      .replaceAll(/(.{60},)/g, '$1\\\r\n  ')
  }
  const lines = Object.entries(values).map(([name, value]) =>
    typeof value === 'string' ? `"${name}"="${escaped(value)}"` : `"${name}"=hex(7):${listed(value)}`,
  )
  const head = [
    'Windows Registry Editor Version 5.00',
    '',
    '[HKEY_LOCAL_MACHINE\\Software\\Policies\\Budstikke]',
  ]
  return `\uFEFF${[...head, ...lines, '', ''].join('\r\n')}`
}

describe('a machine without a policy', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('%s: is not limited', async (platform) => {
    expect(await codeOf(machine({ platform }))).toEqual({})
  })
})

describe('what the IT department has decided', () => {
  it.each([
    ['linux', linux],
    ['win32', windows],
    ['darwin', mac],
  ] as const)('%s: is read from its file', async (platform, file) => {
    expect(await codeOf(machine({ platform, files: { [file]: `\uFEFF${JSON.stringify(whole)}` } }))).toEqual(
      whole,
    )
  })

  it('is read from group policy before any file, and alone', async () => {
    const registry = exported({ environments: ['production'], downloadFolder: 'C:\\Data\\Mottak "æøå"' })
    const sources = machine({ platform: 'win32', registry, files: { [windows]: JSON.stringify(whole) } })
    expect(await codeOf(sources)).toEqual({
      environments: ['production'],
      downloadFolder: 'C:\\Data\\Mottak "æøå"',
    })
  })

  it('is read from a profile of the Mac before any file, and alone', async () => {
    const plist = { code: 0, output: '{"updateChannel":"beta"}' }
    const files = { [profile]: 'bplist00', [mac]: JSON.stringify(whole) }
    expect(await codeOf(machine({ platform: 'darwin', plist, files }))).toEqual({ updateChannel: 'beta' })
  })
})

describe('a policy that is not right', () => {
  it.each([
    ['misspelt', { enviroments: ['tt02'] }],
    ['an empty list that would forbid everything', { environments: [] }],
    ['a channel there is none of', { updateChannel: 'nightly' }],
    ['a folder that means another place for everybody', { folders: ['ut'] }],
    ['telemetry, which there is none of', { telemetry: 'full' }],
    ['a name that JavaScript hides', JSON.parse('{"__proto__":{"updateChannel":"beta"}}') as object],
    ['no object', ['tt02']],
    ['nothing', null],
  ])('stops the program instead of leaving a part out: %s', (_what, wrong) => {
    const answer = checkPolicy(wrong, linux)
    expect(answer).toMatchObject({ ok: false, fault: { code: 'policy-invalid', values: { path: linux } } })
  })

  it('says which part is wrong, and lets none of the others hold', () => {
    const answer = checkPolicy({ ...whole, updateChannel: 'nightly' }, linux)
    expect(answer).toMatchObject({
      fault: { technical: { text: expect.stringContaining('updateChannel') as string } },
    })
  })

  it('stops the program when it is not even JSON', async () => {
    expect(await codeOf(machine({ files: { [linux]: '{' } }))).toBe('policy-invalid')
  })

  it.each([
    ['a number', exported({}).replace('\r\n\r\n', '\r\n"telemetry"=dword:00000000\r\n\r\n')],
    ['a key below it', `${exported({})}[HKEY_LOCAL_MACHINE\\Software\\Policies\\Budstikke\\More]\r\n`],
    ['nothing of the format', 'telemetry=none'],
  ])('stops the program when group policy holds %s', async (_what, registry) => {
    expect(await codeOf(machine({ platform: 'win32', registry }))).toBe('policy-invalid')
  })

  it('stops the program when a profile of the Mac is damaged', async () => {
    const plist = { code: 1, output: '' }
    expect(await codeOf(machine({ platform: 'darwin', plist, files: { [profile]: '' } }))).toBe(
      'policy-invalid',
    )
  })

  it('stops the program when it cannot be read', async () => {
    const denied = Object.assign(new Error(), { code: 'EACCES' })
    const answer = await readPolicy({ ...machine({}), readFile: () => Promise.reject(denied) })
    expect(answer).toMatchObject({ fault: { code: 'policy-unreadable', technical: { code: 'EACCES' } } })
  })
})

describe('a policy that a colleague could have written, to have your files put in his folder', () => {
  it.each([
    ['linux', linux],
    ['win32', windows],
    ['darwin', mac],
    ['darwin', profile],
  ] as const)('%s: is refused', async (platform, file) => {
    expect(await codeOf(machine({ platform, open: { [file]: '{}' } }))).toBe('policy-unprotected')
  })
})

describe('the registry, as it is exported', () => {
  it('keeps every letter of every text', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/[\0\r\n]/.test(one))
    const values = fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z]{0,20}$/), fc.oneof(text, fc.array(text)))
    fc.assert(
      fc.property(values, (some) => {
        expect(readRegistryExport(exported(some))).toEqual({ ...some })
      }),
    )
  })

  it('is never taken for more than it says, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string(), (some) => {
        const values = readRegistryExport(`${exported({})}${some}`)
        expect(values === null || Object.values(values).every((value) => typeof value === 'string')).toBe(
          true,
        )
      }),
    )
  })
})

describe('the programs of this machine', () => {
  it('says how they ended and what they said, and fails when there is no such program', async () => {
    const { run } = systemSources
    expect(await run(process.execPath, ['-p', '"policy"'])).toMatchObject({ code: 0, output: 'policy\n' })
    expect(await run(process.execPath, ['-e', 'process.exit(3)'])).toMatchObject({ code: 3 })
    await expect(run(path.join(temporaryFolder(), 'none'), [])).rejects.toThrow('ENOENT')
  })
})

describe('the files of this machine', () => {
  it('knows that there is none', async () => {
    expect(await systemSources.readFile(path.join(temporaryFolder(), 'policy.json'))).toBeNull()
  })

  it('tells a file that others may write from one of the administrator', async () => {
    const folder = path.join(temporaryFolder(), 'budstikke')
    mkdirSync(folder)
    const file = path.join(folder, 'policy.json')
    writeFileSync(file, '{}')
    chmodSync(file, 0o666)
    expect(await systemSources.readFile(file)).toEqual({ text: '{}', isProtected: false })
  })

  it('takes what the system’s own files look like', async () => {
    const own = ['/etc/hostname', '/etc/hosts', 'C:\\Windows\\win.ini'].find((file) => existsSync(file)) ?? ''
    expect(await systemSources.readFile(own)).toMatchObject({ isProtected: true })
  })
})
