/** What watched folders need of the outside besides clock, randomness and log. `app.ts` supplies it. */
import type { Fault } from '../../preload/contract/fault.ts'
import type { Language } from '../../preload/contract/models.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Clock, Disk, FileIdentity, Log, Random } from '../ports.ts'

import type { Database } from '../store/database.ts'

export interface FolderEntry {
  readonly name: string
  readonly kind: FileIdentity['kind']
}

/** The disk, and what only watched folders ask of it. */
export interface FolderDisk extends Disk {
  /** The entries of a folder, batch by batch, in no order. Faults: folder-missing, folder-unreadable. */
  entries(folder: string): AsyncIterable<Result<readonly FolderEntry[]>>
  /**
   * One atomic rename, which takes whatever bears the name at that moment. Only into a folder that we have just
   * made: it would replace what is there. Faults: file-missing, folder-file-held (a scanner or another program
   * holds it), folder-read-only, folder-other-disk.
   */
  claim(from: string, to: string): Promise<Result<null>>
  /** Size, but no bytes on this disk: a cloud drive would fetch them when they are read. Best effort. */
  isOnlineOnly(file: string): Promise<boolean>
  /** Other machines may write here, and the system sends no events for them. Best effort. */
  isNetwork(folder: string): Promise<boolean>
  /** Where links lead; the path itself when nobody can tell. */
  realPath(folder: string): Promise<string>
  /** Removes a folder of ours when nothing lies in it; harmless otherwise. */
  removeEmpty(folder: string): Promise<void>
  /** At most `limit` bytes of a small text file. Faults: file-missing, file-unreadable, folder-text-too-long. */
  readText(file: string, limit: number): Promise<Result<string>>
}

/** One file of a watched folder on its way to the queue of transfers. */
export interface SendOrder {
  readonly profileId: string
  readonly serviceId: string
  /** Nine digits each, checked, without doubles. */
  readonly recipients: readonly string[]
  readonly reference: string | null
  readonly properties: Readonly<Record<string, string>>
}

export interface SentFacts {
  readonly fileTransferId: string
  /** MD5 of what was sent, as the service knows it; null when it never told. */
  readonly checksum: string | null
  readonly publishedAt: number
}

/**
 * `under-way` also while a transfer waits and goes on by itself. What a person has cancelled is `failed` with
 * folder-send-cancelled.
 */
export type SendOutcome =
  | { readonly kind: 'under-way' }
  | { readonly kind: 'sent'; readonly facts: SentFacts }
  | { readonly kind: 'failed'; readonly fault: Fault }

/** The queue of transfers, seen from a folder. */
export interface Sender {
  /**
   * Puts a file in the queue and answers the transfer's id. Asked again with the same path it answers the same
   * id and queues nothing: a path here names one claim and is never used for another.
   */
  order(path: string, order: SendOrder): Promise<Result<string>>
  /** Null when there is no such transfer any more. `sent` only when the service has published it. */
  outcome(transferId: string): SendOutcome | null
  /**
   * The name of a file with the same content that has been queued for, or sent to, one of the same recipients since
   * a moment; null when there is none, or nobody can tell yet.
   */
  twinOf(
    path: string,
    size: number,
    order: SendOrder,
    since: number,
    signal: AbortSignal,
  ): Promise<string | null>
  /** Tries a failed transfer again with the file as it is now. Harmless when it is not failed. */
  retry(transferId: string): Promise<Result<null>>
}

export type FetchOutcome =
  | { readonly kind: 'waiting' }
  /** Whole, checked and on disk for good, under a name that nobody had. */
  | { readonly kind: 'saved'; readonly path: string; readonly checksum: string }
  | { readonly kind: 'failed'; readonly fault: Fault }

/** What has been received, seen from a folder. */
export interface Receiver {
  /**
   * Fetches a received file into a folder: whole and checked before it appears, never over another, not confirmed.
   * Asked again it goes on with what it has begun.
   */
  fetch(arrivalId: string, folder: string): Promise<Result<null>>
  /** Null when there is no such transfer any more. */
  outcome(arrivalId: string): FetchOutcome | null
  /** Tells the service that we have it, which starts the deletion there. Confirming again is harmless. */
  confirm(arrivalId: string): Promise<Result<null>>
}

/** An attachment as it stands on this machine. */
export interface LetterFile {
  readonly id: string
  /** As the sender calls it. */
  readonly name: string
  readonly contentType: string
  readonly state: 'there' | 'downloading' | 'saved' | 'aside' | 'gone'
  readonly path: string | null
  readonly size: number | null
  readonly checksum: string | null
  readonly fault: Fault | null
}

export interface Letter {
  /** Why what it says cannot be read now: it is sealed, and the vault is closed. */
  readonly closed: Fault | null
  /** Markdown. */
  readonly body: string
  /** What its metadata tells besides. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly files: readonly LetterFile[]
}

/** Received messages, seen from a folder. */
export interface Letters {
  /** Null when there is no such message any more. */
  get(arrivalId: string): Letter | null
  /** Fetches an attachment into a folder: whole and checked before it appears, also when it lies elsewhere already. */
  fetch(arrivalId: string, fileId: string, folder: string): Result<null>
  /** Its attachments lie in another folder now. */
  moved(arrivalId: string, folder: string): void
  /** The sender is told that it has been read. Harmless when it is. */
  markRead(arrivalId: string): Promise<Result<null>>
  /** A legal act. Harmless when it has been done. */
  confirm(arrivalId: string): Promise<Result<null>>
}

/** Who we are to others who share a folder. */
export interface Installation {
  /** Never changes for this home. */
  readonly id: string
  /** The machine, as people know it. */
  readonly host: string
}

export interface FolderPorts {
  readonly clock: Clock
  readonly random: Random
  readonly disk: FolderDisk
  readonly log: Log
  readonly database: Database
  /** Of reasons and receipts that are written beside files. */
  readonly language: () => Language
  /** Told after every change that a view may show. */
  readonly changed: (ruleId: string) => void
  /** Somebody is at a window and can be asked; nobody is when left out. */
  readonly isAttended?: () => boolean
  /** Told of a file that goes to `Failed` without ever having been a transfer, or that a person is asked about. */
  readonly refused?: (ruleId: string, name: string, reason: Fault) => void
}
