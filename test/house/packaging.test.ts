/** The packaging configuration, checked without the network: a wrong key would show only on release day. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { shippedFile } from '../../main/lib/entries.ts'

interface Packaging {
  readonly appId: string
  readonly asar: boolean
  readonly asarUnpack: readonly string[]
  readonly files: readonly string[]
  readonly electronFuses: Readonly<Record<string, boolean>>
  readonly win: { readonly target: readonly string[] }
  readonly mac: { readonly target: readonly string[] }
  readonly linux: { readonly target: readonly string[] }
}

const readJson = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object
const configuration = parse(readFileSync('electron-builder.yml', 'utf8')) as Packaging

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

  it('would be refused with a misspelt key or fuse', () => {
    expect(complaints({ ...configuration, apId: 'no.budstikke' })).not.toEqual([])
    expect(complaints({ ...configuration, electronFuses: { runAsNodes: false } })).not.toEqual([])
  })

  it('has a name that is ours and stays the same from version to version', () => {
    expect(configuration.appId).toBe('no.budstikke.desktop')
  })

  it('cannot be turned into a bare Node, debugged from outside, or made to load other code', () => {
    expect(configuration.asar).toBe(true)
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('leaves behind every Node that npm scripts run with', () => {
    const { optionalDependencies } = readJson('package.json') as {
      optionalDependencies: Readonly<Record<string, string>>
    }
    const nodes = Object.keys(optionalDependencies).filter((name) => name.startsWith('node-'))
    expect(nodes.length).toBeGreaterThan(0)
    expect(configuration.files).toEqual(
      expect.arrayContaining(nodes.map((name) => `!node_modules/${name}/**`)),
    )
  })

  it('unpacks what cannot be used from inside the archive: native code and the script for PowerShell', () => {
    const { dependencies } = readJson('package.json') as { dependencies: Readonly<Record<string, string>> }
    expect(Object.keys(dependencies)).toContain('@napi-rs/keyring')
    expect(configuration.asarUnpack).toEqual([
      'node_modules/@napi-rs/keyring*/**',
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
})
