/** The state machine of an attachment: upload, scan, expiry, purge. correspondence.md §2.2, §2.3. */
import type { ScanVerdict } from '../broker/lifecycle.ts'
import type { Clock } from '../clock.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Blobs } from '../state/blobs.ts'
import type { Attachment, Attachments } from './attachments.ts'
import type { MessageEvents } from './events.ts'
import type { Messages } from './messages.ts'
import { isPurged } from './statuses.ts'
import type { Switches } from './switches.ts'
import type { MessageTimings } from './timings.ts'

export interface AttachmentLifecyclePorts {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly blobs: Blobs
  readonly attachments: Attachments
  readonly messages: Messages
  readonly events: MessageEvents
  readonly timings: MessageTimings
  readonly switches: Switches
}

export interface AttachmentLifecycle {
  /** From here on the id cannot be uploaded to again, whatever comes of it. */
  uploadStarted(id: string): void
  /** The bytes are there, whole and right: the scan is next. */
  uploaded(id: string): void
  fail(id: string, text: string): void
  /** Purges what no message that is left uses. */
  purgeUnused(ids: readonly string[]): Promise<void>
  purge(id: string): Promise<void>
  attach(messageId: string, ids: readonly string[], requested: number): void
  /** When the last use ends, epoch microseconds; null = never, or no use. */
  latestExpiry(id: string): number | null
  /** After each verdict of the scan. */
  onScanned(listener: (attachment: Attachment) => void): void
}

export const malwareText = 'Malware scan failed: Malicious'
const notScannedText = 'Malware scan failed: Not Scanned'
const dayMicros = 86_400_000_000

export function createAttachmentLifecycle(ports: AttachmentLifecyclePorts): AttachmentLifecycle {
  const { clock, scheduler, blobs, attachments, messages, events, timings, switches } = ports
  const listeners: ((attachment: Attachment) => void)[] = []

  const livingUses = (id: string) =>
    attachments
      .usesOf(id)
      .filter(({ messageId }) => !messages.history(messageId).some(({ status }) => isPurged(status)))

  const latestExpiry: AttachmentLifecycle['latestExpiry'] = (id) => {
    const ends = livingUses(id).map(({ expires }) => expires)
    return ends.length === 0 || ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0))
  }

  const purge: AttachmentLifecycle['purge'] = async (id) => {
    await blobs.remove(id)
    attachments.setStatus(id, 'Purged')
  }

  const scanned = (id: string): void => {
    const attachment = attachments.get(id)
    if (attachment !== null) for (const listener of listeners) listener(attachment)
  }

  scheduler.handle('message-scan', async ({ subject, data }) => {
    const attachment = attachments.get(subject)
    if (attachment?.status.status !== 'UploadProcessing') return
    const verdict: ScanVerdict =
      data === 'malware' || data === 'not-scanned' || data === 'clean' ? data : 'auto'
    if (verdict === 'clean' || (verdict === 'auto' && !attachment.malware)) {
      attachments.setStatus(subject, 'Published')
      events.attachment('published', attachment)
    } else {
      await blobs.remove(subject)
      attachments.setStatus(subject, 'Failed', verdict === 'not-scanned' ? notScannedText : malwareText)
      events.attachment('uploadfailed', attachment)
    }
    scanned(subject)
  })

  scheduler.handle('attachment-expire', async ({ subject }) => {
    const attachment = attachments.get(subject)
    const latest = latestExpiry(subject)
    if (attachment?.status.status !== 'Published' || latest === null || latest > clock.stamp()) return
    await blobs.remove(subject)
    attachments.setStatus(subject, 'Expired')
    events.attachment('expired', attachment)
  })

  return {
    latestExpiry,
    purge,
    uploadStarted: (id) => attachments.setStatus(id, 'UploadProcessing'),
    uploaded: (id) =>
      scheduler.add('message-scan', id, switches.held.has('scan') ? null : timings.scan(), 'auto'),
    fail: (id, text) => attachments.setStatus(id, 'Failed', text),
    async purgeUnused(ids) {
      for (const id of ids) {
        const status = attachments.get(id)?.status.status
        const isGone = status === undefined || status === 'Purged' || status === 'Expired'
        if (!isGone && livingUses(id).length === 0) await purge(id)
      }
    },
    attach(messageId, ids, requested) {
      for (const [position, attachmentId] of ids.entries()) {
        const days = attachments.get(attachmentId)?.expirationInDays ?? null
        const from = Math.max(requested, clock.stamp())
        const expires = days === null ? null : from + days * dayMicros
        attachments.attach({ attachmentId, messageId, expires }, position)
        if (expires !== null) {
          scheduler.add('attachment-expire', attachmentId, expires / 1_000 - clock.brokerNow() + 1)
        }
      }
    },
    onScanned: (listener) => void listeners.push(listener),
  }
}
