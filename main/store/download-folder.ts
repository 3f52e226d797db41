/** Where received files go: the folder that an administrator has fixed, else the person's, else the usual one. */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { FolderIds } from './folders.ts'
import type { SettingStore } from './settings.ts'

export interface DownloadFolder {
  /** Absolute. */
  read(): string
  /** Faults: download-folder-fixed, folder-missing (an id nobody was given). */
  choose(folderId: string): Result<null>
  /** The folder for one download; null = the usual one. Faults: as `choose`. */
  forDownload(folderId: string | null): Result<string>
}

const isIn = (folder: string, place: string): boolean => {
  const way = path.relative(place, folder)
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}

interface DownloadFolderPorts {
  readonly settings: SettingStore
  readonly folders: FolderIds
  /** Absolute. */
  readonly usual: string
  /** Absolute; undefined: nobody has decided it. */
  readonly fixed: string | undefined
}

export function createDownloadFolder(ports: DownloadFolderPorts): DownloadFolder {
  const { settings, folders, usual, fixed } = ports
  const read = (): string => fixed ?? settings.get('downloadFolder') ?? usual
  const allowed = (folderId: string): Result<string> => {
    const folder = folders.pathOf(folderId)
    return folder.ok && fixed !== undefined && !isIn(folder.value, fixed)
      ? failure(fault('download-folder-fixed', { values: { path: fixed } }))
      : folder
  }
  return {
    read,
    choose(folderId) {
      const folder = allowed(folderId)
      if (!folder.ok) return folder
      settings.set('downloadFolder', folder.value)
      return success(null)
    },
    forDownload: (folderId) => (folderId === null ? success(read()) : allowed(folderId)),
  }
}
