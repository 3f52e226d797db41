/** The real disk behind the port. Nothing here decides anything; it only says what happened. */
import { execFile } from 'node:child_process'
import { constants, type BigIntStats, type StatsFs } from 'node:fs'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { fault, type Fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Disk, FileIdentity, ReadHandle } from '../ports.ts'
import { writeHandle } from './write-handle.ts'

const codes: Readonly<Record<string, FaultCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'disk-unwritable',
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}

/** Turns an operating-system error into a fault; `missing` and `denied` depend on what was tried. */
export function faultOfDiskError(error: unknown, file: string, missing: FaultCode, denied: FaultCode): Fault {
  const code = errorCode(error)
  const chosen = codes[code] ?? (code === 'ENOENT' || code === 'ENOTDIR' ? missing : denied)
  return fault(chosen, {
    values: { name: path.basename(file), path: path.dirname(file) },
    technical: { operation: 'disk', code },
  })
}

const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean }): FileIdentity['kind'] =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other'

/** File numbers of Windows have 64 bits: rounded to a floating point number, neighbours would be one file. */
const exact = { bigint: true } as const
const billion = 1_000_000_000n

function identityOf(stats: BigIntStats): FileIdentity {
  return {
    size: Number(stats.size),
    modified: Number(stats.mtimeNs / billion) * 1_000 + Number(stats.mtimeNs % billion) / 1_000_000,
    fileId: `${stats.dev}:${stats.ino}`,
    kind: kindOf(stats),
  }
}

function readHandle(handle: fs.FileHandle): ReadHandle {
  return {
    async read(into, position) {
      const { bytesRead } = await handle.read(into, 0, into.byteLength, position)
      return bytesRead
    },
    identity: async () => identityOf(await handle.stat(exact)),
    close: () => handle.close(),
  }
}

async function attempt<T>(
  file: string,
  missing: FaultCode,
  denied: FaultCode,
  work: () => Promise<T>,
): Promise<Result<T>> {
  try {
    return success(await work())
  } catch (error) {
    return failure(faultOfDiskError(error, file, missing, denied))
  }
}

/** Virus scanners hold new files for seconds (field-notes.md §3, 26): what is busy is tried again for a while. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      const isBusy = process.platform === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error))
      if (!isBusy || tries >= 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

/** How file systems and shares say that they know no hard links; Windows says EISDIR or EINVAL for some. */
const withoutLinks: ReadonlySet<string> = new Set([
  ...['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES', 'UNKNOWN', 'EISDIR', 'EINVAL'],
])

async function link(from: string, to: string): Promise<'linked' | 'taken' | 'impossible'> {
  try {
    await fs.link(from, to)
    return 'linked'
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST') return 'taken'
    if (withoutLinks.has(code)) return 'impossible'
    throw error
  }
}

/** Takes the name with an empty file of ours and moves the other onto it. */
async function moveOntoPlaceholder(from: string, to: string): Promise<'moved' | 'taken'> {
  let ours: BigIntStats
  try {
    const handle = await fs.open(to, 'wx')
    ours = await handle.stat(exact).finally(() => handle.close())
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return 'taken'
    throw error
  }
  try {
    await patiently(() => fs.rename(from, to))
  } catch (error) {
    // An empty file would look like the received one. Why it could not be moved is what is told.
    const there = await fs.stat(to, exact).catch(() => null)
    if (there?.ino === ours.ino && there.size === 0n) await fs.unlink(to).catch(() => undefined)
    throw error
  }
  return 'moved'
}

/**
 * A hard link never replaces what is there, which rename does: it is the one exclusive move that exists
 * everywhere. File systems without links (FAT, some shares) get an exclusively created placeholder instead.
 */
async function moveExclusive(from: string, to: string): Promise<'moved' | 'taken'> {
  const linked = await link(from, to)
  if (linked === 'taken') return linked
  if (linked === 'impossible') return moveOntoPlaceholder(from, to)
  try {
    await patiently(() => fs.unlink(from))
  } catch (error) {
    // Under both names it would be moved once more at the next try, to a third. Should this fail too,
    // `receiving.ts` knows one file under two names.
    await fs.unlink(to).catch(() => undefined)
    throw error
  }
  return 'moved'
}

async function syncFolder(folder: string): Promise<null> {
  // Windows has no fsync of folders; its file systems journal names themselves.
  if (process.platform === 'win32') return null
  const handle = await fs.open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } catch (error) {
    if (errorCode(error) !== 'EINVAL') throw error
  } finally {
    await handle.close()
  }
  return null
}

async function markAsDownloaded(file: string, from: string): Promise<void> {
  if (process.platform === 'win32') {
    await fs.writeFile(`${file}:Zone.Identifier`, `[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=${from}\r\n`)
  } else if (process.platform === 'darwin') {
    const value = `0081;${Math.floor(Date.now() / 1000).toString(16)};Budstikke;`
    await new Promise<void>((resolve) => {
      execFile('/usr/bin/xattr', ['-w', 'com.apple.quarantine', value, file], () => resolve())
    })
  }
}

/** Some shares know nothing of their size, which is not the same as being full. */
export const freeBytesOf = ({
  bavail,
  blocks,
  bsize,
}: Pick<StatsFs, 'bavail' | 'blocks' | 'bsize'>): number =>
  blocks === 0 ? Number.MAX_SAFE_INTEGER : bavail * bsize

export const systemDisk: Disk = {
  identity: (file) =>
    attempt(file, 'file-missing', 'file-unreadable', async () => identityOf(await fs.stat(file, exact))),
  openRead: (file) =>
    attempt(file, 'file-missing', 'file-unreadable', async () => readHandle(await fs.open(file, 'r'))),
  openWrite: (file, mode) =>
    attempt(file, 'folder-missing', 'disk-unwritable', async () => {
      // Some shares change the length only of what is open for reading too.
      const flags = mode === 'create' ? 'wx+' : constants.O_RDWR | constants.O_CREAT
      return writeHandle(await fs.open(file, flags))
    }),
  moveExclusive: (from, to) =>
    attempt(to, 'folder-missing', 'disk-unwritable', () => moveExclusive(from, to)),
  syncFolder: (folder) => attempt(folder, 'folder-missing', 'disk-unwritable', () => syncFolder(folder)),
  makeFolder: (folder) =>
    attempt(folder, 'folder-missing', 'disk-unwritable', async () => {
      await fs.mkdir(folder, { recursive: true })
      return null
    }),
  list: (folder) =>
    attempt(folder, 'file-missing', 'file-unreadable', async () => {
      const entries = await fs.readdir(folder, { withFileTypes: true })
      return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
    }),
  freeSpace: (folder) =>
    attempt(folder, 'folder-missing', 'disk-unwritable', async () => freeBytesOf(await fs.statfs(folder))),
  remove: (file) =>
    attempt(file, 'file-missing', 'disk-unwritable', async () => {
      await fs.rm(file, { force: true })
      return null
    }),
  markAsDownloaded: (file, from) => markAsDownloaded(file, from).catch(() => undefined),
}
