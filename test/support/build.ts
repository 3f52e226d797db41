/** Builds the engine and its workers into a folder, as packages have them. */
import { cpSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { createBuilder } from 'vite'

/** Builds the window and its bridge below `folder`, as packages have them. */
export async function buildPage(folder: string) {
  const parts = { renderer: path.join(folder, 'renderer'), preload: path.join(folder, 'preload') }
  const builder = await createBuilder({
    configFile: path.resolve('vite.config.ts'),
    logLevel: 'error',
    environments: {
      client: { build: { outDir: parts.renderer } },
      preload: { build: { outDir: parts.preload } },
    },
  })
  for (const name of ['client', 'preload']) {
    const environment = builder.environments[name]
    if (environment === undefined) throw new Error(`There is no environment «${name}»`)
    await builder.build(environment)
  }
  return { renderer: parts.renderer, preload: path.join(parts.preload, 'index.cjs') }
}

/** Answers the folder of the entries, below `folder`. */
export async function buildMain(folder: string): Promise<string> {
  const outDir = path.join(folder, 'dist', 'main')
  const builder = await createBuilder({
    configFile: path.resolve('vite.config.ts'),
    logLevel: 'error',
    environments: { main: { build: { outDir } } },
  })
  const main = builder.environments['main']
  if (main === undefined) throw new Error('There is no environment «main»')
  await builder.build(main)
  cpSync('package.json', path.join(folder, 'package.json'))
  // What is not bundled lies there in a package too.
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction')
  return outDir
}
