/** What a window is given, whichever host it lives in. */
import type { CommandInput, CommandName, CommandReply } from './commands.ts'
import type { DesktopBridge } from './desktop.ts'
import type { EngineEvent } from './events.ts'
import type { FileReference } from './models.ts'
import type { Result } from './result.ts'

export interface AddFilesProgress {
  /** Bytes and files taken over so far; the desktop needs no copy and reports only once. */
  readonly files: number
  readonly bytes: number
  readonly totalBytes: number
}

/** A dropped or chosen file; `folder` is its path below what was dropped, '' for a single file. */
export interface ChosenFile {
  readonly file: File
  readonly folder: string
}

export interface Bridge {
  readonly host: 'desktop' | 'browser'
  /** Makes one call; never rejects: a lost connection is a fault too. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandReply<Name>>
  /** Follows the engine's events; `onLost` tells that some may be missing (ask for the snapshot again). */
  subscribe(onEvent: (event: EngineEvent) => void, onLost: () => void): () => void
  /** Hands chosen files to the engine and gets references back. */
  addFiles(
    files: readonly ChosenFile[],
    onProgress?: (progress: AddFilesProgress) => void,
    signal?: AbortSignal,
  ): Promise<Result<readonly FileReference[]>>
  /** The desktop's own folder dialog; null in a browser, where `folders.list` is used instead. */
  readonly pickFolder: (() => Promise<Result<{ readonly id: string; readonly label: string } | null>>) | null
  /** Null in a browser. */
  readonly desktop: DesktopBridge | null
}
