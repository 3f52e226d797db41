/** Overview and details as they are printed. correspondence.md §1.7. */
import { formatStamp } from '../clock.ts'
import { fixedGuid } from '../identifiers.ts'
import { typeOf } from './attachment-model.ts'
import type { Message } from './messages.ts'
import { urnOf } from './parties.ts'
import type { CorrespondencePorts } from './ports.ts'
import { highestOf, isPurged, type StatusEvent } from './statuses.ts'

/** Whose eyes it is for. */
export interface Reader {
  /** Neither the recipient nor somebody who may see everything: the content is empty after publication. */
  readonly isOnlySender: boolean
}

const mostButtons = 3

const stampOrNull = (at: number | null): string | null => (at === null ? null : formatStamp(at))

function bodyOf({ body, replyOptions }: Message): string {
  if (replyOptions.length <= mostButtons) return body
  const list = replyOptions.map(({ linkURL, linkText }) => `- [${linkText ?? linkURL}](${linkURL})`)
  return `${body}\n\n${list.join('\n')}`
}

function attachmentsOf({ attachments }: CorrespondencePorts, message: Message): readonly unknown[] {
  return attachments.usedBy(message.id).flatMap(({ attachmentId, expires }) => {
    const attachment = attachments.get(attachmentId)
    if (attachment === null) return []
    const { fileName, displayName, isEncrypted, reference, created, status } = attachment
    return [
      {
        created: formatStamp(created),
        dataLocationType: 'AltinnCorrespondenceAttachment',
        status: status.status,
        statusText: status.text,
        statusChanged: formatStamp(status.at),
        id: attachmentId,
        fileName,
        displayName,
        isEncrypted,
        checksum: attachment.checksum ?? attachment.computed ?? '',
        sendersReference: reference,
        dataType: typeOf(fileName),
        expirationTime: stampOrNull(expires),
        expirationInDays: null,
      },
    ]
  })
}

function contentOf(ports: CorrespondencePorts, message: Message, { isOnlySender }: Reader) {
  if (isOnlySender && message.published !== null) {
    return { language: 'no', messageTitle: '', messageSummary: '', messageBody: '', attachments: [] }
  }
  return {
    language: message.language,
    messageTitle: message.title,
    messageSummary: message.summary,
    messageBody: bodyOf(message),
    attachments: attachmentsOf(ports, message),
  }
}

/** The dialog's id appears when its job has run; in a dialog of others it is the transmission's. */
function referencesOf(message: Message) {
  const { externalReferences, transmission, dialogId, published, id } = message
  if (!transmission) {
    const own = { referenceValue: dialogId ?? '', referenceType: 'DialogportenDialogId' }
    return dialogId === null ? externalReferences : [...externalReferences, own]
  }
  if (published === null) return externalReferences
  return [
    ...externalReferences,
    { referenceValue: fixedGuid(id), referenceType: 'DialogportenTransmissionId' },
  ]
}

function commonOf(
  ports: CorrespondencePorts,
  message: Message,
  history: readonly StatusEvent[],
  reader: Reader,
) {
  const highest = highestOf(history)
  const read = history.find(({ status }) => status === 'Read')
  const { status: strange } = ports.switches.strangeness
  return {
    resourceId: message.resourceId,
    sender: urnOf(message.sender),
    sendersReference: message.reference,
    messageSender: message.messageSender,
    content: contentOf(ports, message, reader),
    requestedPublishTime: formatStamp(message.requested),
    dueDateTime: stampOrNull(message.due),
    externalReferences: referencesOf(message),
    propertyList: message.properties,
    replyOptions: message.replyOptions,
    notification: null,
    ignoreReservation: message.ignoreReservation,
    isConfirmationNeeded: message.needsConfirmation,
    isConfidential: message.confidential,
    allowForwarding: message.forwarding,
    correspondenceId: message.id,
    recipient: message.recipient,
    created: formatStamp(message.created),
    status: strange ?? highest.status,
    statusText: strange ?? highest.text,
    statusChanged: formatStamp(highest.at),
    altinn2CorrespondenceId: null,
    published: stampOrNull(message.published),
    read: stampOrNull(read?.at ?? null),
    ...(ports.switches.strangeness.fields
      ? { sensitivity: { level: 'unknown', reasons: [null, 1] }, archivedBy: null }
      : {}),
  }
}

export function overviewOf(ports: CorrespondencePorts, message: Message, reader: Reader) {
  return {
    ...commonOf(ports, message, ports.messages.history(message.id), reader),
    notifications: ports.notifications
      .orders(message.id)
      .map(({ id, reminder }) => ({ notificationOrderId: id, isReminder: reminder })),
  }
}

export function detailsOf(ports: CorrespondencePorts, message: Message, reader: Reader) {
  const history = ports.messages.history(message.id)
  const hidden = ({ status }: StatusEvent): boolean =>
    reader.isOnlySender && (status === 'Archived' || isPurged(status))
  const { status: strange } = ports.switches.strangeness
  const events = history
    .filter((event) => !hidden(event))
    .map(({ status, text, at }) => ({ status, statusText: text, at }))
  const added =
    strange === null ? [] : [{ status: strange, statusText: strange, at: history.at(-1)?.at ?? 0 }]
  return {
    ...commonOf(ports, message, history, reader),
    statusHistory: [...events, ...added].map(({ status, statusText, at }) => ({
      ...{ status, statusText, statusChanged: formatStamp(at) },
    })),
    notifications: ports.notifications.print(message),
    systemLabel: 'Default',
  }
}
