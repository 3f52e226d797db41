/**
 * Whether the home lies on a disk of this machine. A database on a share loses what it has promised to keep: locks do
 * not hold between machines, and a flush is a wish. A roaming profile copies half-written files at every logout, to
 * places where keys and messages have no business. Both are refused before anything is opened.
 */
import { execFileSync } from 'node:child_process'
import { realpathSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { fault, type Fault } from '../../../preload/contract/fault.ts'

export interface DiskSources {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where a folder really lies; a mapped drive of Windows leads to `\\server\share`. */
  realPath(folder: string): string
  /** Number of the file system, as the kernel of Linux has it. */
  kindOf(folder: string): number
  /** What `mount` prints on macOS. */
  mounts(): string
}

/** linux/magic.h and the file systems' own headers. FUSE is left out: it is as often local as not. */
const remoteKinds: ReadonlySet<number> = new Set([
  ...[0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x564c],
  ...[0x5346414f, 0x6b414653, 0x73757245, 0x00c36400, 0x0bd00bd0],
])
const remoteMounts: ReadonlySet<string> = new Set(['smbfs', 'nfs', 'afpfs', 'webdav', 'ftp'])

/** `\\server\share`, also in its long form; a drive in its long form, `\\?\C:\`, is none. */
const isShare = (folder: string): boolean => /^[\\/]{2}(?:[?.][\\/]UNC[\\/]|(?![?.][\\/]))/i.test(folder)

const isBelow = (folder: string, above: string): boolean => {
  const way = path.win32.relative(above, folder)
  return way === '' || (!way.startsWith('..') && !path.win32.isAbsolute(way))
}

/** The file system that a folder of macOS lies on: that of the longest mount above it. */
function mountOf(folder: string, mounts: string): string {
  const found = [...mounts.matchAll(/^.+ on (\/.*) \((\w+)[,)]/gm)]
    .map(([, at = '', kind = '']) => ({ at, kind }))
    .filter(({ at }) => folder === at || folder.startsWith(at === '/' ? '/' : `${at}/`))
    .toSorted((one, other) => other.at.length - one.at.length)
  return found[0]?.kind ?? ''
}

/** The folder must be there. Faults: home-on-share, home-roaming; null when it lies where it should. */
export function misplaced(home: string, sources: DiskSources = systemDisks): Fault | null {
  const { platform, env } = sources
  const on = (code: 'home-on-share' | 'home-roaming'): Fault => fault(code, { values: { path: home } })
  const real = sources.realPath(home)
  if (platform === 'linux') return remoteKinds.has(sources.kindOf(real)) ? on('home-on-share') : null
  if (platform === 'darwin')
    return remoteMounts.has(mountOf(real, sources.mounts())) ? on('home-on-share') : null
  if (platform !== 'win32') return null
  if (isShare(home) || isShare(real)) return on('home-on-share')
  const roaming = env['APPDATA'] ?? ''
  return roaming !== '' && [home, real].some((folder) => isBelow(folder, roaming)) ? on('home-roaming') : null
}

/** This machine. What cannot be asked is not held against anybody. */
export const systemDisks: DiskSources = {
  platform: process.platform,
  env: process.env,
  realPath(folder) {
    try {
      return realpathSync.native(folder)
    } catch {
      return folder
    }
  },
  kindOf(folder) {
    try {
      // The kernel hands out a signed number on some machines.
      return statfsSync(folder).type >>> 0
    } catch {
      return 0
    }
  },
  mounts() {
    try {
      return execFileSync('/sbin/mount', { encoding: 'utf8' })
    } catch {
      return ''
    }
  },
}
