/** Stream upload: the body of one request becomes the file. broker.md §2.3, §5.1. */
import type { Readable } from 'node:stream'
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
  /** `length` null = the sender does not say, and then nobody checks the size (broker.md fact 10). */
  receive(call: Call, caller: Caller, id: string, length: number | null, body: () => Readable): Promise<void>
}

export function createUpload(ports: BrokerPorts): Upload {
  const { transfers, lifecycle, blobs, digests, access, services, room } = ports
  /** How many times a blob of this id has been committed: two uploads at once share one blob. */
  const commits = new Map<string, number>()
  const committed = (id: string): number => commits.get(id) ?? 0

  const sizeLimit = (transfer: FileTransfer): number => {
    const own = services.get(transfer.resourceId)?.maxFileTransferSize ?? null
    const limit = transfer.useScan ? limitWithScan : limitWithoutScan
    return Math.min(own ?? limit, limit)
  }

  /** The storage's error handling deletes what the other upload has stored (broker.md fact 9). */
  const deleteShared = async (id: string, before: number): Promise<void> => {
    if (committed(id) !== before) await blobs.remove(id)
  }

  const store = async (
    call: Call,
    transfer: FileTransfer,
    part: string,
    body: Readable,
  ): Promise<Received> => {
    const before = committed(transfer.id)
    try {
      const grow = (bytes: number): boolean => blobs.reserve(part, bytes)
      const received = await receive(body, { path: part, grow }, digests)
      if (committed(transfer.id) !== before) throw new NoRoom('Another upload was first')
      return received
    } catch (error) {
      await blobs.discard(part)
      await deleteShared(transfer.id, before)
      if (error instanceof NoRoom) {
        lifecycle.fail(transfer.id, uploadError)
        // What the sender still has to say is read, so that it hears the answer.
        body.resume()
        throw brokerError(call, 'BRO-00008')
      }
      // The sender has gone: nobody is told and the status stays.
      throw error
    }
  }

  return {
    async receive(call, caller, id, length, body) {
      const transfer = transfers.get(id)
      if (transfer === null) throw brokerError(call, 'BRO-00001')
      access.requireSender(call, caller, transfer)
      if (transfer.status !== 'Initialized' && transfer.status !== 'UploadStarted') {
        throw brokerError(call, 'BRO-00004')
      }
      if (length !== null && length > sizeLimit(transfer)) throw brokerError(call, 'BRO-00016')
      lifecycle.uploadStarted(transfer.id)
      const part = blobs.partPath()
      await room.make(length ?? 0)
      const received = await store(call, transfer, part, body())
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
    },
  }
}
