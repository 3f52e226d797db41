/** Correspondence as the rest of the house sees it: parsed, typed, times as epoch milliseconds. correspondence.md §1. */
import type { Result } from '../../../preload/contract/result.ts'
import type { Access } from '../access.ts'
import type { UploadBody } from '../broker/types.ts'
import type { MessageOrder, NewAttachment, NewFile } from './order-types.ts'

/** As which party we call: it decides the one scope of the token, and whether a look counts as fetched (fact 4). */
export type Role = 'sender' | 'recipient'

/** `Unknown` stands for names that the service has learnt since; `statusText` is the service's own word then. */
export type MessageStatus =
  | 'Initialized'
  | 'ReadyForPublish'
  | 'Published'
  | 'Fetched'
  | 'Read'
  | 'Replied'
  | 'Confirmed'
  | 'PurgedByRecipient'
  | 'PurgedByAltinn'
  | 'Archived'
  | 'Reserved'
  | 'Failed'
  | 'AttachmentsDownloaded'
  | 'Forwarded'
  | 'Unknown'

export type AttachmentStatus =
  'Initialized' | 'UploadProcessing' | 'Published' | 'Purged' | 'Failed' | 'Expired' | 'Unknown'

/** Party in an answer, as URN in small letters; `parseOrganisationNumber` finds an organisation in it. */
export type PartyUrn = string

/** What became of an order, in the order of its recipients. */
export interface Accepted {
  readonly messages: readonly {
    readonly id: string
    readonly recipient: PartyUrn
    /** `ReadyForPublish`, `Initialized` (files wait for their scan) or `Reserved`. */
    readonly status: MessageStatus
  }[]
  /** New and existing ones. */
  readonly attachmentIds: readonly string[]
}

export interface MessageQuery {
  /** With or without the URN prefix. */
  readonly resourceId: string
  /** `both` needs both rights on the service and hardly heeds `status` (fact 9): ask once per role instead. */
  readonly role: Role | 'both'
  /** Has ever had this status; `Fetched` finds nothing. */
  readonly status?: Exclude<MessageStatus, 'Unknown'>
  /** Both bounds are exclusive and about the time of publication that was asked for. */
  readonly from?: number
  readonly to?: number
  /** Exact. */
  readonly reference?: string
  /** Answers no id or one; everything else but service and role is ignored then. */
  readonly idempotentKey?: string
}

/** A file as a message shows it. */
export interface MessageAttachment {
  /** For `download`. */
  readonly id: string
  readonly fileName: string
  /** '' = the file name. */
  readonly displayName: string
  readonly isEncrypted: boolean
  /** MD5 in lower case; null while the service has not computed it. */
  readonly checksum: string | null
  readonly reference: string
  readonly status: AttachmentStatus
  readonly statusText: string
  readonly statusChangedAt: number
  readonly createdAt: number
  readonly expiresAt: number | null
  /** MIME type by the name's ending; the content has been looked at by nobody. */
  readonly contentType: string
}

export interface ReplyOption {
  readonly address: string
  /** '' = the address. */
  readonly text: string
}

export interface ExternalReference {
  /** As the service names it; new names may come. */
  readonly type: string
  readonly value: string
}

interface MessageFacts {
  readonly id: string
  readonly resourceId: string
  readonly sender: PartyUrn
  readonly recipient: PartyUrn
  readonly reference: string
  /** Display name of the sender; '' when none was given. */
  readonly senderName: string
  /** `no` and all else empty for a sender after publication. */
  readonly content: {
    readonly language: string
    readonly title: string
    readonly summary: string
    /** Markdown. */
    readonly body: string
    readonly attachments: readonly MessageAttachment[]
  }
  readonly createdAt: number
  readonly publishRequestedAt: number | null
  readonly dueAt: number | null
  /** Null = not published: decide by this, by `readAt` and by the history (fact 3). */
  readonly publishedAt: number | null
  readonly readAt: number | null
  /** Highest ever reached, without Fetched; a download hides read, confirmed and purged (fact 3). */
  readonly status: MessageStatus
  readonly statusText: string
  readonly statusChangedAt: number
  readonly externalReferences: readonly ExternalReference[]
  readonly properties: Readonly<Record<string, string>>
  readonly replyOptions: readonly ReplyOption[]
  readonly ignoreReservation: boolean
  readonly needsConfirmation: boolean
  readonly isConfidential: boolean
  readonly allowsForwarding: boolean
}

export interface MessageOverview extends MessageFacts {
  /** Filled after publication. */
  readonly notifications: readonly { readonly orderId: string | null; readonly isReminder: boolean }[]
}

export interface StatusEntry<Status> {
  readonly status: Status
  readonly text: string
  readonly at: number
}

/** One e-mail or SMS to one recipient. */
export interface NotificationShipment {
  readonly kind: 'email' | 'sms'
  readonly succeeded: boolean
  /** Whichever of them the service knows; '' for the others. */
  readonly recipient: {
    readonly email: string
    readonly mobile: string
    readonly organisation: string
    readonly person: string
  }
  /** The service's own name: `Email_Delivered`, `SMS_Failed_Expired`, … (correspondence.md §1.7); '' = none yet. */
  readonly status: string
  readonly description: string
  readonly changedAt: number | null
}

export interface MessageNotification {
  readonly id: string | null
  readonly isReminder: boolean
  /** The service's own name: `Email`, `SmsPreferred`, … */
  readonly channel: string
  readonly createdAt: number | null
  /** `Order_Completed`, `Order_SendConditionNotMet` and `Order_Cancelled` are final. */
  readonly processing: string
  readonly description: string
  readonly shipments: readonly NotificationShipment[]
}

