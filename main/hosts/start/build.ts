/** Builds what is shown, when the sources are newer than the last build. */
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const modified = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** The youngest file below a folder, or the file itself. */
function youngest(place: string): number {
  const stats = statSync(place, { throwIfNoEntry: false })
  if (stats === undefined) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  const entries = readdirSync(place, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.reduce(
    (latest, { parentPath, name }) => Math.max(latest, modified(path.join(parentPath, name))),
    0,
  )
}

/** Is `product` missing, or older than any of its sources? */
export function isStale(product: string, sources: readonly string[]): boolean {
  const built = modified(product)
  return built === 0 || sources.some((source) => youngest(source) > built)
}

const shared = ['preload', 'vite.config.ts', 'package.json']
const parts = {
  window: { product: 'dist/renderer/index.html', sources: ['renderer', ...shared] },
  desktop: { product: 'dist/main/electron.js', sources: ['main', 'renderer', ...shared] },
} as const

/** Builds the window, or with it everything that Electron runs. Throws what Vite throws. */
export async function buildIfStale(
  root: string,
  part: keyof typeof parts,
  building: () => void,
): Promise<void> {
  const { product, sources } = parts[part]
  const at = (file: string): string => path.join(root, file)
  if (!isStale(at(product), sources.map(at))) return
  building()
  // Only loaded when something is to be built: it costs more than the start of the window.
  const { createBuilder } = await import('vite')
  const builder = await createBuilder({ logLevel: 'error', configFile: at('vite.config.ts') })
  const window = builder.environments['client']
  if (part === 'window' && window !== undefined) await builder.build(window)
  else await builder.buildApp()
}
