/** Runs the packaging command as a person does, with a folder for Electron. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { runCommand } from '../system/command.ts'

export interface Packaged {
  readonly code: number
  readonly output: string
  /** The packaged program for Linux. */
  readonly folder: string
}

/** The stand-in is one of Linux whatever this machine is: packaging only copies, renames and rewrites bytes. */
export async function packageWith(
  electron: string,
  into: string,
  parameters: readonly string[] = [],
): Promise<Packaged> {
  const output = path.join(into, 'release')
  mkdirSync(output, { recursive: true })
  const all = ['packaging/run.mjs', '--linux', '--dir', `-c.electronDist=${electron}`, ...parameters]
  // Nothing can be fetched: a proxy that does not answer stands in front of the network.
  const nowhere = 'http://127.0.0.1:1'
  const env = { HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, https_proxy: nowhere, http_proxy: nowhere }
  const ran = await runCommand(process.execPath, [...all, `-c.directories.output=${output}`], {
    cwd: '.',
    env,
  })
  return { ...ran, folder: path.join(output, 'linux-unpacked') }
}
