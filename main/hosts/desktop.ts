/** The file manager and the browser of the system. It is shown where a file lies; the file is never opened. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { isSafeAddress } from '../environments.ts'
import type { Desktop } from '../ports.ts'

export type StartProgram = (
  program: string,
  parameters: readonly string[],
  /** Called when it has started and then says that it could not do it. */
  failed?: () => void,
) => Promise<boolean>

/** Starts a program without a shell and lets it go; false when it could not be started. */
export const startProgram: StartProgram = (program, parameters, failed) =>
  new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => {
      // Windows' Explorer ends with 1 when all went well.
      if (code !== 0 && process.platform !== 'win32') failed?.()
    })
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })

/** What shows `file` in its folder. A name can begin with a dash, an absolute path cannot. */
export function showCommand(platform: NodeJS.Platform, file: string): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', '-R', file]
  if (platform === 'win32') return ['explorer.exe', `/select,${file}`]
  return ['xdg-open', path.dirname(file)]
}

/** What opens a page. The address has been checked, and is one argument: no shell reads it. */
export function pageCommand(platform: NodeJS.Platform, url: string): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', url]
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler', url]
  return ['xdg-open', url]
}

/** A page may be opened outside only over https, or over http on this machine (practice). */
export function isPage(address: string): boolean {
  if (!isSafeAddress(address)) return false
  const { username, password } = new URL(address)
  return username === '' && password === ''
}

/** Faults: folder-missing, also where there is no file manager; page-not-opened, also where there is no browser. */
export function createDesktop(platform = process.platform, start = startProgram): Desktop {
  return {
    async showInFolder(file): Promise<Result<null>> {
      const [program, ...parameters] = showCommand(platform, path.resolve(file))
      const isShown = await start(program, parameters)
      if (isShown) return success(null)
      return failure(fault('folder-missing', { values: { path: path.dirname(file) } }))
    },
    async openPage(url): Promise<Result<null>> {
      if (!isPage(url)) return failure(fault('page-not-opened', { values: { address: url.slice(0, 500) } }))
      const [program, ...parameters] = pageCommand(platform, new URL(url).href)
      return (await start(program, parameters))
        ? success(null)
        : failure(fault('page-not-opened', { values: { address: url } }))
    },
  }
}
