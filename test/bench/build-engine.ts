/** The engine as packages run it: built. From sources it carries the stripping of types, 40 MB, for good. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBuilder } from 'vite'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const entry = 'engine-process'

/**
 * Builds a process that holds the engine (the bench's own unless told otherwise) beside the shipped workers;
 * answers its file below `folder`.
 */
export async function buildEngine(folder: string, source = here('engine-process.ts')): Promise<string> {
  const builder = await createBuilder({
    configFile: here('../../vite.config.ts'),
    logLevel: 'error',
    environments: {
      main: {
        build: {
          outDir: folder,
          emptyOutDir: true,
          rolldownOptions: { input: { [entry]: source } },
        },
      },
    },
  })
  const engine = builder.environments['main']
  if (engine === undefined) throw new Error('vite.config.ts has no environment «main».')
  await builder.build(engine)
  return path.join(folder, `${entry}.js`)
}
