/** What a person relies on before the first line of code: exact versions, a licence, commands that exist. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Manifest {
  readonly license: string
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}

const read = (file: string): string => readFileSync(file, 'utf8')
const manifest = JSON.parse(read('package.json')) as Manifest
/** Commands of npm itself. */
const npmOwn = new Set(['ci', 'install', 'test', 'start', 'run', 'exec', 'pack'])

/** Names of the scripts that a text tells its reader to run. */
function scriptsNamedIn(text: string): readonly string[] {
  const run = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '')
  const short = [...text.matchAll(/npm (test|start)\b/g)].map((match) => match[1] ?? '')
  return [...new Set([...run, ...short])]
}

describe('repository', () => {
  it('pins every dependency to one version', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
    const exact = /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/
    expect(Object.entries(all).filter(([, version]) => !exact.test(version))).toEqual([])
  })

  it('installs without asking where packages come from', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> }
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
  })

  it('is free software under the licence it names', () => {
    expect(manifest.license).toBe('MIT')
    expect(read('LICENSE')).toMatch(/^MIT License\n/)
  })

  for (const file of ['README.md', 'CONTRIBUTING.md']) {
    it(`${file} tells only commands that exist`, () => {
      const text = read(file)
      expect(scriptsNamedIn(text).filter((name) => !(name in manifest.scripts))).toEqual([])
      const others = [...text.matchAll(/^\s*npm ([a-z]+)/gm)].map((match) => match[1] ?? '')
      expect(others.filter((name) => !npmOwn.has(name))).toEqual([])
    })
  }

  it('README names the two commands a newcomer needs', () => {
    expect(scriptsNamedIn(read('README.md'))).toEqual(expect.arrayContaining(['start', 'test']))
  })

  it('README’s map has every folder of the engine', () => {
    const map = read('README.md')
    const folders = readdirSync('main').filter((name) => statSync(`main/${name}`).isDirectory())
    const missing = folders.filter((name) => !new RegExp(`\\b${name}\\b/?`).test(map))
    expect(missing).toEqual([])
  })

  it('CI runs exactly what a person runs', () => {
    const commands = read('.ci/run')
      .split('\n')
      .filter((line) => line.startsWith('npm'))
    expect(commands.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['npm ci', 'npm test'])
  })
})
