/**
 * What an answer of the service means for a transfer of ours. Pure: the same record and the same overview
 * always give the same change, and no state ever goes backwards. Source: broker.md §2.
 */
import type { Fault } from '../../preload/contract/fault.ts'
import { fault } from '../../preload/contract/fault.ts'
import type { OutgoingState } from '../../preload/contract/models.ts'
import type { FileTransferStatus, Overview, RecipientState } from '../altinn/broker/types.ts'
import type { CourseFact } from '../store/course.ts'
import type { OutgoingRecord, RecipientRecord } from './outgoing-rows.ts'

/** How far a transfer has come; `failed` and `cancelled` are ends of their own. */
const rank: Readonly<Record<OutgoingState, number>> = {
  queued: 0,
  initializing: 1,
  uploading: 2,
  processing: 3,
  published: 4,
  fetched: 5,
  confirmed: 6,
  purged: 7,
  failed: 8,
  cancelled: 8,
}

export interface OutgoingChange {
  readonly state: OutgoingState
  readonly fault: Fault | null
  readonly recipients: readonly RecipientRecord[]
  readonly facts: readonly CourseFact[]
}

const recipientWords = {
  Initialized: 'waiting',
  DownloadStarted: 'fetched',
  DownloadConfirmed: 'confirmed',
} as const
const recipientRank = { waiting: 0, fetched: 1, confirmed: 2 } as const

/** A failed transfer tells why only in English prose (broker.md §2.3). */
function faultOfFailure(overview: Overview): Fault {
  const technical = { service: 'Broker', operation: 'overview', text: overview.statusText }
  const values = { name: overview.fileName }
  if (/malware/iu.test(overview.statusText)) return fault('malware-found', { values, technical })
  if (/checksum/iu.test(overview.statusText)) return fault('upload-checksum-mismatch', { values, technical })
  if (isStuck(overview)) return fault('upload-expired', { values, technical })
  return fault('upload-failed', { values, technical })
}

/** Given up by the service because its bytes did not come in time (broker.md §2.5). */
export const isStuck = ({ status, statusText }: Overview): boolean =>
  status === 'Failed' && /stuck/iu.test(statusText)

function stateOf(overview: Overview): OutgoingState {
  switch (overview.status) {
    case 'Initialized':
    case 'UploadStarted':
      return 'uploading'
    case 'UploadProcessing':
      return 'processing'
    case 'Published':
      return overview.recipients.some(({ status }) => status !== 'Initialized') ? 'fetched' : 'published'
    case 'AllConfirmedDownloaded':
      return 'confirmed'
    case 'Purged':
      return overview.recipients.every(({ status }) => status === 'DownloadConfirmed')
        ? 'confirmed'
        : 'purged'
    case 'Failed':
      return 'failed'
    case 'Cancelled':
      return 'cancelled'
  }
}

/**
 * What the service has of a transfer: `nothing` (the bytes may still be sent), the whole `file`, `gone`
 * (purged without ever having reached everybody), or `ended` (it failed there, and will never take a byte).
 */
export type Holding = 'nothing' | 'file' | 'gone' | 'ended'

export function holdingOf(overview: Overview): Holding {
  switch (stateOf(overview)) {
    case 'uploading':
      return 'nothing'
    case 'purged':
      return 'gone'
    case 'failed':
    case 'cancelled':
      return 'ended'
    default:
      return 'file'
  }
}

/** The service's checksum is the one of the bytes that we sent; false also while one of the two is unknown. */
export function isCompared(record: Pick<OutgoingRecord, 'checksum'>, overview: Overview): boolean {
  return record.checksum !== null && record.checksum === overview.checksum?.toLowerCase()
}

function recipientChange(before: RecipientRecord | undefined, seen: RecipientState): RecipientRecord | null {
  const status = recipientWords[seen.status]
  if (before !== undefined && recipientRank[status] <= recipientRank[before.status]) return null
  return { organisation: seen.organisation, status, changedAt: seen.changedAt }
}

function factOf(recipient: RecipientRecord, at: number): CourseFact | null {
  if (recipient.status === 'waiting') return null
  const step = recipient.status === 'fetched' ? 'download-started' : 'download-confirmed'
  return { at: recipient.changedAt ?? at, step, by: recipient.organisation, text: null }
}

