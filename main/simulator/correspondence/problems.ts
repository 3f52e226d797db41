/** Correspondence's error bodies. correspondence.md §3.1, §3.2. */
import { STATUS_CODES } from 'node:http'
import { problem, problemType } from '../broker/problems.ts'
import type { Call } from '../http/call.ts'
import { json, Refused, text } from '../http/reply.ts'

const errors = {
  1001: [404, 'The requested correspondence was not found'],
  1002: [400, 'Message title must be plain text'],
  1003: [400, 'Message body must be markdown'],
  1005: [400, 'Mismatch between uploaded files and attachment metadata'],
  1006: [400, 'Recipients must be unique'],
  1007: [400, 'Existing attachment not found'],
  1008: [400, 'DueDateTime cannot be prior to today'],
  1009: [400, 'DueDateTime cannot be prior to RequestedPublishTime'],
  1013: [400, 'Sender cannot delete correspondence that has been published'],
  1014: [400, 'Correspondence has already been purged'],
  1016: [400, 'DueDateTime is required when confirmation is needed'],
  1017: [400, 'The sender of the correspondence must be equal to the sender of existing attachments'],
  1018: [400, 'Attachment is not published'],
  1023: [
    400,
    'Invalid language chosen. Supported languages is Norsk bokmål (nb), Nynorsk (nn) and English (en)',
  ],
  1024: [400, 'Correspondence must be fetched before it can be read'],
  1025: [400, 'Correspondence must be fetched before it can be confirmed'],
  1026: [
    400,
    'Cannot archive or delete a correspondence that has not been confirmed when confirmation is required',
  ],
  1027: [400, 'From date cannot be after to date'],
  1029: [404, 'Could not find partyId for the following recipients'],
  1030: [422, 'Recipient has reserved themselves from electronic correspondence. See IgnoreReservation'],
  1032: [500, 'Contact reservation registry lookup failed'],
  1034: [409, 'A correspondence with the same idempotent key already exists'],
  1035: [400, 'Reply options must be well-formed URIs and HTTPS with a max length of 255 characters'],
  1036: [400, 'ResourceId must match an existing resource in the resource registry'],
  1038: [400, 'A correspondence cannot contain more than 100 attachments in total'],
  1039: [400, 'Message sender must be plain text'],
  1040: [400, 'Correspondence has already been marked as read'],
  1041: [400, 'Correspondence has already been confirmed'],
  1043: [400, 'Cannot purge correspondence linked to a Dialogporten Transmission'],
  1044: [400, 'The following recipients lack required roles to read the correspondence'],
  1045: [400, 'Transmissions only support one recipient'],
  1046: [400, 'Recipient of the correspondence must be equal to the party of the dialog'],
  1047: [400, 'Idempotency key is not supported for requests with multiple recipients'],
  1048: [400, 'DialogId must be a valid non-empty GUID'],
  1050: [400, 'The service owner of the transmission must be the same as the service owner of the dialog'],
  1051: [400, 'GUI actions such as ReplyOptions and IsConfirmationNeeded are not allowed on transmissions'],
  1052: [400, 'Only one DialogportenTransmissionType can be given'],
  1053: [400, 'A DialogportenTransmissionType requires a DialogportenDialogId'],
  1054: [404, 'The Dialogporten dialog was not found'],
  1055: [400, 'Existing attachment is expiring within 6 hour(s)'],
  1060: [400, 'IsConfidential must be true for this resource'],
  1061: [400, 'IsConfidential is not allowed for this resource'],
  1063: [400, 'Forwarding is not allowed for this correspondence'],
  1064: [400, 'The correspondence has already been forwarded to this recipient'],
  1065: [400, 'The correspondence must be read before it can be forwarded'],
  1066: [400, 'The forwarding text cannot be longer than 200 characters'],
  1067: [400, 'The forwarding text must be plain text'],
  1068: [400, 'Forwarding can only be allowed when the authentication level of the resource is 0'],
  1069: [400, 'Forwarding can only be allowed when the attachments are 10 MB or less in total'],
  2001: [404, 'The requested attachment was not found'],
  2002: [502, 'Error occurred during upload'],
  2004: [400, 'File must have content and has a max file size of 50GB (stream) or 2GB (form)'],
  2005: [400, 'File has already been or is being uploaded'],
  2006: [400, 'File has already been purged'],
  2007: [400, 'Attachment cannot be purged as it is linked to at least one existing correspondence'],
  2008: [400, 'Checksum mismatch'],
  2012: [400, 'Filename contains invalid characters'],
  2013: [400, 'Filetype not allowed'],
  2016: [400, 'The attachment is attached to a published correspondence and can no longer be downloaded'],
  2017: [400, 'Attachment expirationTime must be at least 1 days from now'],
  2018: [400, 'The attachment has expired'],
  2019: [400, 'A purged attachment cannot be downloaded'],
  2020: [400, 'An expired attachment cannot be downloaded'],
  2021: [400, 'Filename is a reserved name in Windows'],
  2023: [400, 'The total size of the attachments exceeds the limit of 25 MB'],
  3002: [400, 'Email body and subject must be provided when sending email notifications'],
  3003: [400, 'Reminder email body and subject must be provided when sending reminder email notifications'],
  3004: [400, 'SMS body must be provided when sending SMS notifications'],
  3005: [400, 'Reminder SMS body must be provided when sending reminder SMS notifications'],
  3006: [400, 'Email body, subject and SMS body must be provided when sending preferred notifications'],
  3007: [400, 'Reminder email body, subject and SMS body must be provided when sending reminder preferred'],
  3011: [400, 'Invalid email provided'],
  3012: [400, 'Invalid mobile number provided. It must start with + or 00 and be a valid E.164 number'],
  3015: [400, 'The keyword $recipientName$ cannot be used when a direct email or mobile recipient is given'],
  3017: [400, 'Custom recipient with multiple recipients is not supported'],
  3018: [400, 'Custom recipient with multiple identifiers is not supported'],
  3019: [400, 'Custom recipient without identifier is not supported'],
  3022: [400, 'OverrideRegisteredContactInformation requires customRecipients'],
  3023: [400, 'Invalid notification template provided'],
  3024: [400, 'Email body, subject and SMS body must be provided when sending EmailAndSms notifications'],
  3025: [
    400,
    'Reminder email body, subject and SMS body must be provided when sending EmailAndSms reminders',
  ],
  3027: [400, 'The forward address cannot be longer than 1000 characters'],
  4001: [
    401,
    'You must use an Altinn token, DialogToken or log in to IDPorten as someone with access to the resource and organization in the Resource Rights Registry',
  ],
  4006: [401, 'Could not determine caller'],
  4009: [
    400,
    'Resource type is not supported. Resource must be of type GenericAccessResource or CorrespondenceService',
  ],
  4010: [400, 'Resource type is not supported. Resource must be of type CorrespondenceService'],
} as const satisfies Record<number, readonly [number, string]>
export type CorrespondenceError = keyof typeof errors

