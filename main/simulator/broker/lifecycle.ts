/** The state machine of a file transfer: every change of status with its events and what follows. broker.md §2.3. */
import type { Clock } from '../clock.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Blobs } from '../state/blobs.ts'
import { dayMs, defaultGrace, type Services } from '../world/services.ts'
import type { CloudEvents } from './cloud-events.ts'
import type { Timings } from './timings.ts'
import { highestStatus, type FileTransfer, type NewTransfer, type Transfers } from './transfers.ts'

export type ScanVerdict = 'auto' | 'clean' | 'malware' | 'not-scanned'

export interface LifecyclePorts {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly blobs: Blobs
  readonly transfers: Transfers
  readonly services: Services
  readonly events: CloudEvents
  readonly timings: Timings
}

export interface Lifecycle {
  initialize(transfer: NewTransfer): string
  uploadStarted(id: string): void
  /** The bytes are all there, and are looked at; `silent` when the change is not told (broker.md §2.3, TUS). */
  processing(id: string, silent?: boolean): void
  /** The bytes are there, whole and right. */
  uploaded(id: string): void
  /** Says of an upload that has taken a day whether it is still under way, and not stuck. */
  sparesFromStuck(isActive: (id: string) => boolean): void
  /** `silent` failures send no event (checksum mismatch of a stream upload). */
  fail(id: string, text: string, silent?: boolean): void
  downloadStarted(id: string, organisation: string, vendor: string): void
  confirm(transfer: FileTransfer, organisation: string, vendor: string): void
  /** Ready for download; `at` in epoch microseconds, now when left out. */
  publish(id: string, at?: number): void
  purge(id: string): Promise<void>
  /** Held scans and late checksums wait for a release; automatic ones follow the timings. */
  setManual(what: 'scan' | 'checksum', manual: boolean): void
  onPublished(listener: (transfer: FileTransfer) => void): void
}

const malwareText =
  'Malware scan failed: Malicious. {"malwareNamesFound":["Virus:DOS/EICAR_Test_File"],"sha256":""}'
const notScannedText =
  'Malware scan failed: Not Scanned. {"notScannedReason":"SAM259206: Scan aborted - the requested blob is protected by password."}'
/** The search for stuck uploads comes by so often. */
const stuckRound = 30 * 60_000
const stuckText = 'FileTransfer was stuck in UploadStarted for more than 24 hours'

