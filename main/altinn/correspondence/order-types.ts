/** What a sender orders. correspondence.md §1.4, §3.4. */

/** The most ids that one search answers. */
export const mostListed = 1_000
/** Bytes of a file that is uploaded by itself, and of one that goes along with its message. */
export const largestAttachment = 50_000_000_000
export const largestFormFile = 2_000_000_000
/** Files of one message, new ones and others. */
export const mostAttachments = 100
/** Bytes of all files of a message that may be forwarded. */
export const largestForwarded = 10_000_000

export type NotificationChannel = 'Email' | 'Sms' | 'EmailPreferred' | 'SmsPreferred' | 'EmailAndSms'

/** '' = not given. Needed: subject and body for e-mail, `sms` for SMS, all of them for the other channels. */
export interface NotificationText {
  /** 512 characters at most. */
  readonly subject: string
  /** 10 000 characters at most. */
  readonly body: string
  readonly contentType: 'Plain' | 'Html'
  /** 2144 characters at most. */
  readonly sms: string
}

/** Exactly one of them. Mobile numbers begin with + or 00; organisations have nine digits, persons eleven. */
export type NotificationRecipient =
  | { readonly email: string }
  | { readonly mobile: string }
  | { readonly organisation: string }
  | { readonly person: string }

export interface NotificationOrder {
  /** The service's own words, in which `text` is inserted, or `text` alone. */
  readonly template: 'GenericAltinnMessage' | 'CustomMessage'
  readonly channel: NotificationChannel
  readonly text: NotificationText
  /** Null = no reminder; `channel` null = that of the notification. */
  readonly reminder: { readonly channel: NotificationChannel | null; readonly text: NotificationText } | null
  /** Only with one recipient of the message. */
  readonly recipients: readonly NotificationRecipient[]
  /** Only `recipients` are told, nobody registered. */
  readonly onlyThese: boolean
}

export interface OrderedReference {
  readonly type:
    | 'Generic'
    | 'AltinnAppInstance'
    | 'AltinnBrokerFileTransfer'
    | 'DialogportenDialogId'
    | 'DialogportenProcessId'
    | 'DialogportenTransmissionType'
  readonly value: string
}

/** The sender is whoever owns the service; nobody can say otherwise. */
export interface MessageOrder {
  /** With or without the URN prefix. */
  readonly resourceId: string
  /** 1–4096 characters; also found again by it. */
  readonly reference: string
  /** 1–500: nine digits, eleven digits, or one of the service's URNs. */
  readonly recipients: readonly string[]
  /** '' = the sender's registered name. */
  readonly senderName: string
  readonly language: 'nb' | 'nn' | 'en'
  /** Plain text, 1–255 characters. */
  readonly title: string
  /** 255 characters at most; '' = none. */
  readonly summary: string
  /** Markdown, 1–30 000 characters. */
  readonly body: string
  /** Null = at once. */
  readonly publishAt: number | null
  /** Needed when it is to be confirmed. */
  readonly dueAt: number | null
  readonly needsConfirmation: boolean
  /** Must be as the service demands (correspondence.md §2.8). */
  readonly isConfidential: boolean
  readonly allowsForwarding: boolean
  readonly ignoreReservation: boolean
  /** Ids of published ones. */
  readonly existingAttachments: readonly string[]
  readonly externalReferences: readonly OrderedReference[]
  /** At most 10; 50 characters in the name and 1–300 in the value. */
  readonly properties: Readonly<Record<string, string>>
  /** https, 255 characters at most; text '' = the address. */
  readonly replyOptions: readonly { readonly address: string; readonly text: string }[]
  readonly notification: NotificationOrder | null
  /** UUID; only with one recipient, never used up by a refusal, never free again (fact 8). */
  readonly idempotentKey: string | null
}

/** What is said of a file. */
export interface FileFacts {
  /** 1–255 characters, one of the allowed endings (correspondence.md §3.4). */
  readonly fileName: string
  /** '' = the file name. */
  readonly displayName: string
  /** 1–4096 characters. */
  readonly reference: string
  /** MD5, 32 lower-case hex characters, or null. */
  readonly checksum: string | null
  readonly isEncrypted: boolean
  /** At least 14 in production, 1 elsewhere; null = as long as the message. */
  readonly expiresInDays: number | null
}

export interface NewAttachment extends FileFacts {
  readonly resourceId: string
}

export interface NewFile extends FileFacts {
  /** Exact number of bytes. */
  readonly length: number
  readonly stream: AsyncIterable<Uint8Array>
}