/** Operations that answer files and texts write their problems as `application/problem+json`. */
const asProblem = new Set([
  ...['message-content', 'message-download', 'message-download-all', 'message-attachment-download'],
])

export function correspondenceError(call: Call, code: CorrespondenceError, more = ''): Refused {
  const [status, detail] = errors[code]
  const body = JSON.stringify({
    type: problemType(status),
    title: STATUS_CODES[status],
    status,
    detail: more === '' ? detail : `${detail}: ${more}`,
    code: `CORR-${String(code).padStart(5, '0')}`,
    errorCode: code,
    traceId: call.traceId,
  })
  const type = asProblem.has(call.operation) ? 'application/problem+json' : 'application/json'
  return new Refused(text(status, body, `${type}; charset=utf-8`))
}

/** The one refusal that is a bare string (correspondence.md §3.1). */
export function invalidTemplate(): Refused {
  return new Refused(json(400, errors[3023][1]))
}

/** By path with slashes; each as .NET's own name for the legacy part of the body. */
export type Invalid = Readonly<Record<string, readonly string[]>>

const legacyName = (path: string): string =>
  path
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('.')
    .replaceAll('.[', '[')

export function validationProblem(call: Call, invalid: Invalid): Refused {
  return new Refused(
    json(400, {
      type: problemType(400),
      title: 'Bad Request',
      status: 400,
      code: 'STD-00000',
      validationErrors: Object.entries(invalid).flatMap(([path, details]) =>
        details.map((detail) => ({ code: 'CORR.VLD-00000', detail, paths: [`/${path}`] })),
      ),
      errors: Object.fromEntries(
        Object.entries(invalid).map(([path, details]) => [legacyName(path), details] as const),
      ),
      traceId: call.traceId,
    }),
  )
}

/** A Maskinporten token where only Altinn's own are taken: it is to be exchanged first. */
export function exchangeFirst(call: Call): Refused {
  const body = {
    type: problemType(403),
    title: 'IDX10205: Issuer validation failed.',
    status: 403,
    detail: 'The token is issued by Maskinporten. Exchange it for an Altinn token and try again.',
    traceId: call.traceId,
  }
  return new Refused(text(403, JSON.stringify(body), 'application/problem+json; charset=utf-8'))
}

export function wrongContentType(call: Call): Refused {
  return new Refused(problem(call, 415))
}
