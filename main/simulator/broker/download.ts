/** Download and confirm: what a recipient does. broker.md §2.3, §2.4, §5.2. */
import { Readable } from 'node:stream'
import type { Call } from '../http/call.ts'
import { empty, Refused, type Reply } from '../http/reply.ts'
import type { Caller } from './access.ts'
import type { BrokerPorts } from './ports.ts'
import { brokerError, internalError } from './problems.ts'
import { parseRange } from './range.ts'
import { highestStatus, type FileTransfer } from './transfers.ts'

/** Ranged requests are written down at most this often per transfer and organisation, microseconds. */
const rangedDebounce = 5 * 60 * 1_000_000
const plainToken = /^[\w!#$&+.^`|~-]+$/

/** The value of `filename*`: UTF-8, and all that is special encoded (RFC 5987). */
export function extendedName(fileName: string): string {
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `UTF-8''${encoded}`
}

/** As ASP.NET writes it: an ASCII form and, beside it, the real one. */
export function contentDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]/g, '_')
  const plain = plainToken.test(ascii) ? ascii : `"${ascii.replace(/["\\]/g, '\\$&')}"`
  return `attachment; filename=${plain}; filename*=${extendedName(fileName)}`
}

function found(ports: BrokerPorts, call: Call, caller: Caller): FileTransfer {
  const transfer = ports.transfers.get(call.params['id'] ?? '')
  if (transfer === null) throw brokerError(call, 'BRO-00001')
  ports.access.requireRecipient(call, caller, transfer)
  return transfer
}

/** Any request counts as an attempt, even for one byte; nobody knows whether the bytes arrive. */
function noteAttempt(ports: BrokerPorts, transfer: FileTransfer, caller: Caller, ranged: boolean): void {
  const latest = ports.transfers
    .recipientEvents(transfer.id)
    .findLast(
      ({ organisation, status }) => organisation === caller.organisation && status === 'DownloadStarted',
    )
  const recent = latest !== undefined && ports.clock.stamp() - latest.at < rangedDebounce
  if (ranged && recent) return
  ports.lifecycle.downloadStarted(transfer.id, caller.organisation, caller.vendor)
}

export function download(ports: BrokerPorts, call: Call, caller: Caller): Reply {
  const transfer = found(ports, call, caller)
  if (transfer.status !== 'Published' && transfer.status !== 'AllConfirmedDownloaded') {
    throw brokerError(call, 'BRO-00007')
  }
  const size = ports.blobs.size(transfer.id)
  const range = parseRange(call.headers.range, size ?? 0)
  noteAttempt(ports, transfer, caller, range.kind !== 'whole')
  if (size === null) throw new Refused(internalError(call))
  if (range.kind === 'unsatisfiable') throw brokerError(call, 'BRO-00029')
  const first = range.kind === 'part' ? range.first : 0
  const last = range.kind === 'part' ? range.last : size - 1
  const length = last - first + 1
  return {
    status: range.kind === 'part' ? 206 : 200,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': contentDisposition(transfer.fileName),
      'Accept-Ranges': 'bytes',
      ...(range.kind === 'part' ? { 'Content-Range': `bytes ${first}-${last}/${size}` } : {}),
    },
    body: {
      length,
      open: () => (length === 0 ? Readable.from([]) : ports.blobs.open(transfer.id, first, last)),
    },
  }
}

export function confirm(ports: BrokerPorts, call: Call, caller: Caller): Reply {
  const transfer = found(ports, call, caller)
  if (transfer.status !== 'Published') throw brokerError(call, 'BRO-00010')
  const reached = highestStatus(ports.transfers.recipientEvents(transfer.id), caller.organisation)
  if (reached === 'DownloadConfirmed') return empty(204)
  if (reached === 'Initialized') throw brokerError(call, 'BRO-00019')
  ports.lifecycle.confirm(transfer, caller.organisation, caller.vendor)
  return empty(204)
}
