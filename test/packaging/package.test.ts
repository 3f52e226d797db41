/**
 * The package, made by the real command from a folder that is laid out like Electron. It is one for Linux; those for
 * Windows and macOS need a real program to write into, and the workflow makes and starts them.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseSync } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { nativeBinary } from '../../packaging/natives.ts'
import { readArchive, unpackInto, type PackedFile } from '../support/packaging/archive.ts'
import { fusesOf, makeElectronFolder } from '../support/packaging/electron-folder.ts'
import { packageWith, type Packaged } from '../support/packaging/package.ts'
import { temporaryFolder } from '../support/temporary.ts'

const binary = nativeBinary('linux', process.arch)

/** `*` stands for what changes with the content: the hash, and for shared pieces the name that the bundler chose. */
const archived = [
  'LICENSE',
  'dist/main/*.js',
  'dist/main/electron.js',
  'dist/main/engine-worker.js',
  'dist/main/hash-worker.js',
  'dist/main/pkcs12-worker.js',
  'dist/main/simulator.js',
  'dist/main/windows-store.ps1 (beside)',
  'dist/preload/index.cjs',
  'dist/renderer/assets/icon-*.svg',
  'dist/renderer/assets/index-*.css',
  'dist/renderer/assets/index-*.js',
  'dist/renderer/assets/inter-latin-ext-wght-normal-*.woff2',
  'dist/renderer/assets/inter-latin-wght-normal-*.woff2',
  'dist/renderer/index.html',
  `node_modules/${binary}/LICENSE.third-party.md`,
  `node_modules/${binary}/keyring.${binary.replace('@napi-rs/keyring-', '')}.node (beside)`,
  `node_modules/${binary}/package.json`,
  'node_modules/@napi-rs/keyring/LICENSE',
  'node_modules/@napi-rs/keyring/index.js',
  'node_modules/@napi-rs/keyring/package.json',
  'package.json',
]

const beside = [
  ...[
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
    'budstikke',
    'chrome-sandbox',
    'chrome_100_percent.pak',
  ],
  ...['chrome_crashpad_handler', 'icudtl.dat', 'libffmpeg.so'],
  ...['locales/en-GB.pak', 'locales/en-US.pak', 'locales/nb.pak'],
  ...['resources.pak', 'resources/app.asar', 'resources/sbom.cdx.json', 'resources/third-party-licences.txt'],
  // The command line and the service, with a Node of their own.
  ...[
    'LICENSE.third-party.md',
    `keyring.${binary.replace('@napi-rs/keyring-', '')}.node`,
    'package.json',
  ].map((name) => `resources/service/node_modules/${binary}/${name}`),
  ...['LICENSE', 'index.js', 'package.json'].map(
    (name) => `resources/service/node_modules/@napi-rs/keyring/${name}`,
  ),
  ...['*.js', 'cli.js', 'hash-worker.js', 'pkcs12-worker.js', 'simulator.js', 'windows-store.ps1'].map(
    (name) => `resources/service/dist/main/${name}`,
  ),
  ...['budstikke', 'node', 'package.json'].map((name) => `resources/service/${name}`),
  ...['v8_context_snapshot.bin', 'version'],
]

const shown = ({ name, unpacked }: PackedFile): string =>
  name
    .replace(/^(dist\/main\/)[\w-]+-[\w-]{8}\.js$/, '$1*.js')
    .replace(/^(dist\/renderer\/assets\/[\w-]+?)-[\w-]{8}\.(\w+)$/, '$1-*.$2') + (unpacked ? ' (beside)' : '')

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)).replaceAll('\\', '/'))
    .sort()

/** What a module asks for by name: imports at its head and those on the way, not the many in its comments. */
function importsOf(code: string): readonly string[] {
  const asked: string[] = []
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('source' in node && typeof node.source === 'object' && node.source !== null) {
      if ('value' in node.source && typeof node.source.value === 'string') asked.push(node.source.value)
    }
    for (const part of Object.values(node)) look(part)
  }
  look(parseSync('module.js', code).program)
  return asked
}

const all = mkdtempSync(path.join(tmpdir(), 'budstikke-package-'))
afterAll(() => rmSync(all, { recursive: true, force: true }))

