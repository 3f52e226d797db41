/** The disk with every change of it counted: at the port, and inside a move between its two system calls. */
import fsPromises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import type { Disk } from '../../../main/ports.ts'
import { success } from '../../../preload/contract/result.ts'
import type { Steps } from './steps.ts'

/** What a path is to the engine, so that a step has the same name in every life. */
function roleOf(file: string, downloads: string): string {
  if (file === downloads) return 'downloads'
  if (path.basename(file) === 'spool') return 'spool'
  if (path.basename(path.dirname(file)) === 'spool') return 'spooled'
  if (file.endsWith('.budstikke')) return 'partial'
  return path.dirname(file) === downloads ? 'target' : 'other'
}

export function countDisk(disk: Disk, steps: Steps, downloads: string): Disk {
  const role = (file: string): string => roleOf(file, downloads)
  return {
    ...disk,
    async openWrite(file, mode) {
      const opened = await steps.run(`open ${role(file)}`, () => disk.openWrite(file, mode))
      if (!opened.ok) return opened
      const handle = opened.value
      return success({
        write: (bytes, position, use) =>
          steps.run(`write ${role(file)}`, () => handle.write(bytes, position, use)),
        truncate: (length) => steps.run(`truncate ${role(file)}`, () => handle.truncate(length)),
        sync: () => steps.run(`sync ${role(file)}`, () => handle.sync()),
        close: () => handle.close(),
      })
    },
    moveExclusive: (from, to) =>
      steps.run(`move ${role(from)} to ${role(to)}`, () => disk.moveExclusive(from, to)),
    syncFolder: (folder) => steps.run(`sync folder ${role(folder)}`, () => disk.syncFolder(folder)),
    makeFolder: (folder) => steps.run(`make folder ${role(folder)}`, () => disk.makeFolder(folder)),
    remove: (file) => steps.run(`remove ${role(file)}`, () => disk.remove(file)),
  }
}

/** A move is two system calls, and a process can die between them. */
export function countLinks(steps: Steps): void {
  const { link, unlink } = fsPromises
  fsPromises.link = (from, to) => steps.run('link', () => link(from, to), 'now')
  fsPromises.unlink = (file) => steps.run('unlink', () => unlink(file), 'now')
  syncBuiltinESMExports()
}
