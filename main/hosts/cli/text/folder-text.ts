/** The words about watched folders at the terminal. */
import type {
  FolderIgnored,
  FolderItem,
  FolderWaiting,
  WatchedFolder,
} from '../../../../preload/contract/folder-models.ts'

export interface FolderText {
  readonly none: string
  readonly kinds: Readonly<Record<WatchedFolder['kind'], string>>
  readonly states: Readonly<Record<WatchedFolder['state'], string>>
  readonly items: Readonly<Record<FolderItem['state'], string>>
  readonly counts: (counts: WatchedFolder['counts']) => string
  readonly waiting: Readonly<Record<FolderWaiting, string>>
  readonly ignored: Readonly<Record<FolderIgnored, string>>
  readonly would: (total: number) => string
  readonly stays: string
}
