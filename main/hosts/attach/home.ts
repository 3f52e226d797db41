/** Where all state lies, and that nobody else on the machine can look into it. */
import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { misplaced, type DiskSources } from './local-disk.ts'

interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** The person's own folder. */
  readonly userFolder: string
}

/** The folder of the system for an application's data. */
export function defaultHome({ platform, env, userFolder }: Surroundings): string {
  if (platform === 'win32') {
    return path.win32.join(
      env['LOCALAPPDATA'] || path.win32.join(userFolder, 'AppData', 'Local'),
      'Budstikke',
    )
  }
  if (platform === 'darwin') return path.join(userFolder, 'Library', 'Application Support', 'Budstikke')
  const data = env['XDG_DATA_HOME']
  // The XDG base directory specification: a relative path is to be ignored.
  const base = data !== undefined && path.isAbsolute(data) ? data : path.join(userFolder, '.local', 'share')
  return path.join(base, 'budstikke')
}

/** `--home` wins over `BUDSTIKKE_HOME`, which wins over the system's folder. Absolute. */
export function chooseHome(option: string | undefined, surroundings: Surroundings): string {
  return path.resolve(option || surroundings.env['BUDSTIKKE_HOME'] || defaultHome(surroundings))
}

/**
 * Makes the home, readable by its owner alone. A folder that somebody has filled with other things keeps
 * its mode: what must be private in it is so by itself. Faults: home-unwritable,
 * home-on-share, home-roaming.
 */
export function prepareHome(home: string, disks?: DiskSources): Result<null> {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    const entries = readdirSync(home)
    // Only a folder that nobody has used yet is ours to close: a lock of ours may lie in any folder.
    const isOurs = entries.length === 0
    if (process.platform !== 'win32' && isOurs && (statSync(home).mode & 0o077) !== 0) chmodSync(home, 0o700)
    const refused = misplaced(home, disks)
    return refused === null ? success(null) : failure(refused)
  } catch (error) {
    return failure(homeUnwritable(home, error))
  }
}

export function homeUnwritable(home: string, error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return fault('home-unwritable', { values: { path: home }, technical: { operation: 'home', code } })
}
