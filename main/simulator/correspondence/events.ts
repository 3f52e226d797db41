/** What Correspondence posts to Altinn Events. correspondence.md §4. */
import { randomUUID } from 'node:crypto'
import type { CloudEvents } from '../broker/cloud-events.ts'
import { formatStamp, type Clock } from '../clock.ts'
import type { Attachment } from './attachments.ts'
import type { Message } from './messages.ts'
import { identifierOf, organisationOfUrn, urnOf } from './parties.ts'

type AttachmentEventName = 'initialized' | 'published' | 'uploadfailed' | 'expired'
export type MessageEventName =
  | 'initialized'
  | 'published'
  | 'publishfailed'
  | 'purged'
  | 'receiverread'
  | 'receiverconfirmed'
  | 'receiverneverread'
  | 'receiverneverconfirmed'
  | 'notificationfailed'
  | 'notificationallfailed'
  | 'notificationdelivered'
  | 'notificationreminderdelivered'

export interface MessageEvents {
  attachment(name: AttachmentEventName, attachment: Attachment): void
  /** To the sender, but for those that are the recipient's by their name. */
  message(name: MessageEventName, message: Message): void
  order(orderId: string, message: Message): void
}

const forRecipient: readonly MessageEventName[] = ['published', 'receiverneverread', 'receiverneverconfirmed']

/** `platform` answers the base of Altinn's APIs. */
export function createMessageEvents(
  events: CloudEvents,
  clock: Clock,
  platform: () => string,
): MessageEvents {
  const post = (
    type: string,
    facts: { source: string; instance: string; resource: string; party: string },
  ): void => {
    const id = randomUUID()
    const { source, instance, resource, party } = facts
    const kind = organisationOfUrn(party) === null ? 'person' : 'organisation'
    events.add(id, `no.altinn.correspondence.${type}`, {
      specversion: '1.0',
      id,
      type: `no.altinn.correspondence.${type}`,
      time: formatStamp(clock.stamp()),
      resource: `urn:altinn:resource:${resource}`,
      resourceinstance: instance,
      subject: party,
      alternativesubject: `/${kind}/${identifierOf(party)}`,
      source: `${platform()}/correspondence/api/v1/${source}`,
      data: null,
    })
  }
  return {
    attachment: (name, { id, resourceId, owner }) =>
      post(`attachment${name}`, {
        ...{ source: 'attachment', instance: id, resource: resourceId, party: urnOf(owner) },
      }),
    message(name, { id, resourceId, sender, recipient }) {
      const party = forRecipient.includes(name) ? recipient : urnOf(sender)
      post(`correspondence${name}`, {
        ...{ source: 'correspondence', instance: id, resource: resourceId, party },
      })
    },
    order: (orderId, { resourceId, sender }) =>
      post('notificationcreated', {
        ...{ source: 'notification', instance: orderId, resource: resourceId, party: urnOf(sender) },
      }),
  }
}