describe.each(process.platform === 'linux' ? ['Linux'] : [])('a package for %s', () => {
  let made: Packaged
  let files: readonly PackedFile[]
  const contentOf = (name: string): Buffer =>
    files.find((file) => file.name === name)?.bytes ?? Buffer.alloc(0)
  const resource = (name: string): string => readFileSync(path.join(made.folder, 'resources', name), 'utf8')

  beforeAll(async () => {
    made = await packageWith(makeElectronFolder(all), all)
    if (made.code !== 0) throw new Error(made.output)
    files = readArchive(path.join(made.folder, 'resources', 'app.asar'))
  })

  it('is made without the network', () => {
    expect(made.output).not.toMatch(/download/i)
  })

  it('has exactly these files in the archive: no source, no test, no map, nothing of a developer', () => {
    expect([...new Set(files.map(shown))].sort()).toEqual(archived)
  })

  it('has exactly these files beside it: not the application of Electron itself', () => {
    const outside = filesBelow(made.folder).filter((name) => !name.includes('app.asar.unpacked/'))
    const named = outside.map((name) => name.replace(/^(.*\/dist\/main\/)[\w-]+-[\w-]{8}\.js$/, '$1*.js'))
    expect([...new Set(named)].sort()).toEqual(beside.toSorted())
    const unpacked = filesBelow(path.join(made.folder, 'resources', 'app.asar.unpacked'))
    expect(unpacked).toEqual(files.filter((file) => file.unpacked).map(({ name }) => name))
  })

  it('has every module that another asks for, and none that nobody asks for', () => {
    const names = new Set(files.map(({ name }) => name))
    const modules = files.filter(({ name }) => /^dist\/main\/.*\.js$/.test(name))
    const asked = modules.flatMap(({ name, bytes }) =>
      importsOf(bytes.toString()).map((target) =>
        target.startsWith('.') ? path.posix.join(path.posix.dirname(name), target) : target,
      ),
    )
    const given = new Set(['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)])
    // The newest modules of Node have no name without the prefix.
    const isGiven = (name: string) => given.has(name) || name === 'node:sqlite' || names.has(name)
    const missing = [...new Set(asked)].filter(
      (name) => !isGiven(name) && !names.has(`node_modules/${name}/index.js`),
    )
    expect(missing).toEqual([])
    expect(asked).toContain('@napi-rs/keyring')
    const shared = modules
      .map(({ name }) => name)
      .filter((name) => shown({ ...named, name }) === 'dist/main/*.js')
    expect(shared.length).toBeGreaterThan(0)
    expect(shared.filter((name) => !asked.includes(name))).toEqual([])
  })
  const named = { unpacked: false, bytes: Buffer.alloc(0) }

  it('says who it is, and asks for nothing but the keychain', () => {
    const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>
    expect(JSON.parse(contentOf('package.json').toString())).toEqual({
      name: 'budstikke',
      ...{ productName: 'Budstikke', version: own['version'], description: own['description'] },
      ...{ license: 'MIT', type: 'module', main: 'dist/main/electron.js', author: 'Budstikke contributors' },
      dependencies: { '@napi-rs/keyring': '2.1.2' },
    })
  })

  it('carries its keychain: the native code can be loaded from where it lies', () => {
    const place = temporaryFolder()
    unpackInto(place, files)
    const code = `process.stdout.write(String(typeof require('@napi-rs/keyring').Entry))`
    expect(execFileSync(process.execPath, ['-e', code], { cwd: place, encoding: 'utf8' })).toBe('function')
  })

  it('carries the command line and what a service starts, which need no Node of the machine', () => {
    const place = path.join(made.folder, 'resources', 'service')
    const home = path.join(temporaryFolder(), 'home')
    const run = (...words: string[]): string =>
      execFileSync(path.join(place, 'budstikke'), [...words, '--home', home], {
        ...{ encoding: 'utf8', env: { PATH: '/usr/bin:/bin', LANG: 'C' } },
      })
    const last = run('run', '--check', '--json').trim().split('\n').at(-1) ?? ''
    expect(JSON.parse(last)).toMatchObject({ ok: true })
    const unit = run('service', 'install', '--print')
    expect(unit).toContain(`ExecStart="${place}/node"`)
    expect(unit).toContain(`"${place}/dist/main/cli.js" "run"`)
  })

  it('cannot be turned into a bare Node, debugged from outside, or made to load other code', () => {
    const program = readFileSync(path.join(made.folder, 'budstikke'))
    // RunAsNode, CookieEncryption, NodeOptions, NodeCliInspect, AsarIntegrity, OnlyAsar, OwnSnapshot, FilePrivileges,
    // WasmTrapHandlers: Electron's own order (@electron/fuses, config).
    expect(fusesOf(program)).toBe('010011001')
    expect(program.toString('latin1')).toMatch(/^before.*after$/s)
  })

  it('names everything in it in its bill of materials and gives the licence of each', () => {
    const bill = billSchema.parse(JSON.parse(resource('sbom.cdx.json')))
    const licences = resource('third-party-licences.txt')
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')))
    const shipped = {
      ...dependencies,
      [binary]: '2.1.2',
      electron: '45.3.4',
      react: '19.3.1',
      scheduler: '0.28.0',
    }
    const listed = bill.components.map(({ name, version }) => `${name} ${version}`)
    for (const [name, version] of Object.entries(shipped)) {
      expect(listed).toContain(`${name} ${version}`)
      expect(licences).toContain(`\n${name} ${version} (`)
    }
    // What only style sheets name is as much ours to account for.
    for (const name of ['@fontsource-variable/inter', '@digdir/designsystemet-css']) {
      expect(bill.components.map((one) => one.name)).toContain(name)
    }
    for (const entry of listed) expect(licences).toContain(`\n${entry} (`)
    expect(listed.filter((entry) => /^(vitest|typescript|electron-builder) /.test(entry))).toEqual([])
  })

  it('has a bill of materials whose parts hang together, each with its origin and its hash', () => {
    const { components, dependencies, metadata } = billSchema.parse(JSON.parse(resource('sbom.cdx.json')))
    const references = components.map((component) => component['bom-ref'])
    expect(new Set(references).size).toBe(references.length)
    const own = metadata.component['bom-ref']
    expect(dependencies.map(({ ref }) => ref)).toEqual([own, ...references])
    for (const { dependsOn } of dependencies) expect(references).toEqual(expect.arrayContaining(dependsOn))
    const reached = new Set(dependencies.flatMap(({ dependsOn }) => dependsOn))
    // The keychain's binary and Node are there without being imported under their own name.
    expect(references.filter((reference) => !reached.has(reference))).toEqual([
      `pkg:npm/%40napi-rs/${binary.replace('@napi-rs/', '')}@2.1.2`,
      `pkg:npm/node-linux-${process.arch}@24.21.0`,
      // What the updater writes its log with takes it where it finds it, and names it nowhere.
      'pkg:npm/supports-color@7.2.0',
    ])
  })

  it('is the same, byte for byte, when it is made again', async () => {
    const again = await packageWith(path.join(all, 'electron'), temporaryFolder())
    expect(again.code).toBe(0)
    const names = filesBelow(made.folder)
    expect(filesBelow(again.folder)).toEqual(names)
    const archive = path.join('resources', 'app.asar')
    const inside = readArchive(path.join(again.folder, archive))
    // First what lies inside, so that a difference has a name.
    expect(
      inside.filter(({ name, bytes }) => !bytes.equals(contentOf(name))).map(({ name }) => name),
    ).toEqual([])
    const read = (folder: string, name: string) => readFileSync(path.join(folder, name))
    expect(names.filter((name) => !read(again.folder, name).equals(read(made.folder, name)))).toEqual([])
  })

  it('is refused when Electron has a fuse that nobody has decided about', async () => {
    const folder = temporaryFolder()
    const { code, output } = await packageWith(makeElectronFolder(folder, '1010010111'), folder)
    expect(code).not.toBe(0)
    expect(output).toContain('strictlyRequireAllFuses')
  })
})

const reference = z.string().startsWith('pkg:npm/')
const billSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  version: z.literal(1),
  metadata: z.object({ component: z.object({ 'bom-ref': reference, type: z.literal('application') }) }),
  components: z.array(
    z.object({
      ...{ 'bom-ref': reference, purl: reference, name: z.string().min(1), version: z.string().min(1) },
      type: z.enum(['library', 'framework']),
      licenses: z
        .array(
          z.union([
            z.object({ license: z.object({ id: z.string() }) }),
            z.object({ expression: z.string() }),
          ]),
        )
        .min(1),
      hashes: z
        .array(z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[0-9a-f]{128}$/) }))
        .length(1),
    }),
  ),
  dependencies: z.array(z.object({ ref: reference, dependsOn: z.array(reference) })),
})

describe('a package for another kind of computer', () => {
  it('is refused rather than made without its keychain', async () => {
    const folder = temporaryFolder()
    const arch = process.arch === 'arm64' ? '--x64' : '--arm64'
    const { code, output } = await packageWith(makeElectronFolder(folder), folder, [arch])
    expect(code).not.toBe(0)
    expect(output).toContain('package on the kind of computer it is for')
    expect(existsSync(path.join(folder, 'release', 'linux-unpacked', 'budstikke'))).toBe(false)
  })
})
