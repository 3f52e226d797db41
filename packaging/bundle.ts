/** Builds what is shipped, and keeps count of whose code went into it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createBuilder, type Plugin } from 'vite'

/** The environments of vite.config.ts and the folder that each is built into. */
const environments = {
  ...{ client: 'renderer', main: 'main', preload: 'preload' },
  // Not into the archive of the application: plain Node runs it.
  service: '../../service/dist/main',
} as const

/** The folder of the package that a module came from; null for what is ours. */
export function packageFolderOf(moduleId: string): string | null {
  const file = moduleId.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/')
  return /^.*\/node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? null
}

/** What a style sheet draws in; the bundler resolves that by itself and never speaks of it to plugins. */
function packagesOfStyles(file: string): readonly string[] {
  const named = readFileSync(file, 'utf8').matchAll(/(?:@import\s+|url\(\s*)['"]([^'":]+)['"]/g)
  return [...named].flatMap(([, address = '']) => {
    const isRelative = address.startsWith('.')
    const target = path.resolve(isRelative ? path.dirname(file) : 'node_modules', address)
    if (!isRelative) return packageFolderOf(target) ?? []
    return target.endsWith('.css') ? packagesOfStyles(target) : []
  })
}

/** Everything that was read for the build: a little of it may have been left out again as unused. */
function recordPackages(into: Set<string>): Plugin {
  return {
    name: 'record-packages',
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const folder = packageFolderOf(id)
        if (folder !== null) into.add(folder)
        else if (/\.css$/.test(id)) for (const one of packagesOfStyles(id)) into.add(one)
      }
    },
  }
}

/** Builds into folders below `folder`; answers the folders of all packages that are in it, sorted. */
export async function buildInto(folder: string): Promise<readonly string[]> {
  const packages = new Set<string>()
  const outputs = Object.entries(environments).map(
    ([name, below]) => [name, { build: { outDir: path.resolve(folder, below) } }] as const,
  )
  const builder = await createBuilder({
    configFile: path.resolve('vite.config.ts'),
    logLevel: 'error',
    plugins: [recordPackages(packages)],
    environments: Object.fromEntries(outputs),
  })
  for (const [name] of outputs) {
    const environment = builder.environments[name]
    if (environment === undefined) throw new Error(`vite.config.ts has no environment «${name}».`)
    await builder.build(environment)
  }
  return [...packages].sort()
}
