/** Puts a file that has failed back into its folder, with what goes along with it: so it is tried again. */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, type Result } from '../../preload/contract/result.ts'
import type { ClaimRecord } from './claim-rows.ts'
import type { FolderDisk } from './ports.ts'
import { put, withSuffix } from './put.ts'
import { makeFolders } from './write-text.ts'

/** Faults: wrong-state (it has not failed), file-missing (somebody has taken it away), disk-unwritable, disk-full. */
export async function putBack(disk: FolderDisk, root: string, claim: ClaimRecord): Promise<Result<null>> {
  const { state, filedFolder, filedName, subFolder, pieces } = claim
  if (state !== 'failed' || filedFolder === null) return failure(fault('wrong-state'))
  const [file, ...companions] = pieces
  const filed = filedName ?? file.name
  const folder = await makeFolders(disk, root, subFolder)
  if (!folder.ok) return folder
  const move = (from: string, name: string): Promise<Result<string>> =>
    put(disk, {
      ...{ from: path.join(root, filedFolder, from), folder: folder.value, name, tried: null },
      intend: () => undefined,
      beside: (free) => companions.map(({ suffix }) => withSuffix(free, suffix)),
    })
  const moved = await move(filed, file.name)
  if (!moved.ok) return moved
  for (const { suffix } of companions) {
    const from = path.join(root, filedFolder, withSuffix(filed, suffix))
    if (!(await disk.identity(from)).ok) continue
    const beside = await disk.moveExclusive(from, path.join(folder.value, withSuffix(moved.value, suffix)))
    if (!beside.ok) return beside
  }
  return disk.syncFolder(folder.value)
}
