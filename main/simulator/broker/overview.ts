/** Overview and details as they are printed. broker.md §1.6. */
import { formatStamp } from '../clock.ts'
import {
  highestStatus,
  recipientTexts,
  type FileTransfer,
  type RecipientEvent,
  type Transfers,
} from './transfers.ts'

/** Code = the highest ever reached, time = the newest event of any kind. */
function recipientsOf(transfer: FileTransfer, happened: readonly RecipientEvent[]) {
  return transfer.recipients.map((recipient) => {
    const status = highestStatus(happened, recipient)
    const newest = Math.max(
      transfer.created,
      ...happened.filter(({ organisation }) => organisation === recipient).map(({ at }) => at),
    )
    return {
      recipient: `0192:${recipient}`,
      currentRecipientFileTransferStatusCode: status,
      currentRecipientFileTransferStatusText: recipientTexts[status],
      currentRecipientFileTransferStatusChanged: formatStamp(newest),
    }
  })
}

function commonOf(transfer: FileTransfer, happened: readonly RecipientEvent[]) {
  return {
    fileTransferId: transfer.id,
    resourceId: transfer.resourceId,
    fileName: transfer.fileName,
    sendersFileTransferReference: transfer.reference,
    checksum: transfer.checksum,
    useVirusScan: transfer.useScan,
    fileTransferSize: transfer.size,
    fileTransferStatus: transfer.status,
    fileTransferStatusText: transfer.statusText,
    fileTransferStatusChanged: formatStamp(transfer.statusChanged),
    created: formatStamp(transfer.created),
    expirationTime: formatStamp(transfer.expires),
    sender: transfer.sender,
    recipients: recipientsOf(transfer, happened),
    propertyList: transfer.properties,
  }
}

export function overviewOf(transfer: FileTransfer, transfers: Transfers) {
  return {
    ...commonOf(transfer, transfers.recipientEvents(transfer.id)),
    published: transfer.published === null ? null : formatStamp(transfer.published),
  }
}

/** Never in order, as the service has none: a client that trusts the order must fail here, every time. */
function unsorted<T>(list: readonly T[]): readonly T[] {
  return [...list.filter((_, index) => index % 2 === 1), ...list.filter((_, index) => index % 2 === 0)]
}

export function detailsOf(transfer: FileTransfer, transfers: Transfers) {
  const happened = transfers.recipientEvents(transfer.id)
  return {
    ...commonOf(transfer, happened),
    fileTransferStatusHistory: unsorted(transfers.statusEvents(transfer.id)).map(({ status, text, at }) => ({
      fileTransferStatus: status,
      fileTransferStatusText: text,
      fileTransferStatusChanged: formatStamp(at),
    })),
    recipientFileTransferStatusHistory: unsorted(happened).map(({ organisation, status, at }) => ({
      recipient: `0192:${organisation}`,
      recipientFileTransferStatusCode: status,
      recipientFileTransferStatusText: recipientTexts[status],
      recipientFileTransferStatusChanged: formatStamp(at),
    })),
  }
}