export interface MessageDetails extends MessageFacts {
  /** Sorted by time, Fetched too. A sender does not see Archived nor the two Purged. */
  readonly history: readonly StatusEntry<MessageStatus>[]
  readonly notifications: readonly MessageNotification[]
  /** `Default`, `Bin`, `Archive`, … */
  readonly label: string
}

/** A file as its sender sees it. */
export interface AttachmentOverview {
  readonly id: string
  readonly resourceId: string
  readonly fileName: string
  readonly displayName: string
  /** Null until the upload, unless it was given. Compare it with your own. */
  readonly checksum: string | null
  readonly reference: string
  readonly expiresInDays: number | null
  /** Usable in an order when `Published`. `Failed`, `Purged` and `Expired` are final. */
  readonly status: AttachmentStatus
  /** Why it failed: `Malware scan failed: …`, `Checksum mismatch`, `Upload interrupted`, … */
  readonly statusText: string
  readonly statusChangedAt: number
  readonly messageIds: readonly string[]
}

export interface AttachmentDetails extends AttachmentOverview {
  readonly history: readonly StatusEntry<AttachmentStatus>[]
}

/** Always whole: ranges are ignored (correspondence.md §5). Either the body is read or `discard` is called. */
export interface AttachmentDownload {
  /** Bytes that will follow. */
  readonly length: number
  readonly contentType: string
  /** In blocks, each valid only until the next is asked for. */
  readonly body: AsyncIterable<Uint8Array>
  discard(): Promise<void>
}

/**
 * One call each; retries across calls are the caller's business. Every answer is a value or a fault. What `sender` and
 * `initialize…`, `…Attachment` do asks for a token with the write scope alone; what a recipient does, for one with
 * the read scope alone, because a token that may write never fetches (fact 4).
 */
export interface Correspondence {
  /** Without new files. Faults: correspondence.md §3.2; message-already-sent means: look it up by its key. */
  initialize(access: Access, order: MessageOrder, signal?: AbortSignal): Promise<Result<Accepted>>
  /**
   * With new files, in one call. Each file is read once, from its beginning; after any fault make new streams.
   * Faults besides: file-changed (another length than told), file-empty, file-too-large (2 000 000 000 bytes).
   */
  initializeWithFiles(
    access: Access,
    order: MessageOrder,
    files: readonly NewFile[],
    signal?: AbortSignal,
  ): Promise<Result<Accepted>>
  /** At most 1 000 ids (fact 9), newest requested publication first; narrow with `to` and `from` for more. */
  search(access: Access, query: MessageQuery, signal?: AbortSignal): Promise<Result<readonly string[]>>
  /** As recipient it is written down as fetched, at most once in 15 s. */
  overview(access: Access, id: string, role: Role, signal?: AbortSignal): Promise<Result<MessageOverview>>
  /** Slow, and every look of a recipient is written down. */
  details(access: Access, id: string, role: Role, signal?: AbortSignal): Promise<Result<MessageDetails>>
  /** The body as Markdown. Written down as fetched **and read**. */
  content(access: Access, id: string, signal?: AbortSignal): Promise<Result<string>>
  /** Faults: message-not-fetched, message-already-read, … */
  markRead(access: Access, id: string, signal?: AbortSignal): Promise<Result<null>>
  /** Stored seconds later (fact 5); a fault changes nothing. Faults: message-not-fetched, message-already-confirmed, … */
  confirm(access: Access, id: string, signal?: AbortSignal): Promise<Result<null>>
  /**
   * A sender withdraws before publication, a recipient deletes after it. Faults: message-withdraw-too-late,
   * message-in-dialog, message-delete-unconfirmed, message-already-deleted, …
   */
  purge(access: Access, id: string, role: Role, signal?: AbortSignal): Promise<Result<null>>
  /** To one address of e-mail. `text` is plain, 200 characters at most. Faults: the `forward-` ones, email-invalid. */
  forward(
    access: Access,
    id: string,
    to: { readonly email: string; readonly text: string },
    signal?: AbortSignal,
  ): Promise<Result<null>>
  /** As recipient; written down before the first byte. Faults: attachment-gone, attachment-not-found, … */
  download(
    access: Access,
    id: string,
    attachmentId: string,
    signal?: AbortSignal,
  ): Promise<Result<AttachmentDownload>>

  createAttachment(
    access: Access,
    attachment: NewAttachment,
    signal?: AbortSignal,
  ): Promise<Result<{ id: string }>>
  /**
   * Once only: whatever goes wrong after it has begun, the id is spent (fact 6). Then wait for `Published`.
   * Faults: attachment-spent, upload-checksum-mismatch, upload-failed, file-empty, file-too-large, …
   */
  uploadAttachment(
    access: Access,
    id: string,
    body: UploadBody,
    signal?: AbortSignal,
  ): Promise<Result<AttachmentOverview>>
  attachment(access: Access, id: string, signal?: AbortSignal): Promise<Result<AttachmentOverview>>
  attachmentDetails(access: Access, id: string, signal?: AbortSignal): Promise<Result<AttachmentDetails>>
  /** Faults: attachment-in-use, attachment-gone, attachment-not-found, … */
  deleteAttachment(access: Access, id: string, signal?: AbortSignal): Promise<Result<null>>
}
