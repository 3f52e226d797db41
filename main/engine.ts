/** What a host holds: the engine, whole. `app.ts` builds it. */
import type { EngineEvent } from '../preload/contract/events.ts'
import type { FileReference } from '../preload/contract/models.ts'
import type { Result } from '../preload/contract/result.ts'
import type { Environment } from './environments.ts'

/** `local` is the command line or the trusted part of the desktop; `window` is everything that shows pages. */
export type Door = 'window' | 'local'

/** What an administrator has decided for the machine; what is left out is not decided (docs/it-departments.md). */
export interface Limits {
  /** Ids of the environments that may be used. */
  readonly environments?: readonly string[] | undefined
  /** A watched folder must be one of these or lie below one. Absolute. */
  readonly folders?: readonly string[] | undefined
  /** Received files are put here and nowhere else. Absolute. */
  readonly downloadFolder?: string | undefined
}

export interface EngineConfiguration {
  /** Folder that holds all state. Absolute. */
  readonly home: string
  readonly version: string
  /** Production, TT02 and whatever the person has added; practice comes by its port. */
  readonly environments: readonly Environment[]
  /** Where downloads go until the person chooses. Absolute; made when first used. */
  readonly downloadFolder: string
  /** Asked at each start, which fails with its fault. */
  readonly limits?: () => Promise<Result<Limits>>
}

export interface SpoolRequest {
  readonly name: string
  /** Path below what was dropped, with '/'; '' for a single file. */
  readonly folder: string
  /** Bytes that will come; fewer or more is a fault. */
  readonly size: number
}

export interface Engine {
  /** Opens the store and takes up the work where it stood. Faults: home-newer, home-damaged, home-unwritable, and those of the limits. */
  start(): Promise<Result<null>>
  /** Stops in order: no new work, running transfers are cut and can go on, the store is closed. */
  stop(): Promise<void>
  /** One command. Input is unknown until checked against the contract; never rejects. */
  call(name: string, input: unknown, door: Door): Promise<Result<unknown>>
  /** Follows all events; the answer ends it. */
  subscribe(listener: (event: EngineEvent) => void): () => void
  /**
   * Takes over the bytes of a file that a browser holds. A row is written before the first byte.
   * Faults: file-empty, spool-full, disk-full, connection-cut, file-changed (other length than announced).
   */
  spool(request: SpoolRequest, body: AsyncIterable<Uint8Array>): Promise<Result<FileReference>>
}
