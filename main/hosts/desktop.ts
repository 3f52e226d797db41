/** The file manager of the system. It is shown where a file lies; the file itself is never opened. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
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

/** Fault: folder-missing, also where there is no file manager; it names the folder. */
export function createDesktop(platform = process.platform, start = startProgram): Desktop {
  return {
    async showInFolder(file): Promise<Result<null>> {
      const [program, ...parameters] = showCommand(platform, path.resolve(file))
      const isShown = await start(program, parameters)
      if (isShown) return success(null)
      return failure(fault('folder-missing', { values: { path: path.dirname(file) } }))
    },
  }
}
