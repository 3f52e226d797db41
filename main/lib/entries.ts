/**
 * Where the processes and workers of the house lie. Sources run as they are, packages run the build; a
 * bundler can drop a worker silently, so each is a named build entry and is reached only through here.
 */
const sources = {
  'hash-worker': '../transfers/hash-worker.ts',
  'pkcs12-worker': '../identity/keys/pkcs12-worker.ts',
  'engine-worker': '../hosts/electron/engine-worker.ts',
  simulator: '../simulator/main.ts',
} as const

export type EntryName = keyof typeof sources

/** The address of an entry, beside the sources or inside the build. */
export function entryUrl(name: EntryName): URL {
  const fromSources = import.meta.url.endsWith('.ts')
  return new URL(fromSources ? sources[name] : `./${name}.js`, import.meta.url)
}
