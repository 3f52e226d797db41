/** Broker's answers, parsed: unknown fields are tolerated, wrong types and unknown states are not. broker.md §1.6. */
import { z } from 'zod'
import { parseOrganisationNumber } from '../../lib/organisation-number.ts'
import { byTime, checksum, properties, textOrNone, time } from '../answer-fields.ts'
import type { Details, FileTransferStatus, Overview, RecipientStatus } from './types.ts'

const fileTransferStatus = z.enum([
  'Initialized',
  'UploadStarted',
  'UploadProcessing',
  'Published',
  'Cancelled',
  'AllConfirmedDownloaded',
  'Purged',
  'Failed',
]) satisfies z.ZodType<FileTransferStatus>
const recipientStatus = z.enum([
  'Initialized',
  'DownloadStarted',
  'DownloadConfirmed',
]) satisfies z.ZodType<RecipientStatus>

/** `0192:` or the URN, as it was given at initialize (fact 4). */
const organisation = z.string().transform((text, context) => {
  const parsed = parseOrganisationNumber(text)
  if (parsed !== null) return parsed
  context.addIssue('not an organisation number')
  return z.NEVER
})
export const fileTransferId = z.guid()

const recipient = z
  .object({
    recipient: organisation,
    currentRecipientFileTransferStatusCode: recipientStatus,
    currentRecipientFileTransferStatusChanged: time,
  })
  .transform((state) => ({
    organisation: state.recipient,
    status: state.currentRecipientFileTransferStatusCode,
    changedAt: state.currentRecipientFileTransferStatusChanged,
  }))

const common = z.object({
  fileTransferId,
  resourceId: z.string(),
  fileName: z.string(),
  sendersFileTransferReference: textOrNone,
  checksum,
  useVirusScan: z.boolean().default(true),
  fileTransferSize: z.number().int().nonnegative(),
  fileTransferStatus,
  fileTransferStatusText: textOrNone,
  fileTransferStatusChanged: time,
  created: time,
  expirationTime: time,
  sender: organisation,
  recipients: z.array(recipient),
  propertyList: properties,
})

function commonOf(answer: z.infer<typeof common>): Omit<Overview, 'publishedAt'> {
  return {
    fileTransferId: answer.fileTransferId,
    resourceId: answer.resourceId,
    fileName: answer.fileName,
    reference: answer.sendersFileTransferReference,
    checksum: answer.checksum,
    useVirusScan: answer.useVirusScan,
    size: answer.fileTransferSize,
    status: answer.fileTransferStatus,
    statusText: answer.fileTransferStatusText,
    statusChangedAt: answer.fileTransferStatusChanged,
    createdAt: answer.created,
    expiresAt: answer.expirationTime,
    sender: answer.sender,
    recipients: answer.recipients,
    properties: answer.propertyList,
  }
}

export const overviewSchema: z.ZodType<Overview> = common
  .extend({ published: time.nullish() })
  .transform((answer) => ({ ...commonOf(answer), publishedAt: answer.published ?? null }))

const historyEntry = z
  .object({ fileTransferStatus, fileTransferStatusText: textOrNone, fileTransferStatusChanged: time })
  .transform((entry) => ({
    status: entry.fileTransferStatus,
    text: entry.fileTransferStatusText,
    at: entry.fileTransferStatusChanged,
  }))
const recipientHistoryEntry = z
  .object({
    recipient: organisation,
    recipientFileTransferStatusCode: recipientStatus,
    recipientFileTransferStatusText: textOrNone,
    recipientFileTransferStatusChanged: time,
  })
  .transform((entry) => ({
    organisation: entry.recipient,
    status: entry.recipientFileTransferStatusCode,
    text: entry.recipientFileTransferStatusText,
    at: entry.recipientFileTransferStatusChanged,
  }))

export const detailsSchema: z.ZodType<Details> = common
  .extend({
    fileTransferStatusHistory: z.array(historyEntry),
    recipientFileTransferStatusHistory: z.array(recipientHistoryEntry),
  })
  .transform((answer) => ({
    ...commonOf(answer),
    history: answer.fileTransferStatusHistory.toSorted(byTime),
    recipientHistory: answer.recipientFileTransferStatusHistory.toSorted(byTime),
  }))

export const createdSchema = z
  .object({ fileTransferId })
  .transform((answer) => ({ id: answer.fileTransferId }))
export const searchSchema: z.ZodType<readonly string[]> = z.array(fileTransferId)
