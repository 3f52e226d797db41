/** Broker as the rest of the house sees it: parsed, typed, with times as epoch milliseconds. broker.md §1. */
import type { Result } from '../../../preload/contract/result.ts'
import type { Access } from '../access.ts'

export type FileTransferStatus =
  | 'Initialized'
  | 'UploadStarted'
  | 'UploadProcessing'
  | 'Published'
  | 'Cancelled'
  | 'AllConfirmedDownloaded'
  | 'Purged'
  | 'Failed'
export type RecipientStatus = 'Initialized' | 'DownloadStarted' | 'DownloadConfirmed'

export interface InitializeRequest {
  readonly fileName: string
  readonly resourceId: string
  /** 1–500 characters (broker.md fact 3). */
  readonly reference: string
  /** Nine digits; sent as `0192:` (fact 4). */
  readonly sender: string
  readonly recipients: readonly string[]
  readonly properties: Readonly<Record<string, string>>
  /** MD5, 32 lower-case hex characters, or null. */
  readonly checksum: string | null
  readonly disableVirusScan: boolean
}

export interface RecipientState {
  /** Nine digits. */
  readonly organisation: string
  /** Highest ever reached. */
  readonly status: RecipientStatus
  readonly changedAt: number
}

export interface Overview {
  readonly fileTransferId: string
  readonly resourceId: string
  readonly fileName: string
  readonly reference: string
  /** MD5 in lower case; null while the service has not computed it (fact 12). */
  readonly checksum: string | null
  readonly useVirusScan: boolean
  /** 0 until the upload is stored. */
  readonly size: number
  readonly status: FileTransferStatus
  readonly statusText: string
  readonly statusChangedAt: number
  readonly createdAt: number
  readonly expiresAt: number
  readonly publishedAt: number | null
  /** Nine digits. */
  readonly sender: string
  readonly recipients: readonly RecipientState[]
  readonly properties: Readonly<Record<string, string>>
}

export interface Details extends Omit<Overview, 'publishedAt'> {
  /** Sorted by time (the service does not sort). */
  readonly history: readonly {
    readonly status: FileTransferStatus
    readonly text: string
    readonly at: number
  }[]
  readonly recipientHistory: readonly {
    readonly organisation: string
    readonly status: RecipientStatus
    readonly text: string
    readonly at: number
  }[]
}

export interface SearchQuery {
  /** Bare id, without the URN prefix (fact 5). */
  readonly resourceId: string
  readonly status?: FileTransferStatus
  readonly recipientStatus?: RecipientStatus
  readonly role?: 'Sender' | 'Recipient'
  readonly from?: number
  readonly to?: number
  readonly ascending?: boolean
}

export interface UploadBody {
  readonly length: number
  readonly stream: AsyncIterable<Uint8Array>
}

export interface Download {
  /** Bytes that will follow. */
  readonly length: number
  /** Position of the first of them; 0 for a whole file. */
  readonly start: number
  /** In blocks, each valid only until the next is asked for. */
  readonly body: AsyncIterable<Uint8Array>
  discard(): Promise<void>
}

/** One call each; retries across calls are the caller's business. Every answer is a value or a fault. */
export interface Broker {
  initialize(
    access: Access,
    request: InitializeRequest,
    signal?: AbortSignal,
  ): Promise<Result<{ id: string }>>
  upload(access: Access, id: string, body: UploadBody, signal?: AbortSignal): Promise<Result<null>>
  /** At most 100 ids (fact 19). */
  search(access: Access, query: SearchQuery, signal?: AbortSignal): Promise<Result<readonly string[]>>
  overview(access: Access, id: string, signal?: AbortSignal): Promise<Result<Overview>>
  details(access: Access, id: string, signal?: AbortSignal): Promise<Result<Details>>
  /** `from` > 0 asks for the rest of a file, `to` for no more than up to there, exclusive (fact 16). */
  download(
    access: Access,
    id: string,
    from: number,
    signal?: AbortSignal,
    to?: number,
  ): Promise<Result<Download>>
  confirm(access: Access, id: string, signal?: AbortSignal): Promise<Result<null>>
}
