/** Which folders may be watched on this machine, where an administrator has decided that. */
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { liesIn } from './overlap.ts'
import type { FolderDisk } from './ports.ts'

/** Null when the folder may be watched. Links are followed: a name below an allowed folder may lead elsewhere. */
export type Permitted = (folder: string) => Promise<Fault | null>

/** `allowed` undefined: nobody has decided anything. Fault: folder-forbidden. */
export function createPermitted(
  disk: Pick<FolderDisk, 'realPath'>,
  allowed: readonly string[] | undefined,
): Permitted {
  return async (folder) => {
    if (allowed === undefined) return null
    const real = await disk.realPath(folder)
    const places = await Promise.all(allowed.map((place) => disk.realPath(place)))
    const isIn = places.some((place) => liesIn(real, place, process.platform))
    return isIn ? null : fault('folder-forbidden', { values: { path: folder } })
  }
}
