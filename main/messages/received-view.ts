/** Received messages as a door sees them: no paths, and no body before the person has opened it. */
import type {
  MessageFile,
  ReceivedMessage,
  ReceivedMessageDetail,
} from '../../preload/contract/message-models.ts'
import type { MessagePorts } from './ports.ts'
import type { ReceivedFileRecord, ReceivedRecord, ReceivedRows } from './received-rows.ts'

type ViewPorts = Pick<MessagePorts, 'organisationOf' | 'serviceOf'>

const orNull = (text: string): string | null => (text === '' ? null : text)
const nameOf = (path: string | null): string | null => path?.split(/[/\\]/u).at(-1) ?? null

/** Whoever sends is an organisation; should the service once name another kind of party, it has no number. */
const senderOf = (record: ReceivedRecord, ports: ViewPorts) =>
  /^\d{9}$/.test(record.sender)
    ? ports.organisationOf(record.profileId, record.sender)
    : { number: '000000000', name: orNull(record.facts.senderName) ?? record.sender }

export function receivedView(record: ReceivedRecord, rows: ReceivedRows, ports: ViewPorts): ReceivedMessage {
  const { id, profileId, correspondenceId, facts, state, unread, needsConfirmation } = record
  const service = ports.serviceOf(profileId, record.serviceId)
  return {
    ...{ id, profileId, correspondenceId, state, unread, needsConfirmation },
    kind: 'message',
    title: facts.title,
    summary: facts.summary,
    sender: senderOf(record, ports),
    senderName: orNull(facts.senderName),
    service: { id: service.id, title: service.title, owner: service.owner },
    reference: orNull(facts.reference),
    confidential: facts.confidential,
    dueAt: facts.dueAt,
    publishedAt: record.publishedAt,
    confirmedAt: record.confirmedAt,
    attachmentCount: rows.files(id).length,
    pending: record.pending,
    // Why nothing is said comes before what else is wrong with it.
    fault: record.closed ?? record.fault,
    retryAt: record.retryAt,
  }
}

const fileView = (file: ReceivedFileRecord): MessageFile => ({
  id: file.id,
  name: file.name,
  size: file.size,
  contentType: file.contentType,
  expiresAt: file.expiresAt,
  state: file.state,
  savedName: nameOf(file.savedPath),
  checksum: file.state === 'saved' ? file.checksum : null,
  fault: file.fault,
})

export function receivedDetail(
  record: ReceivedRecord,
  rows: ReceivedRows,
  ports: ViewPorts,
): ReceivedMessageDetail {
  const { facts } = record
  return {
    ...receivedView(record, rows, ports),
    body: record.state === 'new' ? null : facts.body,
    language: facts.language,
    attachments: rows.files(record.id).map(fileView),
    replyOptions: [...facts.replyOptions],
    externalReferences: [...facts.externalReferences],
    properties: facts.properties,
    allowsForwarding: facts.allowsForwarding,
  }
}
