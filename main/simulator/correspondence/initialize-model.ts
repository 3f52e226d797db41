/** What initialize takes, as JSON or as a form, and what its model refuses. correspondence.md §1.4. */
import type { Call } from '../http/call.ts'
import { isGuid } from '../identifiers.ts'
import { readFile, type FileModel } from './attachment-model.ts'
import { fieldsOf, type Fields, type Reading } from './fields.ts'
import type { ExternalReference, ReplyOption } from './messages.ts'
import { readNotification, type NotificationModel } from './notification-model.ts'
import { normaliseParty } from './parties.ts'
import { invalidTemplate, validationProblem } from './problems.ts'

export interface InitializeModel {
  readonly resourceId: string
  readonly reference: string
  readonly messageSender: string | null
  readonly language: string
  readonly title: string
  readonly summary: string | null
  readonly body: string
  readonly files: readonly FileModel[]
  /** Epoch microseconds. */
  readonly requested: number | null
  readonly due: number | null
  readonly externalReferences: readonly ExternalReference[]
  readonly properties: Readonly<Record<string, string>>
  readonly replyOptions: readonly ReplyOption[]
  readonly notification: NotificationModel | null
  readonly ignoreReservation: boolean | null
  readonly needsConfirmation: boolean
  readonly confidential: boolean
  readonly forwarding: boolean
  /** URNs. */
  readonly recipients: readonly string[]
  readonly existing: readonly string[]
  readonly idempotentKey: string | null
}

const emptyGuid = '00000000-0000-0000-0000-000000000000'
const resourcePrefix = 'urn:altinn:resource:'
const mostRecipients = 500
const referenceTypes = [
  ...['Generic', 'AltinnAppInstance', 'AltinnBrokerFileTransfer', 'DialogportenDialogId'],
  ...['DialogportenProcessId', 'DialogportenTransmissionId', 'DialogportenTransmissionType'],
]

/** Without its prefix; the rest must have no colon. */
export function readResource(fields: Fields): string {
  const given = fields.text('resourceId', 255)
  const bare = given.startsWith(resourcePrefix) ? given.slice(resourcePrefix.length) : given
  if (bare.includes(':')) fields.fail('resourceId', 'Invalid Resource identifier format')
  return bare
}

function readProperties(fields: Fields): Readonly<Record<string, string>> {
  if (!fields.has('propertyList')) return {}
  const given = fields.raw('propertyList')
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    fields.fail('propertyList', 'The PropertyList field is required.')
    return {}
  }
  const entries = Object.entries(given)
  if (entries.length > 10) fields.fail('propertyList', 'PropertyList can contain at most 10 properties')
  const properties: Record<string, string> = {}
  for (const [key, text] of entries) {
    if (typeof text !== 'string') fields.fail('propertyList', 'A value of PropertyList must be a string')
    else if (key.length > 50) fields.fail('propertyList', 'PropertyList Key can not be longer than 50')
    else if (text.length > 300) fields.fail('propertyList', 'PropertyList Value can not be longer than 300')
    else properties[key] = text
  }
  return properties
}

function readReferences(fields: Fields): readonly ExternalReference[] {
  const given = fields.objects('externalReferences')
  if (given.length > 10) fields.fail('externalReferences', 'At most 10 external references can be given')
  return given.map((reference) => {
    if (!reference.has('referenceType')) {
      reference.fail('referenceType', 'The ReferenceType field is required.')
    }
    const referenceType = reference.choice('referenceType', referenceTypes) ?? ''
    if (referenceType === 'DialogportenTransmissionId') {
      reference.fail('referenceType', 'DialogportenTransmissionId cannot be given')
    }
    return { referenceType, referenceValue: reference.text('referenceValue') }
  })
}

function readRecipients(fields: Fields): readonly string[] {
  const given = fields.list('recipients')
  if (given.length === 0) fields.fail('recipients', 'The Recipients field is required.')
  if (given.length > mostRecipients) {
    fields.fail('recipients', `Recipients can contain at most ${mostRecipients} recipients`)
  }
  return given.map((entry, index) => {
    const recipient = typeof entry === 'string' ? normaliseParty(entry) : null
    if (recipient === null) fields.fail(`recipients/${index}`, 'Invalid recipient format')
    return recipient ?? ''
  })
}

function readExisting(fields: Fields): readonly string[] {
  return fields.list('existingAttachments').map((entry, index) => {
    if (typeof entry === 'string' && isGuid(entry)) return entry.toLowerCase()
    fields.fail(`existingAttachments/${index}`, 'The JSON value could not be converted.')
    return ''
  })
}

function readKey(fields: Fields): string | null {
  const key = fields.guid('idempotentKey')
  if (key === emptyGuid) {
    fields.fail('idempotentKey', 'The idempotency key must be a valid non-empty GUID')
  }
  return key
}

function readContent(fields: Fields) {
  const language = fields.optional('language') ?? 'nb'
  if (language.length !== 2) fields.fail('language', 'The field Language must be a string of 2 characters.')
  return {
    language: language.toLowerCase(),
    title: fields.text('messageTitle', 255),
    summary: fields.optional('messageSummary', 255),
    body: fields.text('messageBody', 30_000),
    files: fields.objects('attachments').map(readFile),
  }
}

/** What must be there and is not is read as if it were empty, so that all that is missing is told at once. */
function required(fields: Fields, reading: Reading, name: string): Fields {
  const found = fields.object(name)
  if (found !== null) return found
  fields.fail(name, `The ${name} field is required.`)
  return fieldsOf({ ...reading, invalid: {} }, {}, name)
}

/** Refuses with a validation problem that lists everything that is wrong, or with 3023. */
export function readInitialize(call: Call, input: unknown, form: boolean): InitializeModel {
  const reading: Reading = { invalid: {}, form }
  const whole = fieldsOf(reading, input)
  const base = required(whole, reading, 'correspondence')
  const notification = base.object('notification')
  const model = {
    resourceId: readResource(base),
    reference: base.text('sendersReference', 4_096),
    messageSender: base.optional('messageSender', 255),
    ...readContent(required(base, reading, 'content')),
    requested: base.time('requestedPublishTime'),
    due: base.time('dueDateTime'),
    externalReferences: readReferences(base),
    properties: readProperties(base),
    replyOptions: base.objects('replyOptions').map((option) => ({
      linkURL: option.text('linkURL'),
      linkText: option.optional('linkText'),
    })),
    ignoreReservation: base.flag('ignoreReservation'),
    needsConfirmation: base.flag('isConfirmationNeeded') ?? false,
    confidential: base.flag('isConfidential') ?? false,
    forwarding: base.flag('allowForwarding') ?? false,
    recipients: readRecipients(whole),
    existing: readExisting(whole),
    idempotentKey: readKey(whole),
    notification: notification === null ? null : readNotification(notification),
  }
  if (Object.keys(reading.invalid).length > 0) throw validationProblem(call, reading.invalid)
  if (model.notification?.template === null) throw invalidTemplate()
  return model
}
