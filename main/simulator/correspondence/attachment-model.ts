/** What is said of a file, and the rules for its name. correspondence.md §1.4, §3.4. */
import type { Call } from '../http/call.ts'
import type { Fields } from './fields.ts'
import { correspondenceError } from './problems.ts'

export interface FileModel {
  readonly fileName: string
  readonly displayName: string | null
  readonly isEncrypted: boolean
  /** MD5 as the sender gave it. */
  readonly checksum: string | null
  readonly reference: string
  readonly expirationInDays: number | null
}

export function readFile(fields: Fields): FileModel {
  const checksum = fields.optional('checksum')
  if (
    checksum !== null &&
    checksum !== '' &&
    (checksum.length !== 32 || checksum !== checksum.toLowerCase())
  ) {
    fields.fail('checksum', 'The checksum, if used, must be a MD5 hash with 32 characters in lower case')
  }
  fields.choice('dataLocationType', [
    'ExistingCorrespondenceAttachment',
    'NewCorrespondenceAttachment',
    'ExistingExternalStorage',
  ])
  return {
    fileName: fields.text('fileName', 255),
    displayName: fields.optional('displayName', 255),
    isEncrypted: fields.flag('isEncrypted') ?? false,
    checksum: checksum === '' ? null : checksum,
    reference: fields.text('sendersReference', 4_096),
    expirationInDays: fields.integer('expirationInDays'),
  }
}

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html; charset=utf-8',
  dcm: 'application/dicom',
  dicom: 'application/dicom',
}
const otherTypes = ['doc', 'xls', 'docx', 'xlsx', 'ppt', 'pps', 'zip']
const shownInline = ['pdf', 'png', 'jpg', 'jpeg', 'gif', 'bmp']

const extensionOf = (fileName: string): string => /\.([^.]*)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
/** MIME type by the name's ending: the content is looked at by nobody. */
export const typeOf = (fileName: string): string => types[extensionOf(fileName)] ?? 'application/octet-stream'
export const isShownInline = (fileName: string): boolean => shownInline.includes(extensionOf(fileName))

/** The least outside production (correspondence.md §2.3). */
const leastDays = 1

/** Refuses with 2012, 2013, 2021, in the order of the service. */
export function checkFileName(call: Call, { fileName }: FileModel): void {
  const extension = extensionOf(fileName)
  if (/[<>:"/\\|?*\u0000-\u001f]/.test(fileName)) throw correspondenceError(call, 2012)
  if (types[extension] === undefined && !otherTypes.includes(extension)) {
    throw correspondenceError(call, 2013)
  }
  if (/^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/i.test(fileName)) throw correspondenceError(call, 2021)
}

/** Refuses with 2017. */
export function checkExpiration(call: Call, { expirationInDays }: FileModel): void {
  if (expirationInDays !== null && expirationInDays < leastDays) throw correspondenceError(call, 2017)
}