function factsOfState(before: OutgoingState, after: OutgoingState, overview: Overview): CourseFact[] {
  const fact = (step: CourseFact['step'], at: number): CourseFact => ({ at, step, by: null, text: null })
  const facts: CourseFact[] = []
  const from = rank[before === 'cancelled' ? 'uploading' : before]
  const passed = (state: OutgoingState): boolean => from < rank[state] && rank[after] >= rank[state]
  if (after === 'failed') return [{ ...fact('failed', overview.statusChangedAt), text: overview.statusText }]
  if (after === 'cancelled') return [fact('cancelled', overview.statusChangedAt)]
  if (passed('processing') && after === 'processing') facts.push(fact('processing', overview.statusChangedAt))
  if (passed('published')) facts.push(fact('published', overview.publishedAt ?? overview.statusChangedAt))
  if (passed('confirmed') && after === 'confirmed')
    facts.push(fact('all-confirmed', overview.statusChangedAt))
  if (after === 'purged') facts.push(fact('purged', overview.statusChangedAt))
  return facts
}

/** Cancelled in vain: the service has published it, so that a recipient can have it or has had it. */
function isSentAfterAll(seen: OutgoingState, overview: Overview): boolean {
  if (seen === 'purged') return overview.publishedAt !== null
  return rank[seen] >= rank.published && rank[seen] < rank.purged
}

function nextState(before: OutgoingState, seen: OutgoingState, overview: Overview): OutgoingState {
  if (before === 'cancelled') return isSentAfterAll(seen, overview) ? seen : before
  return rank[seen] > rank[before] ? seen : before
}

/** What has changed since we last looked, or null when nothing has. */
export function applyOverview(
  record: Pick<OutgoingRecord, 'state' | 'checksum'>,
  recipients: readonly RecipientRecord[],
  overview: Overview,
): OutgoingChange | null {
  const after = nextState(record.state, stateOf(overview), overview)
  const changed = overview.recipients
    .map((one) =>
      recipientChange(
        recipients.find(({ organisation }) => organisation === one.organisation),
        one,
      ),
    )
    .filter((one) => one !== null)

  const differs = record.checksum !== null && overview.checksum !== null && !isCompared(record, overview)
  if (differs && record.state !== 'failed') {
    const reason = fault('upload-checksum-mismatch', { values: { name: overview.fileName } })
    const failed: CourseFact = {
      at: overview.statusChangedAt,
      step: 'failed',
      by: null,
      text: overview.checksum,
    }
    return { state: 'failed', fault: reason, recipients: changed, facts: [failed] }
  }
  if (after === record.state && changed.length === 0) return null
  const facts = after === record.state ? [] : factsOfState(record.state, after, overview)
  for (const recipient of changed) {
    const fact = factOf(recipient, overview.statusChangedAt)
    if (fact !== null) facts.push(fact)
  }
  return {
    state: after,
    fault: after === 'failed' && record.state !== 'failed' ? faultOfFailure(overview) : null,
    recipients: changed,
    facts,
  }
}

/** A cancelled transfer is followed while the service may still publish what had been sent by then. */
const undecided: ReadonlySet<FileTransferStatus> = new Set<FileTransferStatus>([
  'Initialized',
  'UploadStarted',
  'UploadProcessing',
])

/** With more than these, each waits its turn. */
const fewFollowed = 20
/** 40 a minute, of the 110 overviews that all of us may ask for. */
const betweenLooks = 1_500

/** Often while something is expected, seldom when only a person somewhere can change it. */
function usualWait(since: number): number {
  const minute = 60_000
  if (since < 2 * minute) return 2_000
  if (since < 15 * minute) return 15_000
  if (since < 120 * minute) return minute
  if (since < 24 * 60 * minute) return 10 * minute
  return 60 * minute
}

/**
 * How long until the service is asked about a transfer again, in milliseconds; null when it has reached an end.
 * `since` is the time since the upload, or since it was cancelled; `status` is what the service said last; `followed`
 * is how many are asked about: thousands that wait for their recipients leave calls for what is on its way.
 */
export function lookAgainAfter(
  state: OutgoingState,
  since: number,
  status: FileTransferStatus | null,
  followed: number,
): number | null {
  if (state === 'failed' || state === 'confirmed' || state === 'purged') return null
  if (state === 'cancelled' && (status === null || !undecided.has(status))) return null
  const isCrowded = state !== 'processing' && followed > fewFollowed
  return Math.max(usualWait(since), isCrowded ? followed * betweenLooks : 0)
}
