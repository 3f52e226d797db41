/** Everything a test may want to know of messages, in one answer. */
import { formatStamp } from '../clock.ts'
import type { CorrespondencePorts } from './ports.ts'
import type { MessageServices } from './services.ts'
import { highestOf } from './statuses.ts'

export function stateOf({ messages, attachments, blobs }: CorrespondencePorts, services: MessageServices) {
  const existing = <T>(entries: readonly (T | null)[]): readonly T[] =>
    entries.filter((entry) => entry !== null)
  return {
    services: services.all(),
    messages: existing(messages.ids().map((id) => messages.get(id))).map((message) => {
      const history = messages.history(message.id)
      return {
        id: message.id,
        resourceId: message.resourceId,
        sender: message.sender,
        recipient: message.recipient,
        reference: message.reference,
        idempotentKey: message.idempotentKey,
        title: message.title,
        body: message.body,
        status: highestOf(history).status,
        statusText: highestOf(history).text,
        published: message.published === null ? null : formatStamp(message.published),
        history: history.map(({ status }) => status),
        attachments: attachments.usedBy(message.id).map(({ attachmentId }) => attachmentId),
      }
    }),
    attachments: existing(attachments.ids().map((id) => attachments.get(id))).map((attachment) => ({
      id: attachment.id,
      resourceId: attachment.resourceId,
      fileName: attachment.fileName,
      reference: attachment.reference,
      size: attachment.size,
      computed: attachment.computed,
      status: attachment.status.status,
      statusText: attachment.status.text,
      history: attachments.history(attachment.id).map(({ status }) => status),
      messages: attachments.usesOf(attachment.id).map(({ messageId }) => messageId),
      onDisk: blobs.size(attachment.id) !== null,
    })),
  }
}
