/**
 * Every code of correspondence.md §3.2 that this client can provoke, as one of our faults. Codes whose only remedy is
 * a change of this program are `request-refused`: the person can but report them.
 */
import type { FaultCode } from '../../../preload/contract/fault.ts'
import type { Values } from '../platform-call.ts'
import { largestForwarded, mostAttachments } from './order-types.ts'

const inGroup = (code: FaultCode, ...numbers: readonly number[]): readonly (readonly [number, FaultCode])[] =>
  numbers.map((number) => [number, code] as const)

export const correspondenceCodes: ReadonlyMap<number, FaultCode> = new Map([
  ...inGroup('message-not-found', 1001),
  ...inGroup('message-title-invalid', 1002, 1020, 1037),
  ...inGroup('message-body-invalid', 1003, 1021, 1022),
  ...inGroup('message-summary-invalid', 1004, 1042),
  ...inGroup('message-sender-name-invalid', 1039),
  ...inGroup('message-language-invalid', 1023, 3001),
  ...inGroup('request-refused', 1005, 1015, 1019, 1027, 1028, 1033, 1047, 3023),
  ...inGroup('recipient-twice', 1006),
  ...inGroup('recipient-unknown', 1029),
  ...inGroup('recipient-reserved', 1030),
  ...inGroup('recipient-without-roles', 1044),
  ...inGroup('contact-register-down', 1032),
  ...inGroup('message-due-date-invalid', 1008, 1009),
  ...inGroup('message-due-date-missing', 1016),
  ...inGroup('message-already-sent', 1034),
  ...inGroup('reply-option-invalid', 1035),
  ...inGroup('message-confidential-required', 1060),
  ...inGroup('message-confidential-refused', 1061),

  ...inGroup('dialog-single-recipient', 1045),
  ...inGroup('dialog-without-actions', 1051),
  ...inGroup('dialog-invalid', 1046, 1048, 1050, 1052, 1053, 1054),

  ...inGroup('message-withdraw-too-late', 1013),
  ...inGroup('message-already-deleted', 1014),
  ...inGroup('message-in-dialog', 1043),
  ...inGroup('message-delete-unconfirmed', 1026),
  ...inGroup('message-not-fetched', 1024, 1025),
  ...inGroup('message-already-read', 1040),
  ...inGroup('message-already-confirmed', 1041),

  ...inGroup('forward-not-allowed', 1063),
  ...inGroup('forward-already-sent', 1064),
  ...inGroup('forward-before-read', 1065),
  ...inGroup('forward-text-invalid', 1066, 1067),
  ...inGroup('forwarding-not-offered', 1068),
  ...inGroup('forwarding-too-large', 1069),

  ...inGroup('files-too-many', 1038),
  ...inGroup('attachment-not-found', 1007, 1017, 2001),
  ...inGroup('attachment-not-ready', 1018),
  ...inGroup('attachment-expires-soon', 1055),
  ...inGroup('attachment-expiry-too-short', 2017),
  ...inGroup('attachment-spent', 2005),
  ...inGroup('attachment-gone', 2006, 2018, 2019, 2020),
  ...inGroup('attachment-in-use', 2007),
  ...inGroup('attachment-name-invalid', 2010, 2011, 2012, 2021),
  ...inGroup('attachment-type-not-allowed', 2013),
  ...inGroup('file-too-large', 2004),
  ...inGroup('upload-failed', 2002, 2003, 2009),
  ...inGroup('upload-checksum-mismatch', 2008),
  ...inGroup('upload-expired', 2022),

  ...inGroup('notification-text-invalid', 3002, 3003, 3004, 3005, 3006, 3007, 3024, 3025),
  ...inGroup('notification-keyword-invalid', 3015),
  ...inGroup('notification-single-recipient', 3017),
  ...inGroup('notification-recipient-invalid', 3018, 3019, 3022),
  ...inGroup('email-invalid', 3011, 3027),
  ...inGroup('mobile-invalid', 3012),
  ...inGroup('service-busy', 3028),

  ...inGroup('service-unknown', 1036),
  ...inGroup('service-not-for-messages', 4009, 4010),
  ...inGroup('service-not-ready', 2014),
  ...inGroup('service-no-access', 4001, 4006),
  ...inGroup('sender-unknown', 4002),
])

/** Limits that sentences name. */
export const limitsByCode: Readonly<Record<number, Values>> = {
  1038: { limit: mostAttachments },
  1069: { limit: largestForwarded },
}

/** Paths of refused fields in small letters, in the order in which a person would mend them. §1.4. */
export const correspondenceFields: readonly (readonly [RegExp, FaultCode])[] = [
  [/^recipients/, 'message-recipient-invalid'],
  [/messagetitle$/, 'message-title-invalid'],
  [/messagesummary$/, 'message-summary-invalid'],
  [/messagebody$/, 'message-body-invalid'],
  [/messagesender$/, 'message-sender-name-invalid'],
  [/language$/, 'message-language-invalid'],
  [/duedatetime$/, 'message-due-date-invalid'],
  [/requestedpublishtime$/, 'message-publish-time-invalid'],
  [/propertylist/, 'message-property-invalid'],
  [/externalreferences/, 'external-reference-invalid'],
  [/replyoptions/, 'reply-option-invalid'],
  [/customrecipients?/, 'notification-recipient-invalid'],
  [/notification/, 'notification-text-invalid'],
  [/(filename|displayname)$/, 'attachment-name-invalid'],
  [/expirationindays$/, 'attachment-expiry-too-short'],
  [/sendersreference$/, 'reference-invalid'],
  [/resourceid$/, 'service-unknown'],
  [/^existingattachments/, 'attachment-not-found'],
  // Addresses of a path: what is no id exists nowhere.
  [/^attachmentid$/, 'attachment-not-found'],
  [/^(id|correspondenceid)$/, 'message-not-found'],
  [/^forwardto$/, 'email-invalid'],
  [/^forwardingtext$/, 'forward-text-invalid'],
]
