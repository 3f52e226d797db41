/** Attachments as their sender handles them: make, upload, look, download, delete. correspondence.md §1.3, §2.2. */
import { NoRoom, receive, type Received } from '../broker/receive.ts'
import { formatStamp } from '../clock.ts'
import type { Call } from '../http/call.ts'
import type { Reply } from '../http/reply.ts'
import type { Caller } from './access.ts'
import { checkExpiration, checkFileName, readFile, typeOf } from './attachment-model.ts'
import type { Attachment } from './attachments.ts'
import { checkIsThere, fileOf } from './download.ts'
import { fieldsOf, type Reading } from './fields.ts'
import { readResource } from './initialize-model.ts'
import { urnOf } from './parties.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError, validationProblem } from './problems.ts'

const largestStream = 50_000_000_000

/** Answers the id. */
export function initializeAttachment(
  ports: CorrespondencePorts,
  call: Call,
  caller: Caller,
  input: unknown,
): string {
  const { resources, access, attachments, clock, events } = ports
  const reading: Reading = { invalid: {}, form: false }
  const fields = fieldsOf(reading, input)
  const resourceId = readResource(fields)
  const file = readFile(fields)
  if (Object.keys(reading.invalid).length > 0) throw validationProblem(call, reading.invalid)
  const resource = resources.get(resourceId)
  if (resource === null) throw correspondenceError(call, 1036)
  if (!access.isOwner(caller, resource)) throw correspondenceError(call, 4001)
  if (resource.type !== 'CorrespondenceService') throw correspondenceError(call, 4009)
  checkFileName(call, file)
  checkExpiration(call, file)
  const id = attachments.insert(resourceId, resource.owner, file, clock.stamp())
  const attachment = attachments.get(id)
  if (attachment !== null) events.attachment('initialized', attachment)
  return id
}

/** Refuses with 2001 or 4001. */
function own(ports: CorrespondencePorts, call: Call, caller: Caller): Attachment {
  const attachment = ports.attachments.get(call.params['attachmentId'] ?? '')
  if (attachment === null) throw correspondenceError(call, 2001)
  if (!ports.access.isOwner(caller, ports.resources.get(attachment.resourceId))) {
    throw correspondenceError(call, 4001)
  }
  return attachment
}

async function receiveFile(
  ports: CorrespondencePorts,
  call: Call,
  id: string,
  part: string,
): Promise<Received> {
  const { blobs, digests, attachmentLifecycle } = ports
  try {
    const grow = (bytes: number): boolean => blobs.reserve(part, bytes)
    return await receive(call.body(), { path: part, grow }, digests)
  } catch (error) {
    const isFull = error instanceof NoRoom
    attachmentLifecycle.fail(id, isFull ? 'Upload failed' : 'Upload interrupted')
    throw isFull ? correspondenceError(call, 2002) : error
  }
}

/** The whole file in one request; the id is used up when it begins. */
export async function uploadAttachment(
  ports: CorrespondencePorts,
  call: Call,
  caller: Caller,
): Promise<void> {
  const { attachments, attachmentLifecycle, blobs, room } = ports
  const { id, status, checksum } = own(ports, call, caller)
  // Whoever says nothing of the length may send nothing at all.
  if (call.contentLength === 0 || (call.contentLength ?? 0) > largestStream) {
    throw correspondenceError(call, 2004)
  }
  if (status.status !== 'Initialized') throw correspondenceError(call, 2005)
  attachmentLifecycle.uploadStarted(id)
  await room.make(call.contentLength ?? 0)
  const part = blobs.partPath()
  try {
    const received = await receiveFile(ports, call, id, part)
    if (checksum !== null && checksum !== received.md5) {
      attachmentLifecycle.fail(id, 'Checksum mismatch')
      throw correspondenceError(call, 2008)
    }
    // Deleted meanwhile: the bytes are nobody's.
    if (attachments.get(id)?.status.status !== 'UploadProcessing') return
    await blobs.commit(part, id)
    attachments.stored(id, received)
    attachmentLifecycle.uploaded(id)
  } finally {
    await blobs.discard(part)
  }
}

export function printAttachment(
  ports: CorrespondencePorts,
  call: Call,
  caller: Caller,
  withHistory: boolean,
) {
  const attachment = own(ports, call, caller)
  const { id, status } = attachment
  const strange = ports.switches.strangeness
  return {
    attachmentId: id,
    resourceId: attachment.resourceId,
    sender: urnOf(attachment.owner),
    fileName: attachment.fileName,
    displayName: attachment.displayName,
    // The service forgets what it was told.
    isEncrypted: false,
    checksum: attachment.checksum ?? attachment.computed ?? '',
    sendersReference: attachment.reference,
    expirationInDays: attachment.expirationInDays,
    status: strange.status ?? status.status,
    statusText: strange.status ?? status.text,
    statusChanged: formatStamp(status.at),
    correspondenceIds: ports.attachments.usesOf(id).map(({ messageId }) => messageId),
    dataType: typeOf(attachment.fileName),
    ...(strange.fields ? { scannedBy: { name: 'unknown' } } : {}),
    ...(withHistory
      ? {
          statusHistory: ports.attachments.history(id).map(({ status: reached, text, at }) => ({
            ...{ status: reached, statusText: text, statusChanged: formatStamp(at) },
          })),
        }
      : {}),
  }
}

/** Before the scan too; no longer when a message with it has been published. */
export function downloadOwn(ports: CorrespondencePorts, call: Call, caller: Caller): Reply {
  const attachment = own(ports, call, caller)
  const isOut = ports.attachments
    .usesOf(attachment.id)
    .some(({ messageId }) => typeof ports.messages.get(messageId)?.published === 'number')
  if (isOut) throw correspondenceError(call, 2016)
  checkIsThere(call, attachment, null, ports.clock.stamp())
  const body = fileOf(ports, call, attachment.id)
  return { status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body }
}

export async function deleteAttachment(
  ports: CorrespondencePorts,
  call: Call,
  caller: Caller,
): Promise<void> {
  const { id, status } = own(ports, call, caller)
  if (status.status === 'Purged') throw correspondenceError(call, 2006)
  if (status.status === 'Expired') throw correspondenceError(call, 2018)
  if (ports.attachments.usesOf(id).length > 0) throw correspondenceError(call, 2007)
  await ports.attachmentLifecycle.purge(id)
}
