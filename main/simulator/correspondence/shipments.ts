/**
 * Who is told of a message, how, and how far that has come: a shipment's status follows from the clock, its
 * end from what the control address has ordered. correspondence.md §2.6, §1.7.
 */
import { formatStamp, type Clock } from '../clock.ts'
import { fixedGuid } from '../identifiers.ts'
import type { Message } from './messages.ts'
import {
  identifiersOf,
  type Channel,
  type NotificationModel,
  type NotificationRecipient,
} from './notification-model.ts'
import { identifierOf, isPerson, organisationOfUrn, type Parties } from './parties.ts'
import type { Switches } from './switches.ts'

export interface Order {
  readonly id: string
  readonly reminder: boolean
  /** Epoch microseconds. */
  readonly sends: number
  /** When it was found that it is not to be sent. */
  readonly stopped: number | null
}

type Kind = 'Email' | 'SMS'

export interface Shipment {
  readonly kind: Kind
  /** As details print it. */
  readonly printed: {
    readonly id: string
    readonly succeeded: boolean
    readonly recipient: NotificationRecipient & { readonly isReserved: null }
    readonly sendStatus: {
      readonly status: string
      readonly description: null
      readonly lastUpdate: string
    }
  }
}

export interface ShipmentPorts {
  readonly clock: Clock
  readonly parties: Parties
  readonly switches: Switches
}

const nobody: NotificationRecipient = {
  emailAddress: null,
  mobileNumber: null,
  organizationNumber: null,
  nationalIdentityNumber: null,
}
const nameOf = (recipient: NotificationRecipient): string => identifiersOf(recipient)[0] ?? ''

/** Milliseconds after sending at which a shipment gets there; the outcome is the last step. */
const steps: readonly (readonly [after: number, names: Readonly<Record<Kind, string>>])[] = [
  [0, { Email: 'New', SMS: 'New' }],
  [1_000, { Email: 'Sending', SMS: 'Sending' }],
  [4_000, { Email: 'Succeeded', SMS: 'Accepted' }],
]
const outcomeAfter = 10_000

/** Milliseconds since it was sent. */
const ageOf = (clock: Clock, order: Order): number => (clock.stamp() - order.sends) / 1_000
export const isDone = (clock: Clock, order: Order): boolean => ageOf(clock, order) >= outcomeAfter

function kindsOf(channel: Channel, recipient: NotificationRecipient): readonly Kind[] {
  if (recipient.emailAddress !== null) return ['Email']
  if (recipient.mobileNumber !== null) return ['SMS']
  if (channel === 'EmailAndSms') return ['Email', 'SMS']
  return channel === 'Email' || channel === 'EmailPreferred' ? ['Email'] : ['SMS']
}

/** The message's own recipient first, unless only the others are to be told; nobody twice. */
function recipientsOf(message: Message, notification: NotificationModel): readonly NotificationRecipient[] {
  const identifier = identifierOf(message.recipient)
  const addressee =
    organisationOfUrn(message.recipient) === null
      ? { ...nobody, nationalIdentityNumber: identifier }
      : { ...nobody, organizationNumber: identifier }
  const { override, recipients } = notification
  const all = override ? recipients : [addressee, ...recipients]
  return [...new Map(all.map((recipient) => [nameOf(recipient), recipient] as const)).values()]
}

export function shipmentsOf(
  { clock, parties, switches }: ShipmentPorts,
  message: Message,
  notification: NotificationModel,
  order: Order,
): readonly Shipment[] {
  const outcomeOf = (recipient: NotificationRecipient, kind: Kind): string => {
    const ordered = switches.outcomes.get(nameOf(recipient)) ?? switches.outcomes.get('*')
    if (ordered !== undefined) return ordered
    const { recipient: urn, ignoreReservation } = message
    const isReserved = isPerson(urn) && recipient.nationalIdentityNumber !== null && parties.get(urn).reserved
    const end = isReserved && ignoreReservation !== true ? 'Failed_RecipientReserved' : 'Delivered'
    return `${kind}_${end}`
  }
  const sendStatus = (recipient: NotificationRecipient, kind: Kind) => {
    const reached = steps.findLast(([after]) => ageOf(clock, order) >= after)
    const isOver = isDone(clock, order)
    const after = isOver ? outcomeAfter : (reached?.[0] ?? 0)
    return {
      status: isOver ? outcomeOf(recipient, kind) : `${kind}_${reached?.[1][kind] ?? 'New'}`,
      description: null,
      lastUpdate: formatStamp(order.sends + after * 1_000),
    }
  }
  const { channel: main, reminderChannel } = notification
  const channel = order.reminder ? (reminderChannel ?? main) : main
  return recipientsOf(message, notification).flatMap((recipient) =>
    kindsOf(channel, recipient).map((kind) => {
      const reached = sendStatus(recipient, kind)
      return {
        kind,
        printed: {
          id: fixedGuid(`${order.id}${nameOf(recipient)}${kind}`),
          succeeded: /(Succeeded|Delivered|Accepted)$/.test(reached.status),
          recipient: { ...recipient, isReserved: null },
          sendStatus: reached,
        },
      }
    }),
  )
}
