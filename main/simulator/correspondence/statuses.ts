/** Statuses by number and what follows from the highest of them. correspondence.md §2.1, §2.2. */

/** The index is the service's number. */
export const messageStatuses = [
  'Initialized',
  'ReadyForPublish',
  'Published',
  'Fetched',
  'Read',
  'Replied',
  'Confirmed',
  'PurgedByRecipient',
  'PurgedByAltinn',
  'Archived',
  'Reserved',
  'Failed',
  'AttachmentsDownloaded',
  'Forwarded',
] as const
export type MessageStatus = (typeof messageStatuses)[number]

export const attachmentStatuses = [
  'Initialized',
  'UploadProcessing',
  'Published',
  'Purged',
  'Failed',
  'Expired',
] as const
export type AttachmentStatus = (typeof attachmentStatuses)[number]

export interface StatusEvent {
  readonly status: MessageStatus
  readonly text: string
  /** Epoch microseconds. */
  readonly at: number
  /** Who caused it; '' for the service itself. */
  readonly party: string
}

export const statusNumber = (status: MessageStatus): number => messageStatuses.indexOf(status)

const visible: readonly MessageStatus[] = [
  ...(['Published', 'Fetched', 'Read', 'Replied', 'Confirmed', 'Archived'] as const),
  ...(['Reserved', 'AttachmentsDownloaded', 'Forwarded'] as const),
]
export const isVisibleToRecipient = (status: MessageStatus): boolean => visible.includes(status)
export const isPurged = (status: MessageStatus): boolean =>
  status === 'PurgedByRecipient' || status === 'PurgedByAltinn'

/** The numerically highest ever reached, Fetched left out (correspondence.md §0 fact 3). */
export function highestOf(history: readonly StatusEvent[]): StatusEvent {
  const counted = history.filter(({ status }) => status !== 'Fetched')
  const highest = counted.reduce<StatusEvent | null>(
    (best, event) => (best === null || statusNumber(event.status) > statusNumber(best.status) ? event : best),
    null,
  )
  if (highest === null) throw new Error('A message without a status')
  return highest
}

export const hasHad = (history: readonly StatusEvent[], status: MessageStatus): boolean =>
  history.some((event) => event.status === status)
