/** The commands about settings, folders and practice. */
import { homedir } from 'node:os'
import path from 'node:path'
import type { Settings } from '../../preload/contract/models.ts'
import { success, type Result } from '../../preload/contract/result.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import type { Disk } from '../ports.ts'
import type { DownloadFolder } from '../store/download-folder.ts'
import type { FolderIds } from '../store/folders.ts'
import type { SettingStore } from '../store/settings.ts'

export interface SettingPorts {
  readonly settings: SettingStore
  readonly folders: FolderIds
  readonly disk: Disk
  readonly settingsChanged: () => void
  readonly downloadFolder: DownloadFolder
  readonly practiceOpen: () => Promise<Result<readonly string[]>>
  readonly practiceStartOver: () => Promise<Result<readonly string[]>>
}

type Names = 'settings.set' | 'folders.register' | 'folders.list' | 'practice.open' | 'practice.startOver'

const languages = ['nb', 'nn', 'en', 'system'] as const

/** The folder as a person says it: below the own home folder it begins with «~». */
export function labelOf(folder: string): string {
  const home = homedir()
  return folder === home || folder.startsWith(home + path.sep) ? `~${folder.slice(home.length)}` : folder
}

/** What has been chosen, with its defaults. */
export function readSettings(ports: Pick<SettingPorts, 'settings' | 'folders' | 'downloadFolder'>): Settings {
  const stored = ports.settings.get('language')
  const folder = ports.downloadFolder.read()
  return {
    language: languages.find((language) => language === stored) ?? 'system',
    confirmAutomatically: ports.settings.get('confirmAutomatically') === 'yes',
    lookUpNames: ports.settings.get('lookUpNames') === 'yes',
    welcomed: ports.settings.get('welcomed') === 'yes',
    singleKeys: ports.settings.get('singleKeys') !== 'no',
    downloadFolder: { id: ports.folders.idOf(folder), label: labelOf(folder) },
  }
}

export function settingCommands(ports: SettingPorts): HandlersOf<Names> {
  const { settings, folders, disk } = ports
  return {
    'settings.set'({ language, downloadFolderId, ...switches }) {
      if (downloadFolderId !== undefined) {
        const chosen = ports.downloadFolder.choose(downloadFolderId)
        if (!chosen.ok) return chosen
      }
      if (language !== undefined) settings.set('language', language)
      for (const [name, on] of Object.entries(switches)) {
        if (on !== undefined) settings.set(name, on ? 'yes' : 'no')
      }
      ports.settingsChanged()
      return success(readSettings(ports))
    },
    async 'folders.register'({ path: given }) {
      const absolute = path.resolve(given)
      const made = await disk.makeFolder(absolute)
      return made.ok ? success({ id: folders.idOf(absolute), name: labelOf(absolute) }) : made
    },
    async 'folders.list'({ id }) {
      const known = id === undefined ? success(homedir()) : folders.pathOf(id)
      if (!known.ok) return known
      const entries = await disk.list(known.value)
      if (!entries.ok) return entries
      const children = entries.value
        .filter(({ name, kind }) => kind === 'folder' && !name.startsWith('.'))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'nb'))
        .slice(0, 2_000)
        .map(({ name }) => ({ id: folders.idOf(path.join(known.value, name)), name }))
      const parent = path.dirname(known.value)
      return success({
        current: { id: folders.idOf(known.value), name: labelOf(known.value) },
        parentId: parent === known.value ? null : folders.idOf(parent),
        children,
      })
    },
    async 'practice.open'() {
      const opened = await ports.practiceOpen()
      return opened.ok ? success({ profileIds: [...opened.value] }) : opened
    },
    async 'practice.startOver'() {
      const opened = await ports.practiceStartOver()
      return opened.ok ? success({ profileIds: [...opened.value] }) : opened
    },
  }
}
