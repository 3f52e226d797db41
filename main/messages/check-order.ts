/**
 * What can be said of a message before anything of it is sent. The service would say the same, but only after the files
 * had travelled. correspondence.md §1.4, §2.8, §2.12, §3.4.
 */
import { fault } from '../../preload/contract/fault.ts'
import type { MessageOrder } from '../../preload/contract/message-models.ts'
import type { MessageService } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { parseOrganisationNumber } from '../lib/organisation-number.ts'
import { parsePersonNumber } from '../lib/person-number.ts'
import type { TakenFile } from './ports.ts'

/** Endings that the service takes (correspondence.md §3.4). */
const endings: ReadonlySet<string> = new Set(
  'doc xls docx xlsx ppt pps zip pdf html txt xml jpg jpeg gif bmp png json csv dcm dicom'.split(' '),
)
const hasTags = (text: string): boolean => /<\/?[a-z][^>]*>/iu.test(text) || /^#{1,6}\s/mu.test(text)
const isHttps = (address: string): boolean => URL.canParse(address) && new URL(address).protocol === 'https:'

/** Nine or eleven digits each, every one once. Faults: message-recipient-invalid, recipient-twice. */
export function readRecipients(given: readonly string[]): Result<readonly string[]> {
  const numbers: string[] = []
  for (const value of given) {
    const number = parseOrganisationNumber(value) ?? parsePersonNumber(value)
    if (number === null) return failure(fault('message-recipient-invalid', { values: { value } }))
    if (numbers.includes(number)) return failure(fault('recipient-twice', { values: { value } }))
    numbers.push(number)
  }
  if (numbers.length === 0) return failure(fault('recipient-missing'))
  return numbers.length > 500 ? failure(fault('message-recipient-invalid')) : success(numbers)
}

type Rule = (order: MessageOrder, service: MessageService, now: number) => Parameters<typeof fault>[0] | null

const rules: readonly Rule[] = [
  ({ serviceId }) => (serviceId === '' ? 'service-unknown' : null),
  ({ title }) =>
    title.trim() === '' || title.length > 255 || hasTags(title) ? 'message-title-invalid' : null,
  ({ summary }) => (summary.length > 255 ? 'message-summary-invalid' : null),
  ({ body }) => (body.trim() === '' || body.length > 30_000 ? 'message-body-invalid' : null),
  ({ senderName }) => (senderName.length > 255 || hasTags(senderName) ? 'message-sender-name-invalid' : null),
  ({ reference }) => (reference.length > 4_000 ? 'reference-invalid' : null),
  ({ needsConfirmation, dueAt }) => (needsConfirmation && dueAt === null ? 'message-due-date-missing' : null),
  ({ dueAt, publishAt }, _service, now) =>
    dueAt !== null && dueAt <= Math.max(now, publishAt ?? 0) ? 'message-due-date-invalid' : null,
  ({ confidential }, service) =>
    service.confidential === 'demanded' && !confidential ? 'message-confidential-required' : null,
  ({ confidential }, service) =>
    service.confidential === 'forbidden' && confidential ? 'message-confidential-refused' : null,
  ({ allowsForwarding }, service) =>
    allowsForwarding && service.forwarding === false ? 'forwarding-not-offered' : null,
  ({ replyOptions }) =>
    replyOptions.some(({ address }) => !isHttps(address) || address.length > 255)
      ? 'reply-option-invalid'
      : null,
  ({ properties }) => {
    const entries = Object.entries(properties)
    const wrong = entries.some(
      ([key, value]) => key === '' || key.length > 50 || value === '' || value.length > 300,
    )
    // One of the ten is ours.
    return wrong || entries.length > 9 ? 'message-property-invalid' : null
  },
]

/** Faults: those of the rules above; each names what is wrong. */
export function checkOrder(
  order: MessageOrder,
  service: MessageService,
  now: number,
): Result<readonly string[]> {
  for (const rule of rules) {
    const code = rule(order, service, now)
    if (code !== null) return failure(fault(code, { values: { service: service.title ?? service.id } }))
  }
  return readRecipients(order.recipients)
}

/** Faults: file-empty, attachment-type-not-allowed. */
export function checkFiles(files: readonly TakenFile[]): Result<null> {
  for (const { name, size } of files) {
    if (size === 0) return failure(fault('file-empty', { values: { name } }))
    if (!endings.has(name.split('.').at(-1)?.toLowerCase() ?? ''))
      return failure(fault('attachment-type-not-allowed', { values: { name } }))
  }
  return success(null)
}
