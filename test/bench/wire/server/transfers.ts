/** File transfers without their bytes, as Broker tells of them. */
import { randomUUID } from 'node:crypto'

export interface Transfer {
  readonly id: string
  readonly request: Readonly<Record<string, unknown>>
  readonly sender: string
  readonly recipients: readonly string[]
  readonly created: number
  size: number
  published: number | null
  checksum: string | null
}

export interface Transfers {
  add(request: Readonly<Record<string, unknown>>): Transfer
  get(id: string): Transfer | null
  publish(id: string, size: number, checksum: string | null): void
  /** Ids that wait for `recipient`, oldest first, a hundred at most, later than `from`. */
  waitingFor(recipient: string, from: number): readonly string[]
}

const day = 24 * 60 * 60_000
const iso = (at: number): string => new Date(at).toISOString()

export function createTransfers(): Transfers {
  const all = new Map<string, Transfer>()
  return {
    add(request) {
      const { sender, recipients } = request
      const transfer: Transfer = {
        ...{ id: randomUUID(), request, sender: String(sender), created: Date.now() },
        recipients: Array.isArray(recipients) ? recipients.map(String) : [],
        ...{ size: 0, published: null, checksum: null },
      }
      all.set(transfer.id, transfer)
      return transfer
    },
    get: (id) => all.get(id) ?? null,
    publish(id, size, checksum) {
      const transfer = all.get(id)
      if (transfer !== undefined) Object.assign(transfer, { size, checksum, published: Date.now() })
    },
    waitingFor: (recipient, from) =>
      [...all.values()]
        .filter(({ published, recipients }) => {
          return published !== null && published > from && recipients.includes(`0192:${recipient}`)
        })
        .slice(0, 100)
        .map(({ id }) => id),
  }
}

export function overviewOf(transfer: Transfer): Readonly<Record<string, unknown>> {
  const { request, published, created } = transfer
  const changed = iso(published ?? created)
  const status = published === null ? 'Initialized' : 'Published'
  return {
    fileTransferId: transfer.id,
    resourceId: request['resourceId'],
    fileName: request['fileName'],
    sendersFileTransferReference: request['sendersFileTransferReference'],
    ...{ checksum: transfer.checksum, useVirusScan: true, fileTransferSize: transfer.size },
    ...{ fileTransferStatus: status, fileTransferStatusText: status, fileTransferStatusChanged: changed },
    ...{ created: iso(created), expirationTime: iso(created + 30 * day) },
    ...(published === null ? {} : { published: changed }),
    sender: transfer.sender,
    recipients: transfer.recipients.map((recipient) => ({
      recipient,
      currentRecipientFileTransferStatusCode: 'Initialized',
      currentRecipientFileTransferStatusChanged: changed,
    })),
    propertyList: request['propertyList'] ?? {},
  }
}
