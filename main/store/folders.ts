/** Folders that have been named to the engine, behind opaque ids: a window never holds a path. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Random } from '../ports.ts'
import { text } from './columns.ts'
import type { Database } from './database.ts'

export interface FolderIds {
  /** The id of a path, made when it is new. */
  idOf(path: string): string
  /** Faults: folder-missing (an id nobody was given). */
  pathOf(id: string): Result<string>
}

export function createFolderIds(database: Database, random: Random): FolderIds {
  return {
    idOf(path) {
      database.run('INSERT OR IGNORE INTO folder (id, path) VALUES (?, ?)', random.uuid(), path)
      const row = database.one('SELECT id FROM folder WHERE path = ?', path)
      if (row === null) throw new Error('A folder that was just written is gone')
      return text(row, 'id')
    },
    pathOf(id) {
      const row = database.one('SELECT path FROM folder WHERE id = ?', id)
      return row === null
        ? failure(fault('folder-missing', { values: { path: '' } }))
        : success(text(row, 'path'))
    },
  }
}