export function createLifecycle(ports: LifecyclePorts): Lifecycle {
  const { clock, scheduler, blobs, transfers, services, events, timings } = ports
  const listeners: ((transfer: FileTransfer) => void)[] = []
  const manual = { scan: false, checksum: false }
  const activities: ((id: string) => boolean)[] = []
  const toSender = (name: Parameters<CloudEvents['post']>[0], transfer: FileTransfer): void =>
    events.post(name, transfer, transfer.senderOrganisation, 'Sender')

  /** Tells each recipient that has not confirmed, and the sender once. */
  const neverConfirmed = (transfer: FileTransfer): void => {
    const happened = transfers.recipientEvents(transfer.id)
    const waiting = transfer.recipients.filter(
      (recipient) => highestStatus(happened, recipient) !== 'DownloadConfirmed',
    )
    if (waiting.length === 0) return
    for (const recipient of waiting) {
      events.post('fileneverconfirmeddownloaded', transfer, recipient, 'Recipient')
    }
    toSender('fileneverconfirmeddownloaded', transfer)
  }

  const publish: Lifecycle['publish'] = (id, at = clock.stamp()) => {
    transfers.setPublished(id, at)
    transfers.setStatus(id, 'Published', null, at)
    const transfer = transfers.get(id)
    if (transfer === null) return
    toSender('published', transfer)
    for (const recipient of transfer.recipients) events.post('published', transfer, recipient, 'Recipient')
    if (transfer.checksum === '') {
      scheduler.add('late-checksum', id, manual.checksum ? null : timings.lateChecksum())
    }
    for (const listener of listeners) listener(transfer)
  }

  const fail: Lifecycle['fail'] = (id, text, silent = false) => {
    transfers.setStatus(id, 'Failed', text)
    const transfer = transfers.get(id)
    if (transfer !== null && !silent) toSender('uploadfailed', transfer)
  }

  const purge = async (id: string): Promise<void> => {
    const transfer = transfers.get(id)
    if (transfer === null || transfer.status === 'Purged') return
    await blobs.remove(id)
    transfers.setStatus(id, 'Purged')
    toSender('filepurged', transfer)
    if (transfer.status !== 'AllConfirmedDownloaded') neverConfirmed(transfer)
  }

  const processing: Lifecycle['processing'] = (id, silent = false) => {
    const transfer = transfers.get(id)
    if (transfer?.status !== 'UploadStarted') return
    transfers.setStatus(id, 'UploadProcessing')
    if (!silent) toSender('uploadprocessing', transfer)
  }

  scheduler.handle('scan', async ({ subject, data }) => {
    const transfer = transfers.get(subject)
    if (transfer?.status !== 'UploadProcessing') return
    const verdict = data === 'malware' || data === 'not-scanned' || data === 'clean' ? data : 'auto'
    if (verdict === 'clean' || (verdict === 'auto' && !transfer.malware)) return publish(subject)
    await blobs.remove(subject)
    fail(subject, verdict === 'not-scanned' ? notScannedText : malwareText)
    neverConfirmed(transfer)
  })
  scheduler.handle('late-checksum', ({ subject }) => {
    const computed = transfers.get(subject)?.computed
    if (computed) transfers.showChecksum(subject, computed)
  })
  scheduler.handle('expire', ({ subject }) => purge(subject))
  scheduler.handle('purge-confirmed', ({ subject }) => purge(subject))
  scheduler.handle('stuck', ({ subject }) => {
    if (transfers.get(subject)?.status !== 'UploadStarted') return
    if (activities.some((isActive) => isActive(subject))) scheduler.add('stuck', subject, stuckRound)
    else fail(subject, stuckText)
  })

  return {
    fail,
    processing,
    publish,
    purge,
    initialize(facts) {
      const id = transfers.insert(facts)
      const transfer = transfers.get(id)
      if (transfer !== null) toSender('filetransferinitialized', transfer)
      scheduler.add('expire', id, facts.expires / 1_000 - clock.brokerNow())
      return id
    },
    uploadStarted(id) {
      transfers.setStatus(id, 'UploadStarted')
      scheduler.drop('stuck', id)
      scheduler.add('stuck', id, dayMs)
    },
    uploaded(id) {
      const transfer = transfers.get(id)
      if (transfer === null) return
      if (!transfer.useScan) return publish(id)
      processing(id)
      scheduler.add('scan', id, manual.scan ? null : timings.scan())
    },
    downloadStarted: (id, organisation, vendor) =>
      transfers.addRecipientEvent(id, { organisation, status: 'DownloadStarted', at: clock.stamp() }, vendor),
    confirm(transfer, organisation, vendor) {
      const { id } = transfer
      transfers.addRecipientEvent(
        id,
        { organisation, status: 'DownloadConfirmed', at: clock.stamp() },
        vendor,
      )
      events.post('downloadconfirmed', transfer, organisation, 'Recipient')
      toSender('downloadconfirmed', transfer)
      const happened = transfers.recipientEvents(id)
      const all = transfer.recipients.every(
        (recipient) => highestStatus(happened, recipient) === 'DownloadConfirmed',
      )
      if (!all) return
      transfers.setStatus(id, 'AllConfirmedDownloaded')
      toSender('allconfirmeddownloaded', transfer)
      const service = services.get(transfer.resourceId)
      if (service?.purgeAfterConfirm ?? true) {
        scheduler.add('purge-confirmed', id, service?.gracePeriod ?? defaultGrace)
      }
    },
    setManual(what, value) {
      manual[what] = value
    },
    sparesFromStuck: (isActive) => void activities.push(isActive),
    onPublished: (listener) => void listeners.push(listener),
  }
}
