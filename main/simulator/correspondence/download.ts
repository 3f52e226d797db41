/** Downloads of a recipient: one attachment, or all of them in an archive. correspondence.md §5. */
import { Readable } from 'node:stream'
import { contentDisposition, extendedName } from '../broker/download.ts'
import { internalError } from '../broker/problems.ts'
import type { Call } from '../http/call.ts'
import { Refused, type BodyStream, type Reply } from '../http/reply.ts'
import type { Caller } from './access.ts'
import { isShownInline, typeOf } from './attachment-model.ts'
import type { Attachment, Use } from './attachments.ts'
import { received } from './lookup.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError } from './problems.ts'
import { distinctNames, zipOf } from './zip.ts'

/** Bytes in one archive; its message speaks of 25 MB. */
const largestArchive = 2_000_000_000

/** The file of an attachment; an upload that never came is an error of the service. */
export function fileOf({ blobs }: CorrespondencePorts, call: Call, id: string): BodyStream {
  const size = blobs.size(id)
  if (size === null) throw new Refused(internalError(call))
  return { length: size, open: () => (size === 0 ? Readable.from([]) : blobs.open(id, 0, size - 1)) }
}

/** Refuses with 2019 or 2020. */
export function checkIsThere(call: Call, attachment: Attachment, expires: number | null, now: number): void {
  const { status } = attachment.status
  if (status === 'Purged') throw correspondenceError(call, 2019)
  if (status === 'Expired' || (expires !== null && expires <= now)) throw correspondenceError(call, 2020)
}

/** The attachment's resource may be another one than the message's, with another policy. */
function allowed(
  ports: CorrespondencePorts,
  call: Call,
  caller: Caller,
  party: string,
  use: Use,
): Attachment {
  const attachment = ports.attachments.get(use.attachmentId)
  if (attachment === null) throw correspondenceError(call, 2001)
  const resource = ports.resources.get(attachment.resourceId)
  if (!ports.access.permits(caller, resource, party)) throw correspondenceError(call, 4001)
  checkIsThere(call, attachment, use.expires, ports.clock.stamp())
  return attachment
}

export function download(ports: CorrespondencePorts, call: Call, caller: Caller): Reply {
  const message = received(ports, call, caller)
  const wanted = call.params['attachmentId']?.toLowerCase()
  const use = ports.attachments.usedBy(message.id).find(({ attachmentId }) => attachmentId === wanted)
  if (use === undefined) throw correspondenceError(call, 2001)
  const { id, fileName } = allowed(ports, call, caller, message.recipient, use)
  const body = fileOf(ports, call, id)
  // Written down before the first byte: whether they arrive nobody knows.
  ports.lifecycle.downloaded(message, caller.party)
  return {
    status: 200,
    headers: {
      'Content-Type': typeOf(fileName),
      'Content-Disposition': isShownInline(fileName)
        ? `inline; filename*=${extendedName(fileName)}`
        : contentDisposition(fileName),
    },
    body,
  }
}

export function downloadAll(ports: CorrespondencePorts, call: Call, caller: Caller): Reply {
  const message = received(ports, call, caller)
  const uses = ports.attachments.usedBy(message.id)
  if (uses.length === 0) throw correspondenceError(call, 2001)
  const files = uses.map((use) => allowed(ports, call, caller, message.recipient, use))
  if (files.reduce((sum, { size }) => sum + size, 0) > largestArchive) throw correspondenceError(call, 2023)
  const names = distinctNames(files.map(({ fileName }) => fileName))
  const entries = files.map(({ id, fileName }, index) => {
    const { length, open } = fileOf(ports, call, id)
    return { name: names[index] ?? fileName, size: length, open }
  })
  ports.lifecycle.downloaded(message, caller.party)
  const name = message.title.replace(/[<>:"/\\|?*\u0000-\u001f]/g, '_')
  return {
    status: 200,
    headers: { 'Content-Type': 'application/zip', 'Content-Disposition': contentDisposition(`${name}.zip`) },
    body: zipOf(entries),
  }
}
