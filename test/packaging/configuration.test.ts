/** The packaging configuration, checked without the network: a wrong key would show only on release day. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { shippedFile } from '../../main/lib/entries.ts'
import { withSendWith } from '../../packaging/windows/msi.ts'

interface Packaging {
  readonly appId: string
  readonly asar: object
  readonly asarUnpack: readonly string[]
  readonly publish: null
  readonly win: { readonly target: readonly string[]; readonly requestedExecutionLevel: string }
  readonly nsis: object
  readonly msi: { readonly upgradeCode: string }
  readonly mac: { readonly target: readonly string[]; readonly entitlements: string }
  readonly linux: { readonly target: readonly string[] }
}

const readJson = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object
const source = readFileSync('electron-builder.yml', 'utf8')
const configuration = parse(source) as Packaging

/** electron-builder's own schema; its `typeof` keyword is for documentation. */
const ajv = new Ajv({ allErrors: true, strict: false })
const valid = ajv.compile(readJson('node_modules/app-builder-lib/scheme.json'))
const complaints = (input: unknown): readonly string[] =>
  valid(input)
    ? []
    : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)

describe('packaging', () => {
  it('is a configuration that electron-builder takes', () => {
    expect(complaints(configuration)).toEqual([])
  })

  it('would be refused with a misspelt key, at the top and below', () => {
    expect(complaints({ ...configuration, apId: 'no.budstikke' })).not.toEqual([])
    expect(complaints({ ...configuration, mac: { ...configuration.mac, notarise: true } })).not.toEqual([])
  })

  it('has names that stay the same from version to version: an update would otherwise be another program', () => {
    expect(configuration.appId).toBe('no.budstikke.desktop')
    expect(configuration.msi.upgradeCode).toBe('{5F0B7D5E-6D0C-4C53-9A52-3C1E8F6B2A47}')
  })

  it('unpacks what cannot be used from inside the archive, and nothing else', () => {
    expect(configuration.asar).toEqual({ smartUnpack: false })
    expect(configuration.asarUnpack).toEqual([
      'node_modules/@napi-rs/keyring-*/*.node',
      'dist/main/windows-store.ps1',
    ])
    expect(shippedFile('windows-store.ps1')).toBe(path.resolve('main/hosts/system-store/windows-store.ps1'))
    const packed = pathToFileURL(path.resolve('resources/app.asar/dist/main/engine-worker.js')).href
    expect(shippedFile('windows-store.ps1', packed)).toBe(
      path.resolve('resources/app.asar.unpacked/dist/main/windows-store.ps1'),
    )
  })

  it('makes installers for all three systems', () => {
    const { win, mac, linux } = configuration
    expect([win.target, mac.target, linux.target]).toEqual([
      ['nsis', 'msi'],
      ['dmg', 'pkg'],
      ['deb', 'rpm', 'AppImage'],
    ])
  })

  it('installs for one person without an administrator, and for a machine with one', () => {
    expect(configuration.win.requestedExecutionLevel).toBe('asInvoker')
    expect(configuration.nsis).toMatchObject({ perMachine: false, allowElevation: false })
    expect(configuration.msi).toMatchObject({ perMachine: true, runAfterFinish: false })
  })

  it('takes nothing from whoever removes the program: what was received is evidence', () => {
    expect(configuration.nsis).toMatchObject({ deleteAppDataOnUninstall: false })
  })

  it('lets nothing that is opened with the program become a switch of it', () => {
    const script = readFileSync('packaging/windows/installer.nsh', 'utf8')
    const commands = [...script.matchAll(/WriteRegStr HKCU "\$\{KEY\}\\command" "" '(.*)'/g)].map(
      ([, one]) => one,
    )
    expect(commands.length).toBe(1)
    expect(commands[0]).toMatch(/^"[^"]+" -- "[^"]+"$/)
    expect(script).not.toMatch(/HKLM|HKCR/)
  })

  it('gives everybody on the computer what the other installer gives one person: «Send with», and links', () => {
    const template = readFileSync('node_modules/app-builder-lib/templates/msi/template.xml', 'utf8')
    const project = withSendWith(template)
    const added = /<Component Id="SendWithBudstikke".*<\/Component>/.exec(project)?.[0] ?? ''
    const commands = [
      ...added.matchAll(/<RegistryKey Key="command"><RegistryValue Type="string" Value="(.*?)"/g),
    ]
    expect(commands.map(([, one]) => one?.replaceAll('&quot;', '"'))).toEqual(
      Array.from({ length: 3 }, () => '"[APPLICATIONFOLDER]Budstikke.exe" -- "%1"'),
    )
    const script = readFileSync('packaging/windows/installer.nsh', 'utf8')
    const kinds = [...script.matchAll(/HKCU "(Software\\Classes\\[*\w]+\\shell\\Budstikke)" "" /g)]
    expect(kinds).toHaveLength(2)
    for (const [, kind] of kinds) expect(added).toContain(`<RegistryKey Root="HKLM" Key="${kind}">`)
    // Well formed: as many ends as beginnings, and nothing but what was added.
    const count = (pattern: RegExp): number => added.match(pattern)?.length ?? 0
    expect(count(/<RegistryKey /g)).toBe(count(/<\/RegistryKey>/g))
    expect(project.replace(added, '').replaceAll(/\s+/g, '')).toBe(template.replaceAll(/\s+/g, ''))
    expect(() => withSendWith('<Wix/>')).toThrow('another WiX project')
  })

  it('hardens the program for macOS and asks Apple for no exception but the one that V8 needs', () => {
    expect(configuration.mac).toMatchObject({
      hardenedRuntime: true,
      notarize: true,
      preAutoEntitlements: false,
    })
    const entitlements = readFileSync(configuration.mac.entitlements, 'utf8')
    expect(
      [...entitlements.matchAll(/<key>(.*)<\/key>\s*<(\w+)\/>/g)].map(([, key, value]) => [key, value]),
    ).toEqual([['com.apple.security.cs.allow-jit', 'true']])
  })

  it('uploads nothing by itself and holds no secret: signing comes through the environment', () => {
    expect(configuration.publish).toBeNull()
    expect(source.replaceAll(/^\s*#.*$/gm, '')).not.toMatch(/password|cscLink|certificateFile|token/i)
  })
})
