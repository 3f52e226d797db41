/** Upload: bytes become the file of a transfer. broker.md §2.3, §5.1. */
import type { Call } from '../http/call.ts'
import type { Caller } from './access.ts'
import type { BrokerPorts } from './ports.ts'
import { brokerError } from './problems.ts'
import { NoRoom, receive, type Received } from './receive.ts'
import type { FileTransfer } from './transfers.ts'

/** With virus scan; without it there is only the storage's ceiling (broker.md §3.4). */
const limitWithScan = 50_000_000_000
const limitWithoutScan = 1_677_721_600_000
const uploadError = 'Error occurred while uploading fileTransfer'

export interface Upload {
  /** The body of a request; without a `Content-Length` nobody checks its size (broker.md fact 10). */
  receive(call: Call, caller: Caller, id: string): Promise<void>
  /** Bytes that have been received already, for a transfer that was just initialized. */
  adopt(call: Call, id: string, part: string, received: Received): Promise<void>
}

export function createUpload(ports: BrokerPorts): Upload {
  const { transfers, lifecycle, blobs, digests, access, services, room } = ports
  /** How many times a blob of this id has been committed: two uploads at once share one blob. */
  const commits = new Map<string, number>()
  const committed = (id: string): number => commits.get(id) ?? 0

  const checkSize = (call: Call, transfer: FileTransfer, size: number): void => {
    const own = services.get(transfer.resourceId)?.maxFileTransferSize ?? null
    const limit = transfer.useScan ? limitWithScan : limitWithoutScan
    if (size > Math.min(own ?? limit, limit)) throw brokerError(call, 'BRO-00016')
  }

  const receiveInto = async (
    part: string,
    transfer: FileTransfer,
    body: AsyncIterable<Buffer>,
  ): Promise<Received> => {
    const before = committed(transfer.id)
    try {
      const grow = (bytes: number): boolean => blobs.reserve(part, bytes)
      const received = await receive(body, { path: part, grow }, digests)
      if (committed(transfer.id) !== before) throw new NoRoom('Another upload was first')
      return received
    } catch (error) {
      await blobs.discard(part)
      // The storage's error handling deletes what the other upload has stored (broker.md fact 9).
      if (committed(transfer.id) !== before) await blobs.remove(transfer.id)
      throw error
    }
  }

  const keep = async (call: Call, transfer: FileTransfer, part: string, received: Received) => {
    if (transfer.givenChecksum !== null && received.md5 !== transfer.givenChecksum) {
      await blobs.discard(part)
      lifecycle.fail(transfer.id, 'Checksum mismatch', true)
      throw brokerError(call, 'BRO-00009')
    }
    commits.set(transfer.id, committed(transfer.id) + 1)
    await blobs.commit(part, transfer.id)
    transfers.stored(transfer.id, received)
    // Some job may have moved it meanwhile (expiry): then it stays where it is, and 200 all the same.
    if (transfers.get(transfer.id)?.status === 'UploadStarted') lifecycle.uploaded(transfer.id)
  }

  return {
    async receive(call, caller, id) {
      const transfer = transfers.get(id)
      if (transfer === null) throw brokerError(call, 'BRO-00001')
      access.requireSender(call, caller, transfer)
      if (transfer.status !== 'Initialized' && transfer.status !== 'UploadStarted') {
        throw brokerError(call, 'BRO-00004')
      }
      checkSize(call, transfer, call.contentLength ?? 0)
      lifecycle.uploadStarted(transfer.id)
      await room.make(call.contentLength ?? 0)
      const part = blobs.partPath()
      try {
        const received = await receiveInto(part, transfer, call.body())
        await keep(call, transfer, part, received)
      } catch (error) {
        // Whoever broke off is told nothing, and the status stays.
        if (!(error instanceof NoRoom)) throw error
        lifecycle.fail(transfer.id, uploadError)
        throw brokerError(call, 'BRO-00008')
      }
    },
    async adopt(call, id, part, received) {
      const transfer = transfers.get(id)
      if (transfer === null) throw brokerError(call, 'BRO-00001')
      checkSize(call, transfer, received.size)
      lifecycle.uploadStarted(id)
      await keep(call, transfer, part, received)
    },
  }
}
