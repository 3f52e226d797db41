/** The real disk as watched folders need it, on top of the common one. */
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { faultOfDiskError } from '../lib/disk.ts'
import type { Disk } from '../ports.ts'
import type { FolderDisk, FolderEntry } from './ports.ts'

/** Large enough to be quick, small enough that nobody waits behind it. */
const batchSize = 1_000

const claimFaults: Readonly<Record<string, FaultCode>> = {
  ENOENT: 'file-missing',
  EBUSY: 'folder-file-held',
  ETXTBSY: 'folder-file-held',
  EXDEV: 'folder-other-disk',
}

/** Windows says EPERM and EACCES also of what another program holds; elsewhere they mean what they say. */
function claimFault(code: string): FaultCode {
  const denied = process.platform === 'win32' ? 'folder-file-held' : 'folder-read-only'
  return claimFaults[code] ?? denied
}

async function* entries(folder: string): AsyncGenerator<Result<readonly FolderEntry[]>> {
  let batch: FolderEntry[] = []
  try {
    for await (const entry of await fs.opendir(folder, { bufferSize: batchSize })) {
      const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other'
      batch.push({ name: entry.name, kind })
      if (batch.length < batchSize) continue
      yield success(batch)
      batch = []
    }
    yield success(batch)
  } catch (error) {
    yield failure(faultOfDiskError(error, path.join(folder, '.'), 'folder-missing', 'folder-unreadable'))
  }
}

/** NFS, SMB, CIFS, SMB2, 9P, FUSE (sshfs and its like), AFS, Ceph. */
const networkTypes: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x5346414f, 0x00c36400,
])

async function isNetwork(folder: string): Promise<boolean> {
  // Other systems number their file systems otherwise; a wrong guess costs ten seconds of waiting.
  if (process.platform === 'win32') return folder.startsWith('\\\\') || folder.startsWith('//')
  if (process.platform === 'darwin') return folder.startsWith('/Volumes/')
  const stats = await fs.statfs(folder).catch(() => null)
  return stats !== null && networkTypes.has(stats.type >>> 0)
}

/** Cloud drives of Windows and macOS keep names and sizes without blocks; a sparse file of zeros looks the same. */
async function isOnlineOnly(file: string): Promise<boolean> {
  if (process.platform === 'linux') return false
  const stats = await fs.stat(file).catch(() => null)
  return stats !== null && stats.size > 4_096 && stats.blocks === 0
}

async function readText(file: string, limit: number): Promise<Result<string>> {
  try {
    const handle = await fs.open(file, 'r')
    try {
      const buffer = Buffer.alloc(limit + 1)
      const { bytesRead } = await handle.read(buffer, 0, limit + 1, 0)
      if (bytesRead > limit)
        return failure(fault('folder-text-too-long', { values: { name: path.basename(file) } }))
      return success(buffer.toString('utf8', 0, bytesRead))
    } finally {
      await handle.close()
    }
  } catch (error) {
    return failure(faultOfDiskError(error, file, 'file-missing', 'file-unreadable'))
  }
}

async function claim(from: string, to: string): Promise<Result<null>> {
  try {
    await fs.rename(from, to)
    return success(null)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const values = { name: path.basename(from), path: path.dirname(from) }
    return failure(fault(claimFault(code), { values, technical: { operation: 'claim', code } }))
  }
}

/** `disk` does what every part of the house needs of it. */
export function createFolderDisk(disk: Disk): FolderDisk {
  return {
    ...disk,
    entries,
    claim,
    isOnlineOnly,
    isNetwork,
    readText,
    realPath: (folder) => fs.realpath(folder).catch(() => folder),
    // Not empty, or gone: both are as they should be.
    removeEmpty: (folder) => fs.rmdir(folder).catch(() => undefined),
  }
}
