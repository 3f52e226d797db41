/**
 * Where the processes and workers of the house lie. Sources run as they are, packages run the build; a
 * bundler can drop a worker silently, so each is a named build entry and is reached only through here.
 */
import { fileURLToPath } from 'node:url'

const sources = {
  'hash-worker': '../transfers/hash-worker.ts',
  'pkcs12-worker': '../identity/keys/pkcs12-worker.ts',
  'engine-worker': '../hosts/electron/engine-worker.ts',
  simulator: '../simulator/main.ts',
  cli: '../hosts/cli/main.ts',
} as const

export type EntryName = keyof typeof sources

/** The address of an entry, beside the sources or inside the build. */
export function entryUrl(name: EntryName): URL {
  const fromSources = import.meta.url.endsWith('.ts')
  return new URL(fromSources ? sources[name] : `./${name}.js`, import.meta.url)
}

/** Files that other programs read, so that they cannot lie inside the archive of the package. */
const shipped = { 'windows-store.ps1': '../hosts/system-store/windows-store.ps1' } as const

/** The path of such a file, beside the sources, inside the build, or beside the archive (electron-builder.yml). */
export function shippedFile(name: keyof typeof shipped, from: string = import.meta.url): string {
  const address = new URL(from.endsWith('.ts') ? shipped[name] : `./${name}`, from)
  return fileURLToPath(address).replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
}
