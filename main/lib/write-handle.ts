/** A file that is open for writing; on Linux, what nobody reads again soon goes past the system's cache. */
import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'
import type { WriteHandle } from '../ports.ts'

/**
 * Written at once at most, bytes. For more, Linux takes larger pieces of memory that has not been in use, and those cost
 * four times as much as the copy (2 GiB in steps of 1 MiB: 4.5 to 7.9 s of a core, of 128 KiB: 1.2 s).
 */
const writeStep = 128 * 1024
/** What a write past the cache begins at, in the file and in memory, and is a multiple of; no disk has larger blocks. */
const page = 4096

/** Writes what `write` leaves over too: a short write is no error for the system, but the rest must follow. */
async function writeAll(handle: fs.FileHandle, block: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < block.byteLength;) {
    const step = Math.min(writeStep, block.byteLength - done)
    const { bytesWritten } = await handle.write(block, done, step, position + done)
    done += bytesWritten
  }
}

/**
 * The same file, opened for writes past the cache: 4 GiB cost 1.1 s of a core where they cost 12 to 17 s through it, and
 * nothing that others have in the cache has to go. Null where there is no such way.
 */
function openPastCache(handle: fs.FileHandle): Promise<fs.FileHandle | null> {
  if (process.platform !== 'linux') return Promise.resolve(null)
  // By its number: whatever has become of its name, it is the same file.
  return fs.open(`/proc/self/fd/${handle.fd}`, constants.O_WRONLY | constants.O_DIRECT).catch(() => null)
}

export function writeHandle(handle: fs.FileHandle): WriteHandle {
  let pastCache: Promise<fs.FileHandle | null> | null = null
  let isRefused = false

  /** Answers how many bytes were written past the cache; whatever it does not take goes the usual way. */
  const writePast = async (block: Uint8Array, position: number): Promise<number> => {
    if (isRefused || position % page !== 0 || block.byteLength % page !== 0) return 0
    pastCache ??= openPastCache(handle)
    const direct = await pastCache
    if (direct === null) return 0
    try {
      const { bytesWritten } = await direct.write(block, 0, block.byteLength, position)
      return bytesWritten
    } catch {
      // Some file systems say so only now. Should it be a real trouble, the usual way meets it too and tells.
      isRefused = true
      return 0
    }
  }
  return {
    async write(bytes, position, use) {
      let at = position
      for (const block of bytes) {
        const done = use === 'once' ? await writePast(block, at) : 0
        await writeAll(handle, block.subarray(done), at + done)
        at += block.byteLength
      }
    },
    truncate: (length) => handle.truncate(length),
    // Of the file, whichever way its bytes went.
    sync: () => handle.sync(),
    async close() {
      const direct = await pastCache
      await Promise.resolve(direct?.close()).finally(() => handle.close())
    },
  }
}
