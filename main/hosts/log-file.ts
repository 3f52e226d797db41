/** The engine's log in the home: two files of limited size, readable by the owner alone. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

const largestFile = 5 * 1024 * 1024

/** Takes lines for the log of this home. A log that cannot be written stops nothing. */
export function createLogFile(home: string): (line: string) => void {
  const folder = path.join(home, 'log')
  const file = path.join(folder, 'budstikke.log')
  let size: number | null = null

  return (line) => {
    try {
      if (size === null) {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      }
      if (size > largestFile) {
        renameSync(file, path.join(folder, 'budstikke.1.log'))
        size = 0
      }
      appendFileSync(file, `${line}\n`, { mode: 0o600 })
      size += Buffer.byteLength(line) + 1
    } catch {
      // A full disk is told by the work that needs it; here there is nobody left to tell.
      size = null
    }
  }
}
