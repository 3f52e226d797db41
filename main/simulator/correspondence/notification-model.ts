/** What a sender says of the notification. correspondence.md §1.4. */
import type { Fields } from './fields.ts'

export const channels = ['Email', 'Sms', 'EmailPreferred', 'SmsPreferred', 'EmailAndSms'] as const
export type Channel = (typeof channels)[number]
const templates = ['CustomMessage', 'GenericAltinnMessage'] as const
const contentTypes = ['Plain', 'Html'] as const

export interface NotificationRecipient {
  readonly emailAddress: string | null
  readonly mobileNumber: string | null
  readonly organizationNumber: string | null
  readonly nationalIdentityNumber: string | null
}

/** The identifiers that are given; there should be one. */
export const identifiersOf = (recipient: NotificationRecipient): readonly string[] =>
  [
    ...[recipient.emailAddress, recipient.mobileNumber],
    ...[recipient.organizationNumber, recipient.nationalIdentityNumber],
  ]
    .filter((identifier) => identifier !== null)
    .filter((identifier) => identifier !== '')

export interface NotificationText {
  readonly subject: string | null
  readonly email: string | null
  readonly sms: string | null
}

export interface NotificationModel {
  /** Null = a number that no template has. */
  readonly template: (typeof templates)[number] | null
  readonly channel: Channel
  readonly text: NotificationText
  readonly sendReminder: boolean
  readonly reminderChannel: Channel | null
  readonly reminder: NotificationText
  readonly recipients: readonly NotificationRecipient[]
  /** Only the custom recipients are told. */
  readonly override: boolean
}

function readRecipient(fields: Fields): NotificationRecipient {
  fields.flag('isReserved')
  return {
    emailAddress: fields.optional('emailAddress'),
    mobileNumber: fields.optional('mobileNumber'),
    organizationNumber: fields.optional('organizationNumber'),
    nationalIdentityNumber: fields.optional('nationalIdentityNumber'),
  }
}

/** Three generations of the same thing: the newest that is given counts. */
function readRecipients(fields: Fields): readonly NotificationRecipient[] {
  const several = fields.objects('customRecipients').map(readRecipient)
  if (several.length > 0) return several
  const one = fields.object('customRecipient')
  if (one !== null) return [readRecipient(one)]
  const [overridden] = fields.objects('customNotificationRecipients')
  return overridden?.objects('recipients').map(readRecipient) ?? []
}

/** An unknown name is a fault of the model; an unknown number has an answer of its own (3023). */
function readTemplate(fields: Fields): NotificationModel['template'] {
  const given = fields.raw('notificationTemplate')
  const isNumber = typeof given === 'number' || (typeof given === 'string' && /^-?\d+$/.test(given))
  if (isNumber && templates[Number(given)] === undefined) return null
  return fields.choice('notificationTemplate', templates) ?? 'CustomMessage'
}

export function readNotification(fields: Fields): NotificationModel {
  const textOf = (prefix: string, name: (text: string) => string): NotificationText => ({
    subject: fields.optional(name(`${prefix}EmailSubject`), 512),
    email: fields.optional(name(`${prefix}EmailBody`), 10_000),
    sms: fields.optional(name(`${prefix}SmsBody`), 2_144),
  })
  fields.choice('emailContentType', contentTypes)
  fields.choice('reminderEmailContentType', contentTypes)
  fields.optional('sendersReference')
  return {
    template: readTemplate(fields),
    channel: fields.choice('notificationChannel', channels) ?? 'Email',
    text: textOf('', (name) => name.charAt(0).toLowerCase() + name.slice(1)),
    sendReminder: fields.flag('sendReminder') ?? false,
    reminderChannel: fields.choice('reminderNotificationChannel', channels),
    reminder: textOf('reminder', (name) => name),
    recipients: readRecipients(fields),
    override: fields.flag('overrideRegisteredContactInformation') ?? false,
  }
}
