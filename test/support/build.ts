/** Builds the engine and its workers into a folder, as packages have them. */
import { cpSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { createBuilder } from 'vite'

/** Builds one of the environments of `vite.config.ts` into `outDir`. */
export async function buildEnvironment(
  name: 'client' | 'preload' | 'main' | 'service',
  outDir: string,
): Promise<void> {
  const builder = await createBuilder({
    configFile: path.resolve('vite.config.ts'),
    logLevel: 'error',
    environments: { [name]: { build: { outDir } } },
  })
  const environment = builder.environments[name]
  if (environment === undefined) throw new Error(`There is no environment «${name}»`)
  await builder.build(environment)
}

/** Builds the window and its bridge below `folder`, as packages have them. */
export async function buildPage(folder: string) {
  const parts = { client: path.join(folder, 'renderer'), preload: path.join(folder, 'preload') }
  await buildEnvironment('client', parts.client)
  await buildEnvironment('preload', parts.preload)
  return { renderer: parts.client, preload: path.join(parts.preload, 'index.cjs') }
}

/** Answers the folder of the entries, below `folder`. */
export async function buildMain(folder: string): Promise<string> {
  const outDir = path.join(folder, 'dist', 'main')
  await buildEnvironment('main', outDir)
  cpSync('package.json', path.join(folder, 'package.json'))
  // What is not bundled lies there in a package too.
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction')
  return outDir
}
