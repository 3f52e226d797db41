/** The repository as git sees it: tracked files and new ones that are not ignored. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import type { SourceFile } from './rules.ts'

const kinds = /\.(ts|tsx|mjs|cjs|js|css|json|md|ya?ml|html)$|^\.ci\/|^LICENSE$/

export function repositoryFiles(): readonly SourceFile[] {
  const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return listing
    .split('\0')
    .filter((path) => kinds.test(path) && !path.startsWith('test/data/') && existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}
