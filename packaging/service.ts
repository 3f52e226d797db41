/**
 * The command line and the service beside the application (docs/it-departments.md), with a Node of their own: the
 * hardened Electron cannot be turned into one, and a plain Node cannot look into the application's archive.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { nodeFlags } from '../bin/node24.mjs'

const systems: Readonly<Record<string, string>> = { win32: 'win' }
const isWindows = process.platform === 'win32'
const program = isWindows ? 'node.exe' : 'node'

/** The package that carries Node for this kind of computer; null where there is none. */
export function nodePackage(): string | null {
  const name = `node-${systems[process.platform] ?? process.platform}-${process.arch}`
  return existsSync(path.join('node_modules', name, 'bin', program)) ? name : null
}

const flags = nodeFlags.join(' ')
/** Links to it lead here too. */
const shellScript = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/node" ${flags} "$here/dist/main/cli.js" "$@"
`
const windowsScript = `@"%~dp0node.exe" ${flags} "%~dp0dist\\main\\cli.js" %*\r\n`

/** Adds Node and the program's name to `folder`, where the built command line lies already. */
export function stageService(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const carried = nodePackage()
  // Where no package carries it, the one that packages is what this computer runs.
  const node = carried === null ? process.execPath : path.join('node_modules', carried, 'bin', program)
  cpSync(node, path.join(folder, program))
  const script = path.join(folder, isWindows ? 'budstikke.cmd' : 'budstikke')
  writeFileSync(script, isWindows ? windowsScript : shellScript)
  for (const file of [script, path.join(folder, program)]) chmodSync(file, 0o755)
}
