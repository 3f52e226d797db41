/**
 * Brings the files of a message to the service, one by one, before the message itself. An id is spent as soon as an
 * upload with it has begun: whatever happened to it, the next try makes a new one. correspondence.md facts 1 and 6, §2.2.
 */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { AttachmentOverview } from '../altinn/correspondence/types.ts'
import type { MessagePorts } from './ports.ts'
import { factsOf } from './order-of.ts'
import type { SentFile, SentRecord, SentRows } from './sent-rows.ts'

type Ports = Pick<MessagePorts, 'correspondence' | 'openFile' | 'throttle' | 'sentChanged'>

function verdictOf(seen: AttachmentOverview, file: SentFile): Result<'ready' | 'scanning'> {
  const values = { name: file.name }
  if (seen.checksum !== null && file.checksum !== null && seen.checksum !== file.checksum)
    return failure(fault('upload-checksum-mismatch', { values }))
  if (seen.status === 'Published') return success('ready')
  if (seen.status !== 'Failed' && seen.status !== 'Purged' && seen.status !== 'Expired')
    return success('scanning')
  const technical = { service: 'Correspondence', operation: 'attachment', text: seen.statusText }
  return failure(
    fault(/malware/iu.test(seen.statusText) ? 'malware-found' : 'upload-failed', { values, technical }),
  )
}

/** True when all are ready; false when some are still scanned. */
export async function uploadFiles(
  rows: SentRows,
  ports: Ports,
  record: SentRecord,
  access: Access,
  signal: AbortSignal,
): Promise<Result<boolean>> {
  const { correspondence } = ports
  const write = (file: SentFile): SentFile => {
    rows.setFile(record.id, file)
    ports.sentChanged(record.profileId, record.id)
    return file
  }

  const upload = async (file: SentFile): Promise<Result<SentFile>> => {
    const made = await correspondence.createAttachment(
      access,
      { ...factsOf(file, record), resourceId: record.serviceId },
      signal,
    )
    if (!made.ok) return made
    const begun = write({ ...file, attachmentId: made.value.id, state: 'uploading' })
    const source = ports.openFile(file)
    const body = { length: file.size, stream: ports.throttle.pass('up', source.stream, signal) }
    const sent = await correspondence.uploadAttachment(access, made.value.id, body, signal)
    if (!sent.ok) {
      source.abandon()
      write({ ...file, attachmentId: null, state: 'waiting' })
      return failure(source.brokenBy() ?? sent.fault)
    }
    return success(write({ ...begun, checksum: await source.checksum(), state: 'scanning' }))
  }
  const bring = async (file: SentFile): Promise<Result<boolean>> => {
    if (file.state === 'ready') return success(true)
    // Killed in the middle of an upload: the id is spent, and a new one is made.
    const uploaded = file.state === 'scanning' ? success(file) : await upload(file)
    if (!uploaded.ok) return uploaded
    const id = uploaded.value.attachmentId
    if (id === null) return failure(fault('internal'))
    const seen = await correspondence.attachment(access, id, signal)
    if (!seen.ok) return seen
    const verdict = verdictOf(seen.value, uploaded.value)
    if (!verdict.ok) {
      write({ ...uploaded.value, attachmentId: null, state: 'failed' })
      return verdict
    }
    if (verdict.value === 'ready') write({ ...uploaded.value, state: 'ready' })
    return success(verdict.value === 'ready')
  }

  let allReady = true
  for (const file of rows.files(record.id)) {
    if (signal.aborted) return failure(fault('stopping'))
    const brought = await bring(file)
    if (!brought.ok) return brought
    allReady &&= brought.value
  }
  return success(allReady)
}
