/**
 * Free space is promised to one download at a time: two that each fit alone may not fit together, and a file that is
 * as long as it will be takes its place only as it fills. A floor stays free for everybody else on the machine.
 */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Disk } from '../ports.ts'

/** What must stay free on the target's disk beside the files themselves, bytes. */
export const floorBytes = 256 * 1024 * 1024

export interface Space {
  /**
   * Promises `bytes` more on the disk of a folder, which is made if need be; what is promised is given back by
   * `release`. Faults: disk-full, folder-missing, disk-unwritable.
   */
  reserve(folder: string, id: string, bytes: number): Promise<Result<null>>
  release(id: string): void
}

export function createSpace(disk: Disk): Space {
  const promised = new Map<string, { readonly device: string; readonly bytes: number }>()

  const deviceOf = async (folder: string): Promise<string> => {
    const identity = await disk.identity(folder)
    return identity.ok ? (identity.value.fileId.split(':')[0] ?? '') : ''
  }
  return {
    async reserve(folder, id, bytes) {
      const made = await disk.makeFolder(folder)
      if (!made.ok) return made
      if (bytes === 0) return success(null)
      const device = await deviceOf(folder)
      const free = await disk.freeSpace(folder)
      if (!free.ok) return free
      const others = [...promised].filter(([other, one]) => other !== id && one.device === device)
      const taken = others.reduce((all, [, one]) => all + one.bytes, 0)
      const left = free.value - taken
      if (left < bytes + floorBytes) {
        return failure(fault('disk-full', { values: { free: Math.max(0, left), size: bytes, path: folder } }))
      }
      promised.set(id, { device, bytes })
      return success(null)
    },
    release: (id) => void promised.delete(id),
  }
}
