/** What messages need of the rest of the house; `app.ts` hands it in. */
import type { FileReference, MessageService, Organisation } from '../../preload/contract/models.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Correspondence } from '../altinn/correspondence/types.ts'
import type { Throttle } from '../lib/throttle.ts'
import type { Clock, Disk, Log, Random, TextSealer } from '../ports.ts'
import type { Database } from '../store/database.ts'

/** A file that the person has chosen for a message. */
export interface TakenFile {
  readonly path: string
  readonly spooled: boolean
  readonly name: string
  readonly size: number
  readonly modified: number
  readonly fileId: string
}

/** A stream of a chosen file that refuses to end when the file has changed meanwhile. */
export interface FileStream {
  readonly stream: AsyncIterable<Uint8Array>
  /** Why it was broken off by us; null when it was not. */
  brokenBy(): Fault | null
  /** MD5 of what has been streamed; only after its end. */
  checksum(): Promise<string>
  /** Ends it without a checksum. */
  abandon(): void
}

export interface SaveOrder {
  readonly id: string
  readonly folder: string
  readonly name: string
  readonly length: number
  readonly body: AsyncIterable<Uint8Array>
  /** MD5 that it must have; null = not known, and then it is believed. */
  readonly checksum: string | null
  /** Where it comes from, for the system's mark. */
  readonly from: string
  /** Told each name before it is tried, with the MD5 that the file has. */
  readonly intend: (path: string, checksum: string) => void
}

/** What is remembered of a save that may have been cut off. */
export interface SaveBegun {
  readonly id: string
  readonly folder: string
  /** The last name it was told. */
  readonly path: string
  readonly checksum: string | null
  readonly size: number | null
}

/** `aside` = it lies apart, because its checksum is another one. */
export interface SavedFile {
  readonly path: string
  readonly aside: boolean
}

export interface MessagePorts {
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
  readonly log: Log
  readonly database: Database
  readonly correspondence: Correspondence
  readonly throttle: Throttle
  readonly sealer: TextSealer
  /**
   * Before something confidential is written or read: opens the vault. Faults: those of the vault. The practice
   * environment has nothing to hide and needs none (null = for what has been sealed, whosever it is).
   */
  readonly readyToSeal: (profileId: string | null) => Promise<Result<null>>
  readonly isPaused: () => boolean
  readonly accessOf: (profileId: string) => Promise<Result<Access>>
  readonly organisationOf: (profileId: string, number: string) => Organisation
  readonly serviceOf: (profileId: string, serviceId: string) => MessageService
  /** Files leave the person's choice and become the message's. Faults: unknown-item. */
  readonly takeFiles: (ids: readonly string[]) => Result<readonly TakenFile[]>
  /** The same, but they stay chosen: a draft only looks. */
  readonly lookAtFiles: (ids: readonly string[]) => Result<readonly TakenFile[]>
  /** Those of a draft that are still chosen, as the window shows them. */
  readonly stillChosen: (ids: readonly string[]) => readonly FileReference[]
  readonly openFile: (file: TakenFile) => FileStream
  /** A copy of ours is of no use any more. */
  readonly releaseFile: (file: TakenFile) => Promise<void>
  /** Writes, checks, flushes and places a file. Faults: those of the disk and of the stream, download-size-mismatch. */
  readonly save: (order: SaveOrder, signal: AbortSignal) => Promise<Result<SavedFile>>
  /** Whether the file of a save that was cut off is safe under its name. */
  readonly isSaved: (begun: SaveBegun, signal: AbortSignal) => Promise<Result<boolean>>
  readonly inboxChanged: (profileId: string, id: string) => void
  readonly sentChanged: (profileId: string, id: string) => void
  /** Something that the person waits for has failed; '' for the name of what is confidential. */
  readonly failed: (
    message: 'sent' | 'received',
    item: { readonly profileId: string; readonly id: string },
    name: string,
    reason: Fault,
  ) => void
}
