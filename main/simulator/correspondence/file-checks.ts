/** What initialize refuses because of attachments, new ones and those that are there. correspondence.md §3.3. */
import { checkExpiration, checkFileName } from './attachment-model.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError } from './problems.ts'
import type { Request, UploadedFile } from './request.ts'
import type { Resource } from './resources.ts'

const mostAttachments = 100
const largestForwarded = 10_000_000
/** Bytes per file of a form. */
export const largestFormFile = 2_000_000_000
const expiryMargin = 6 * 3_600_000_000

/** By place and name, or by a name that only one has; null when there is no match for each of them. */
function matchFiles({ model, uploaded }: Request): readonly UploadedFile[] | null {
  if (model.files.length !== uploaded.length) return null
  const matched = model.files.map(({ fileName }, index) => {
    const there = uploaded[index]
    if (there?.name === fileName) return there
    const [one, ...more] = uploaded.filter(({ name }) => name === fileName)
    return more.length === 0 ? one : undefined
  })
  return matched.every((file) => file !== undefined) && new Set(matched).size === matched.length
    ? matched
    : null
}

/** Answers the uploaded file of each new attachment, in the order of the model. */
export function checkFiles(
  { attachments, attachmentLifecycle, clock }: CorrespondencePorts,
  request: Request,
  resource: Resource,
): readonly UploadedFile[] {
  const { call, model, uploaded } = request
  const existing = model.existing.map((id) => attachments.get(id)).filter((found) => found !== null)
  if (existing.some(({ owner }) => owner !== resource.owner)) throw correspondenceError(call, 1017)
  if (existing.length < model.existing.length) throw correspondenceError(call, 1007)
  if (existing.length + model.files.length > mostAttachments) throw correspondenceError(call, 1038)
  if (existing.some(({ status }) => status.status !== 'Published')) throw correspondenceError(call, 1018)
  const bytes = [...existing.map(({ size }) => size), ...uploaded.map(({ received }) => received.size)]
  const total = bytes.reduce((sum, size) => sum + size, 0)
  if (model.forwarding && total > largestForwarded) throw correspondenceError(call, 1069)
  for (const file of model.files) checkFileName(call, file)
  const matched = matchFiles(request)
  if (matched === null) throw correspondenceError(call, 1005)
  const isWrongSize = ({ received }: UploadedFile): boolean =>
    received.size === 0 || received.size > largestFormFile
  if (matched.some(isWrongSize)) throw correspondenceError(call, 2004)
  for (const file of model.files) checkExpiration(call, file)
  const ends = existing.map(({ id }) => attachmentLifecycle.latestExpiry(id))
  if (ends.some((end) => end !== null && end < clock.stamp() + expiryMargin)) {
    throw correspondenceError(call, 1055)
  }
  return matched
}
