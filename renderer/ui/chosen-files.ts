/** Turns what was dropped or chosen into files with the folder they lay in. */
import type { ChosenFile } from '../bridge.ts'

/** More than the engine takes at once; walking stops here, so that a dropped disk does not freeze the window. */
export const mostFiles = 20_000

/** True while something that may hold files is dragged, as opposed to text or a link. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true
}

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/')

/** Files of an `<input>`; a chosen folder comes with relative paths. */
export function fromInput(files: FileList | null): ChosenFile[] {
  return Array.from(files ?? [], (file) => ({ file, folder: folderOf(file.webkitRelativePath) }))
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** One reading gives at most about a hundred entries: it is read until it gives none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

async function collect(entry: FileSystemEntry, into: ChosenFile[]): Promise<void> {
  if (into.length > mostFiles) return
  if (isFile(entry)) into.push({ file: await fileOf(entry), folder: folderOf(entry.fullPath.slice(1)) })
  if (isFolder(entry)) for (const child of await entriesOf(entry)) await collect(child, into)
}

export interface Dropped {
  readonly files: readonly ChosenFile[]
  /** Folders among what was dropped, so that an empty one can be told from nothing. */
  readonly folders: number
}

/**
 * Walks what was dropped. Must be called within the drop event: the browser empties the list afterwards.
 * Rejects when an entry cannot be read.
 */
export function fromDrop(transfer: DataTransfer): Promise<Dropped> {
  const items = Array.from(transfer.items).filter(({ kind }) => kind === 'file')
  const roots = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  return (async () => {
    const files: ChosenFile[] = []
    for (const { entry, file } of roots) {
      if (entry !== null) await collect(entry, files)
      else if (file !== null) files.push({ file, folder: '' })
    }
    return { files, folders: roots.filter(({ entry }) => entry?.isDirectory === true).length }
  })()
}
