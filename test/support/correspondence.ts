/** A Correspondence client over a scripted network, its answers, and an order that the service takes. */
import { createCorrespondence } from '../../main/altinn/correspondence/client.ts'
import type { MessageOrder, NewFile } from '../../main/altinn/correspondence/order-types.ts'
import {
  countingRandom,
  organisation,
  otherOrganisation,
  type Script,
  type ScriptedAnswer,
} from './altinn.ts'
import { scriptedService, type ScriptedOptions } from './scripted-service.ts'

export const messageId = '6dcaf7a3-8f2b-4f0e-9a55-0f7f7a1a2b3c'
export const attachmentId = '0c3b7f52-5f0e-4d0b-9f6a-2b0d0b9d3c11'
export const readScope = 'altinn:correspondence.read'
export const writeScope = 'altinn:correspondence.write'

/** As the service prints it: explicit nulls, microseconds, URNs. */
export const overviewBody = {
  resourceId: 'melding-fjordby',
  sender: `urn:altinn:organization:identifier-no:${otherOrganisation}`,
  sendersReference: 'ref',
  messageSender: null,
  content: {
    language: 'nb',
    messageTitle: 'Tittel',
    messageSummary: null,
    messageBody: '# Hei',
    attachments: [
      {
        created: '2026-08-18T11:40:50+00:00',
        dataLocationType: 'AltinnCorrespondenceAttachment',
        status: 'Published',
        statusText: 'Published',
        statusChanged: '2026-08-18T11:40:51.123456+00:00',
        id: attachmentId,
        fileName: '../../etc/passwd',
        displayName: null,
        isEncrypted: false,
        checksum: 'D41D8CD98F00B204E9800998ECF8427E',
        sendersReference: 'fil',
        dataType: 'application/pdf',
        expirationTime: null,
        expirationInDays: null,
      },
    ],
  },
  requestedPublishTime: '2026-08-18T11:40:50.5+00:00',
  dueDateTime: null,
  externalReferences: [{ referenceType: 'DialogportenDialogId', referenceValue: 'd' }],
  propertyList: { sak: '1' },
  replyOptions: [{ linkURL: 'https://svar.example', linkText: null }],
  notification: null,
  ignoreReservation: null,
  isConfirmationNeeded: true,
  isConfidential: false,
  allowForwarding: false,
  correspondenceId: messageId,
  recipient: `urn:altinn:organization:identifier-no:${organisation}`,
  created: '2026-08-18T11:40:50.123456+00:00',
  status: 'Published',
  statusText: 'Published',
  statusChanged: '2026-08-18T13:40:51.5+02:00',
  notifications: [{ notificationOrderId: attachmentId, isReminder: false }],
  altinn2CorrespondenceId: null,
  published: '2026-08-18T11:40:51Z',
  read: null,
}

export const detailsBody = {
  ...overviewBody,
  statusHistory: [
    { status: 'Fetched', statusText: 'Fetched', statusChanged: '2026-08-18T12:00:00+00:00' },
    { status: 'Published', statusText: 'Published', statusChanged: '2026-08-18T11:40:51+00:00' },
  ],
  notifications: [],
  systemLabel: 'Default',
}

export const attachmentBody = {
  attachmentId,
  resourceId: 'melding-fjordby',
  sender: `urn:altinn:organization:identifier-no:${organisation}`,
  fileName: 'a.pdf',
  displayName: null,
  isEncrypted: false,
  checksum: '',
  sendersReference: 'fil',
  expirationInDays: null,
  status: 'UploadProcessing',
  statusText: 'UploadProcessing',
  statusChanged: '2026-08-18T11:40:51+00:00',
  correspondenceIds: [],
  dataType: 'application/pdf',
}

/** A business error as the service's library writes it. */
export const refusal = (status: number, number: number, detail = 'Their own words'): ScriptedAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: {
    ...{ type: 'https://tools.ietf.org/html/rfc9110', title: 'T', status, detail },
    ...{ code: `CORR-${String(number).padStart(5, '0')}`, errorCode: number, traceId: '00-abc' },
  },
})

export const orderOf = (changes: Partial<MessageOrder> = {}): MessageOrder => ({
  resourceId: 'ovelse-melding-fjordby',
  reference: 'ref',
  recipients: [otherOrganisation],
  senderName: '',
  language: 'nb',
  title: 'Tittel',
  summary: '',
  body: 'Hei',
  publishAt: null,
  dueAt: null,
  needsConfirmation: false,
  isConfidential: false,
  allowsForwarding: false,
  ignoreReservation: false,
  existingAttachments: [],
  externalReferences: [],
  properties: {},
  replyOptions: [],
  notification: null,
  idempotentKey: null,
  ...changes,
})

/** In blocks, as a file is read. */
async function* inBlocks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

export function fileOf(
  fileName: string,
  content: string | Uint8Array,
  changes: Partial<NewFile> = {},
): NewFile {
  const bytes = Buffer.from(content)
  return {
    ...{ fileName, displayName: '', reference: fileName, checksum: null, isEncrypted: false },
    expiresInDays: null,
    ...{ length: bytes.byteLength, stream: inBlocks(bytes) },
    ...changes,
  }
}

export function buildCorrespondence(script: ScriptedAnswer | Script, options: ScriptedOptions = {}) {
  const { ports, ...service } = scriptedService(script, options)
  return { correspondence: createCorrespondence({ ...ports, random: countingRandom() }), ...service }
}
