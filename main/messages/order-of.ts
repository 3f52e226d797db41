/** A message as the person wrote it, in the words of the client of Correspondence. */
import type { MessageOrder, NotificationOrder } from '../../preload/contract/message-models.ts'
import type {
  FileFacts,
  MessageOrder as ServiceOrder,
  NotificationChannel,
  NotificationOrder as ServiceNotification,
  NotificationRecipient,
  OrderedReference,
} from '../altinn/correspondence/order-types.ts'
import { parseOrganisationNumber } from '../lib/organisation-number.ts'
import { parsePersonNumber } from '../lib/person-number.ts'
import type { SentFile, SentRecord } from './sent-rows.ts'

/** One of the ten properties a message may have is ours: an order whose answer was lost is found again by it. */
export const clientIdProperty = 'budstikkeId'

const channels: Readonly<Record<NotificationOrder['channel'], NotificationChannel>> = {
  email: 'Email',
  sms: 'Sms',
  emailPreferred: 'EmailPreferred',
  smsPreferred: 'SmsPreferred',
  emailAndSms: 'EmailAndSms',
}
const referenceTypes: readonly OrderedReference['type'][] = [
  'Generic',
  'AltinnAppInstance',
  'AltinnBrokerFileTransfer',
  'DialogportenDialogId',
  'DialogportenProcessId',
  'DialogportenTransmissionType',
]

function contactOf(text: string): NotificationRecipient {
  if (text.includes('@')) return { email: text.trim() }
  const organisation = parseOrganisationNumber(text)
  if (organisation !== null) return { organisation }
  const person = parsePersonNumber(text)
  return person === null ? { mobile: text.replaceAll(/\s/gu, '') } : { person }
}

const textOf = (text: NotificationOrder['text']) => ({ ...text, contentType: 'Plain' as const })

function notificationOf(notification: NotificationOrder): ServiceNotification {
  const { template, channel, text, reminder, recipients, onlyThese } = notification
  return {
    template: template === 'generic' ? 'GenericAltinnMessage' : 'CustomMessage',
    channel: channels[channel],
    text: textOf(text),
    reminder:
      reminder === null
        ? null
        : {
            channel: reminder.channel === null ? null : channels[reminder.channel],
            text: textOf(reminder.text),
          },
    recipients: recipients.map(contactOf),
    onlyThese,
  }
}

/** The reference is our own id where the person has given none: the service demands one. */
export const referenceOf = ({ id, order }: Pick<SentRecord, 'id' | 'order'>): string =>
  order.reference.trim() === '' ? id : order.reference.trim()

/** What is said of a file of this message. */
export function factsOf(file: Pick<SentFile, 'name'>, record: Pick<SentRecord, 'id' | 'order'>): FileFacts {
  return {
    fileName: file.name,
    displayName: '',
    reference: referenceOf(record),
    ...{ checksum: null, isEncrypted: false, expiresInDays: null },
  }
}

export function serviceOrderOf(
  record: Pick<SentRecord, 'id' | 'order'>,
  recipients: readonly string[],
  existingAttachments: readonly string[],
): ServiceOrder {
  const { id, order } = record
  return {
    resourceId: order.serviceId,
    reference: referenceOf(record),
    recipients,
    senderName: order.senderName.trim(),
    language: order.language,
    title: order.title.trim(),
    summary: order.summary.trim(),
    body: order.body,
    publishAt: order.publishAt,
    dueAt: order.dueAt,
    needsConfirmation: order.needsConfirmation,
    isConfidential: order.confidential,
    allowsForwarding: order.allowsForwarding,
    ignoreReservation: order.ignoreReservation !== null,
    existingAttachments,
    externalReferences: order.externalReferences.map(({ type, value }) => ({
      type: referenceTypes.find((known) => known === type) ?? 'Generic',
      value,
    })),
    properties: { ...order.properties, [clientIdProperty]: id },
    replyOptions: order.replyOptions,
    notification: order.notification === null ? null : notificationOf(order.notification),
    idempotentKey: recipients.length === 1 ? id : null,
  }
}

/** The number of a party as the service names it. */
export function partyNumber(urn: string): string {
  const last = urn.split(':').at(-1) ?? urn
  return parseOrganisationNumber(last) ?? parsePersonNumber(last) ?? last
}

export const partyKind = (number: string): 'organisation' | 'person' =>
  number.length === 11 ? 'person' : 'organisation'

/** Orders carry our property; whoever shows them leaves it out. */
export function ownProperties(properties: MessageOrder['properties']): MessageOrder['properties'] {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== clientIdProperty))
}
