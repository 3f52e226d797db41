/** The real disk behind the port. Nothing here decides anything; it only says what happened. */
import { execFile } from 'node:child_process'
import { constants, type Stats } from 'node:fs'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { fault, type Fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Disk, FileIdentity, ReadHandle, WriteHandle } from '../ports.ts'

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

function identityOf(stats: Stats): FileIdentity {
  return {
    size: stats.size,
    modified: stats.mtimeMs,
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
    identity: async () => identityOf(await handle.stat()),
    close: () => handle.close(),
  }
}

function writeHandle(handle: fs.FileHandle): WriteHandle {
  return {
    async write(bytes, position) {
      let at = position
      for (const block of bytes) {
        // A short write is no error for the system, but the rest must follow.
        for (let done = 0; done < block.byteLength;) {
          const { bytesWritten } = await handle.write(block, done, block.byteLength - done, at)
          done += bytesWritten
          at += bytesWritten
        }
      }
    },
    truncate: (length) => handle.truncate(length),
    sync: () => handle.sync(),
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

/** Virus scanners hold new files for seconds (field-notes.md §3, 26): a busy rename is tried again for a while. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await fs.rename(from, to)
    } catch (error) {
      if (
        tries >= 20 ||
        !['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error)) ||
        process.platform !== 'win32'
      ) {
        throw error
      }
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

/**
 * A hard link never replaces what is there, which rename does: it is the one exclusive move that exists
 * everywhere. File systems without links (FAT, some shares) get an exclusively created placeholder instead.
 */
async function moveExclusive(from: string, to: string): Promise<'moved' | 'taken'> {
  try {
    await fs.link(from, to)
    await fs.unlink(from)
    return 'moved'
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST') return 'taken'
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES', 'UNKNOWN'].includes(code))
      throw error
  }
  try {
    await (await fs.open(to, 'wx')).close()
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return 'taken'
    throw error
  }
  await renamePatiently(from, to)
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

export const systemDisk: Disk = {
  identity: (file) =>
    attempt(file, 'file-missing', 'file-unreadable', async () => identityOf(await fs.stat(file))),
  openRead: (file) =>
    attempt(file, 'file-missing', 'file-unreadable', async () => readHandle(await fs.open(file, 'r'))),
  openWrite: (file, mode) =>
    attempt(file, 'folder-missing', 'disk-unwritable', async () => {
      const flags = mode === 'create' ? 'wx' : constants.O_RDWR | constants.O_CREAT
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
    attempt(folder, 'folder-missing', 'disk-unwritable', async () => {
      const { bavail, bsize } = await fs.statfs(folder)
      return bavail * bsize
    }),
  remove: (file) =>
    attempt(file, 'file-missing', 'disk-unwritable', async () => {
      await fs.rm(file, { force: true })
      return null
    }),
  markAsDownloaded: (file, from) => markAsDownloaded(file, from).catch(() => undefined),
}
