/** What initialize refuses before it looks at attachments, in the service's own order. correspondence.md §3.3. */
import type { Call } from '../http/call.ts'
import { isPerson, organisationOfUrn } from './parties.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError, type CorrespondenceError } from './problems.ts'
import type { Request } from './request.ts'
import type { Resource } from './resources.ts'
import { checkTransmission } from './transmission-checks.ts'
import { isMarkdown, isPlainText, namesRecipient } from './text-rules.ts'

/** Keys are global and never expire; there must be one recipient for one key. */
function checkKey(ports: CorrespondencePorts, { call, model }: Request): void {
  const { idempotentKey, recipients } = model
  if (idempotentKey === null) return
  if (recipients.length > 1) throw correspondenceError(call, 1047)
  if (ports.messages.byKey(idempotentKey) !== null) throw correspondenceError(call, 1034)
}

function checkResource(ports: CorrespondencePorts, { call, caller, model }: Request): Resource {
  const resource = ports.resources.get(model.resourceId)
  if (resource === null) throw correspondenceError(call, 1036)
  if (!ports.access.isOwner(caller, resource)) throw correspondenceError(call, 4001)
  if (resource.type !== 'CorrespondenceService') throw correspondenceError(call, 4010)
  if (resource.confidential === 'demanded' && !model.confidential) throw correspondenceError(call, 1060)
  if (resource.confidential === 'forbidden' && model.confidential) throw correspondenceError(call, 1061)
  if (model.forwarding && resource.authenticationLevel > 0) throw correspondenceError(call, 1068)
  return resource
}

/** Refuses with the code and the recipients of whom it holds. */
function refuseAny(
  call: Call,
  code: CorrespondenceError,
  recipients: readonly string[],
  isRefused: (recipient: string) => boolean,
): void {
  const refused = recipients.filter(isRefused)
  if (refused.length > 0) throw correspondenceError(call, code, refused.join(', '))
}

function checkRecipients({ parties, switches }: CorrespondencePorts, { call, model }: Request): void {
  const { recipients, confidential, ignoreReservation } = model
  if (new Set(recipients).size < recipients.length) throw correspondenceError(call, 1006)
  if (confidential) {
    const organisations = recipients.filter((recipient) => organisationOfUrn(recipient) !== null)
    refuseAny(call, 1029, organisations, (recipient) => !parties.get(recipient).known)
    refuseAny(call, 1044, organisations, (recipient) => !parties.get(recipient).hasRoles)
  }
  if (model.needsConfirmation && model.due === null) throw correspondenceError(call, 1016)
  if (ignoreReservation === true || !recipients.some(isPerson)) return
  if (switches.contactRegisterDown) throw correspondenceError(call, 1032)
  if (recipients.length > 1) return
  refuseAny(call, 1030, recipients, (recipient) => parties.get(recipient).reserved)
}

function checkDates({ clock }: CorrespondencePorts, { call, model }: Request): void {
  const { due, requested } = model
  if (due === null) return
  if (due < clock.brokerNow() * 1_000) throw correspondenceError(call, 1008)
  if (requested !== null && due < requested) throw correspondenceError(call, 1009)
}

function checkTexts({ call, model }: Request): void {
  if (!isPlainText(model.title)) throw correspondenceError(call, 1002)
  if (!isMarkdown(model.body)) throw correspondenceError(call, 1003)
  if (!['nb', 'nn', 'en'].includes(model.language)) throw correspondenceError(call, 1023)
  if (model.messageSender !== null && !isPlainText(model.messageSender)) {
    throw correspondenceError(call, 1039)
  }
}

/** Everything up to the attachments; answers the resource. */
export function checkBeforeFiles(ports: CorrespondencePorts, request: Request): Resource {
  checkKey(ports, request)
  const resource = checkResource(ports, request)
  checkRecipients(ports, request)
  checkDates(ports, request)
  checkTexts(request)
  checkTransmission(ports, request, resource)
  return resource
}

function isReplyLink(link: string): boolean {
  return link.length <= 255 && /^https:\/\/[^\s<>"{}|\\^`]+$/i.test(link) && URL.canParse(link)
}

/** What comes after the attachments and before the notification. */
export function checkAfterFiles({ parties }: CorrespondencePorts, { call, model }: Request): void {
  if (!model.replyOptions.every(({ linkURL }) => isReplyLink(linkURL))) throw correspondenceError(call, 1035)
  if (![model.title, model.summary ?? '', model.body].some(namesRecipient)) return
  refuseAny(call, 1029, model.recipients, (recipient) => !parties.get(recipient).known)
}
