/** What Altinn takes in a message, so that it can be told before anything is sent. correspondence.md §1.4, §3.4. */

export const limits = {
  recipients: 500,
  title: 255,
  summary: 255,
  senderName: 255,
  body: 30_000,
  /** The service takes 4,096. */
  reference: 4_000,
  files: 100,
  fileName: 255,
  /** Bytes of one file. */
  fileSize: 50_000_000_000,
  /** Bytes of all files of a message that may be forwarded. */
  forwarded: 10_000_000,
  replies: 10,
  replyAddress: 255,
  references: 10,
  /** The service takes ten; one of them is ours. */
  properties: 9,
  propertyName: 50,
  propertyValue: 300,
  noticeSubject: 512,
  noticeBody: 10_000,
  noticeSms: 2_144,
  noticeRecipients: 20,
} as const

export const fileEndings = [
  'pdf',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'ppt',
  'pps',
  'zip',
  'html',
  'txt',
  'xml',
  'json',
  'csv',
  'jpg',
  'jpeg',
  'gif',
  'bmp',
  'png',
  'dcm',
  'dicom',
] as const

/** Types of references a sender may give; the others are refused on the way in. */
export const referenceTypes = [
  'Generic',
  'AltinnAppInstance',
  'AltinnBrokerFileTransfer',
  'DialogportenDialogId',
  'DialogportenProcessId',
  'DialogportenTransmissionType',
] as const
export type ReferenceType = (typeof referenceTypes)[number]

/** Words the service replaces in a notice (correspondence.md §2.6). */
export const noticeKeywords = [
  'sendersName',
  'correspondenceRecipientName',
  'resourceName',
  'messageTitle',
  'recipientName',
  'recipientNumber',
] as const
export type NoticeKeyword = (typeof noticeKeywords)[number]

/** Replaced in title, summary and body, by each recipient's registered name (correspondence.md §2.12). */
export const namePlaceholder = '{{recipientName}}'
