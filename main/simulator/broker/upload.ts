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
  /** Bytes that nobody waits for an answer to: these files, in order, are the file of the transfer. */
  adoptLate(id: string, parts: readonly string[], received: Received): Promise<void>
  /** Bytes that a file of this transfer may have, if anybody counts them. */
  largest(transfer: FileTransfer): number
}

export function createUpload(ports: BrokerPorts): Upload {
  const { transfers, lifecycle, blobs, digests, access, services, room } = ports
  /** How many times a blob of this id has been committed: two uploads at once share one blob. */
  const commits = new Map<string, number>()
  const committed = (id: string): number => commits.get(id) ?? 0

  const largest = (transfer: FileTransfer): number => {
    const own = services.get(transfer.resourceId)?.maxFileTransferSize ?? null
    const limit = transfer.useScan ? limitWithScan : limitWithoutScan
    return Math.min(own ?? limit, limit)
  }
  const checkSize = (call: Call, transfer: FileTransfer, size: number): void => {
    if (size > largest(transfer)) throw brokerError(call, 'BRO-00016')
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

  /** False when it is not what was promised: then the bytes are gone, and the transfer has failed. */
  const store = async (
    transfer: FileTransfer,
    parts: readonly string[],
    received: Received,
    late: boolean,
  ): Promise<boolean> => {
    if (transfer.givenChecksum !== null && received.md5 !== transfer.givenChecksum) {
      for (const part of parts) await blobs.discard(part)
      lifecycle.fail(transfer.id, 'Checksum mismatch', !late)
      return false
    }
    commits.set(transfer.id, committed(transfer.id) + 1)
    blobs.commitAll(parts, transfer.id)
    transfers.stored(transfer.id, received)
    // Some job may have moved it meanwhile (expiry): then it stays where it is, and 200 all the same.
    const status = transfers.get(transfer.id)?.status
    if (status === 'UploadStarted' || (late && status === 'UploadProcessing')) {
      lifecycle.uploaded(transfer.id)
    }
    return true
  }
  const keep = async (call: Call, transfer: FileTransfer, part: string, received: Received) => {
    const kept = await store(transfer, [part], received, false)
    if (!kept) throw brokerError(call, 'BRO-00009')
  }

  return {
    largest,
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
    async adoptLate(id, parts, received) {
      const transfer = transfers.get(id)
      const takes = transfer?.status === 'UploadStarted' || transfer?.status === 'UploadProcessing'
      if (transfer !== null && takes) await store(transfer, parts, received, true)
      else for (const part of parts) await blobs.discard(part)
    },
  }
}
