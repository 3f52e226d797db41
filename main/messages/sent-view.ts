/** Sent messages as a door sees them: no paths, our own property left out. */
import type { SentMessage, SentMessageDetail } from '../../preload/contract/message-models.ts'
import { ownProperties, partyKind } from './order-of.ts'
import type { MessagePorts } from './ports.ts'
import type { SentRecord, SentRows } from './sent-rows.ts'

type ViewPorts = Pick<MessagePorts, 'organisationOf' | 'serviceOf'>

export function sentView(record: SentRecord, rows: SentRows, ports: ViewPorts): SentMessage {
  const { id, profileId, order, state, closed, retryAt, createdAt, updatedAt } = record
  const service = ports.serviceOf(profileId, record.serviceId)
  return {
    ...{ id, profileId, state, retryAt, createdAt, updatedAt },
    fault: closed ?? record.fault,
    title: order.title,
    service: { id: service.id, title: service.title, owner: service.owner },
    recipients: rows.recipients(id).map(({ recipient, status, statusText, changedAt, notification }) => ({
      party: {
        kind: partyKind(recipient),
        number: recipient,
        name: partyKind(recipient) === 'person' ? null : ports.organisationOf(profileId, recipient).name,
      },
      ...{ status, statusText, changedAt, notification },
    })),
    needsConfirmation: order.needsConfirmation,
    confidential: order.confidential,
    publishAt: order.publishAt,
    dueAt: order.dueAt,
    attachmentCount: rows.files(id).length,
  }
}

export function sentDetail(record: SentRecord, rows: SentRows, ports: ViewPorts): SentMessageDetail {
  return {
    ...sentView(record, rows, ports),
    order: { ...record.order, properties: ownProperties(record.order.properties) },
    files: rows.files(record.id).map(({ name, size, state }) => ({ name, size, state, fault: null })),
  }
}
