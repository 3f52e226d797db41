/** The real disk, taken in turn; without its syncs, which only a power cut tells from nothing. */
import { systemDisk } from '../../../main/lib/disk.ts'
import type { Disk } from '../../../main/ports.ts'
import { success } from '../../../preload/contract/result.ts'
import type { Work } from './work.ts'

export function diskInTurn({ inTurn }: Work): Disk {
  return {
    identity: (file) => inTurn(() => systemDisk.identity(file)),
    async openRead(file) {
      const opened = await inTurn(() => systemDisk.openRead(file))
      if (!opened.ok) return opened
      const handle = opened.value
      return success({
        read: (into, position) => inTurn(() => handle.read(into, position)),
        identity: () => inTurn(() => handle.identity()),
        close: () => inTurn(() => handle.close()),
      })
    },
    async openWrite(file, mode) {
      const opened = await inTurn(() => systemDisk.openWrite(file, mode))
      if (!opened.ok) return opened
      const handle = opened.value
      return success({
        write: (bytes, position, use) => inTurn(() => handle.write(bytes, position, use)),
        truncate: (length) => inTurn(() => handle.truncate(length)),
        sync: () => inTurn(() => Promise.resolve()),
        close: () => inTurn(() => handle.close()),
      })
    },
    moveExclusive: (from, to) => inTurn(() => systemDisk.moveExclusive(from, to)),
    syncFolder: () => inTurn(() => Promise.resolve(success(null))),
    makeFolder: (folder) => inTurn(() => systemDisk.makeFolder(folder)),
    list: (folder) => inTurn(() => systemDisk.list(folder)),
    freeSpace: (folder) => inTurn(() => systemDisk.freeSpace(folder)),
    remove: (file) => inTurn(() => systemDisk.remove(file)),
    markAsDownloaded: () => Promise.resolve(),
  }
}
