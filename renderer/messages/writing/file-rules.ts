/** Attachments that Altinn would refuse, found out before they are uploaded. correspondence.md §3.4. */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import type { FileReference } from '../../../preload/contract/models.ts'
import { fileEndings, limits } from './limits.ts'

const forbidden = /[<>:"/\\|?*\u0000-\u001F]/u
const reserved = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/iu

export function isAllowedType(name: string): boolean {
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase()
  return fileEndings.some((allowed) => allowed === ending)
}

export function isAllowedName(name: string): boolean {
  return name.length > 0 && name.length <= limits.fileName && !forbidden.test(name) && !reserved.test(name)
}

function faultOf({ name, size }: FileReference): Fault | null {
  if (!isAllowedName(name)) return fault('attachment-name-invalid', { values: { name } })
  if (!isAllowedType(name)) return fault('attachment-type-not-allowed', { values: { name } })
  return size > limits.fileSize ? fault('file-too-large', { values: { name, limit: limits.fileSize } }) : null
}

/** The same file, with why it cannot be an attachment. */
export function asAttachment(file: FileReference): FileReference {
  return file.fault === null ? { ...file, fault: faultOf(file) } : file
}
