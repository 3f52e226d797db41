/**
 * Hashes a file along with its coming in several stretches at once. A block that begins where the hash has come to is
 * hashed from memory; what comes further ahead is read back from the disk when its turn is there.
 */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { faultOfDiskError } from '../../lib/disk.ts'
import type { Disk, ReadHandle } from '../../ports.ts'
import { blockBytes, type Hasher, type Hashers } from '../hasher.ts'
import type { Frontier } from './frontier.ts'

export interface HashAlong {
  /**
   * Takes a block if it begins where the hash has come to, and waits until there is room for it. Answers the same bytes
   * in memory that keeps them while `heldBlocks` further ones are taken, on a page of its own; null when the hash is not
   * there: it reads them from the disk as soon as the frontier has passed them.
   */
  take(block: Uint8Array, position: number): Promise<Uint8Array | null>
  /** Waits for bytes: they come slower than they are hashed. */
  isIdle(): boolean
  /** MD5 of the file. Faults: file-missing, file-unreadable, file-changed (it is shorter), stopping (the frontier was given up). */
  readonly hashed: Promise<Result<string>>
}

/** Blocks that may be on their way to the disk while the next is taken; few of the hasher's. */
export const heldBlocks = 4

export async function hashAlong(
  ports: { readonly disk: Disk; readonly hashers: Hashers },
  file: { readonly path: string; readonly name: string; readonly size: number },
  frontier: Frontier,
): Promise<HashAlong> {
  const { path, name, size } = file
  const hasher: Hasher = ports.hashers.create(size)
  /** All before it has been given to the hasher. */
  let position = 0
  let isWaiting = false

  const comes = async (): Promise<boolean> => {
    isWaiting = true
    try {
      await frontier.beyond(position)
      return true
    } catch {
      return false
    } finally {
      isWaiting = false
    }
  }
  const readOn = async (handle: ReadHandle): Promise<Result<string>> => {
    while (position < size) {
      const there = frontier.reached() - position
      if (there <= 0) {
        if (!(await comes())) return failure(fault('stopping'))
        continue
      }
      const block = await hasher.block()
      const length = await handle.read(block.subarray(0, Math.min(block.byteLength, there)), position)
      if (length === 0) return failure(fault('file-changed', { values: { name } }))
      hasher.update(length)
      position += length
    }
    return success(await hasher.digest())
  }
  const run = async (handle: ReadHandle): Promise<Result<string>> => {
    let isWhole = false
    try {
      const hashed = await readOn(handle)
      isWhole = hashed.ok
      return hashed
    } catch (error) {
      return failure(faultOfDiskError(error, path, 'file-missing', 'file-unreadable'))
    } finally {
      if (!isWhole) hasher.abandon()
      await handle.close()
    }
  }
  const opened = await ports.disk.openRead(path)
  if (!opened.ok) hasher.abandon()
  return {
    async take(block, at) {
      if (!isWaiting || at !== position || block.byteLength > Math.min(size, blockBytes)) return null
      // What broke the hasher is told by `hashed`, which meets it too.
      const memory = await hasher.block().catch(() => null)
      if (memory === null) return null
      const taken = memory.subarray(0, block.byteLength)
      taken.set(block)
      hasher.update(block.byteLength)
      position += block.byteLength
      return taken
    },
    isIdle: () => isWaiting && hasher.isIdle(),
    hashed: opened.ok ? run(opened.value) : Promise.resolve(opened),
  }
}
