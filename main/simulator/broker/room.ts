/** Keeps the blobs below the cap: what all have confirmed goes first, and what is still wanted stays. */
import type { Blobs } from '../state/blobs.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Transfers } from './transfers.ts'

export interface Room {
  /** Makes room for so many bytes more; false when what is there is still wanted. */
  make(bytes: number): Promise<boolean>
}

export function createRoom(cap: number, blobs: Blobs, transfers: Transfers, lifecycle: Lifecycle): Room {
  const fits = (bytes: number): boolean => blobs.used() + bytes < cap
  return {
    async make(bytes) {
      for (const id of fits(bytes) ? [] : transfers.inStatus('AllConfirmedDownloaded')) {
        if (fits(bytes)) break
        await lifecycle.purge(id)
      }
      if (fits(bytes)) return true
      console.error(`Practice: the ${cap} bytes for files are used up. Confirm files, or start over.`)
      return false
    },
  }
}
