/** The true window over the cardboard engine, built once and served for a run of tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url))

export interface ServedWindow {
  readonly address: string
  stop(): Promise<void>
}

export async function serveWindow(): Promise<ServedWindow> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'budstikke-window-'))
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } })
  const server = await preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const [base] = server.resolvedUrls?.local ?? []
  if (base === undefined) throw new Error('The window is served nowhere')
  return {
    address: base,
    async stop() {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
