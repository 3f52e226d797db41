/** From dropped files back to what was dropped: a folder is named once, so that its files keep their places. */
import path from 'node:path'

export interface DroppedFile {
  readonly path: string
  /** Path below what was dropped, with '/' and the dropped folder's own name; '' for a single file. */
  readonly folder: string
}

/** The dropped folder of a file, or the file itself when its place does not fit what the page said. */
function rootOf({ path: file, folder }: DroppedFile): string {
  if (folder === '') return file
  const names = folder.split('/')
  const root = names.slice(1).reduce((below) => path.dirname(below), path.dirname(file))
  // macOS writes names in another form of Unicode than pages see.
  const isSame = path.basename(root).normalize('NFC') === names[0]?.normalize('NFC')
  return isSame ? root : file
}

export function droppedPaths(files: readonly DroppedFile[]): string[] {
  return [...new Set(files.map(rootOf))]
}
