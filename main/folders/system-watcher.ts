/** Hints from the system's own events, one watch for one folder. Loses some on every system: nothing depends on it. */
import { watch, type FSWatcher } from 'node:fs'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { failure, success } from '../../preload/contract/result.ts'
import type { Watcher } from '../ports.ts'

/** What an administrator of Linux types; the default is 8192 on many systems (field-notes.md §5.4). */
const limitSetting = 'sysctl fs.inotify.max_user_watches=524288'

/** Linux says «no space left on device» and means its watches, EMFILE its watchers (field-notes.md §3, 17). */
export function watchFault(error: unknown, folder: string): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const values = { path: folder }
  const technical = { operation: 'watch', code }
  if (code === 'ENOENT') return fault('folder-missing', { values, technical })
  const setting = code === 'EMFILE' ? limitSetting.replace('watches=524288', 'instances=1024') : limitSetting
  return fault('folder-watch-limit', { values: { ...values, setting }, technical })
}

/** `open` is Node's own unless a test has another. */
export function createSystemWatcher(open: typeof watch = watch): Watcher {
  return {
    watch(folder, hint, lost) {
      let watching: FSWatcher
      try {
        watching = open(folder, { persistent: false }, () => hint())
      } catch (error) {
        return failure(watchFault(error, folder))
      }
      watching.on('error', (error) => {
        watching.close()
        lost(watchFault(error, folder))
      })
      return success({
        close() {
          watching.close()
          return Promise.resolve()
        },
      })
    },
  }
}
