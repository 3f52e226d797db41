/** The engine's log in the home: two files of limited size, readable by the owner alone. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'

const largestFile = 5 * 1024 * 1024
/** What is read of it again: bytes from the end, and lines. */
const tailBytes = 128 * 1024
const tailLines = 300

const fileName = 'budstikke.log'
const folderIn = (home: string): string => path.join(home, 'log')

/** Takes lines for the log of this home. A log that cannot be written stops nothing. */
export function createLogFile(home: string): (line: string) => void {
  const folder = folderIn(home)
  const file = path.join(folder, fileName)
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

/** The newest whole lines, oldest first. A log that is not there, or cannot be read, has none. */
export async function readLogTail(home: string): Promise<readonly string[]> {
  try {
    await using file = await open(path.join(folderIn(home), fileName))
    const { size } = await file.stat()
    const start = Math.max(0, size - tailBytes)
    const bytes = Buffer.alloc(size - start)
    await file.read(bytes, 0, bytes.byteLength, start)
    const lines = bytes
      .toString('utf8')
      .split('\n')
      .slice(start === 0 ? 0 : 1)
    return lines.filter((line) => line !== '').slice(-tailLines)
  } catch {
    return []
  }
}
