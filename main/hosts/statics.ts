/**
 * The built window. All addresses are known from the start; no path is ever made from what a request names,
 * so there is nothing to climb out of.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface StaticFile {
  readonly type: string
  readonly bytes: Buffer
  /** Files with a hash in their name never change. */
  readonly cache: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Everything below `folder` by its address; `/` is the page. Kept in memory: it is small. */
export function readStatics(folder: string): ReadonlyMap<string, StaticFile> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.flatMap((entry): [string, StaticFile][] => {
    const extension = path.extname(entry.name)
    const type = types[extension]
    if (!entry.isFile() || type === undefined) return []
    const file = path.join(entry.parentPath, entry.name)
    const address = `/${path.relative(folder, file).replaceAll(path.sep, '/')}`
    const cache = address.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store'
    return [[address === '/index.html' ? '/' : address, { type, bytes: readFileSync(file), cache }]]
  })
  return new Map(files)
}
