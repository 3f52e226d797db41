/**
 * Orders of notifications and how they get on. What a shipment's status is follows from the clock.
 * correspondence.md §2.6, §1.7.
 */
import { createHash, randomUUID } from 'node:crypto'
import { formatStamp, type Clock } from '../clock.ts'
import type { Scheduler } from '../scheduler.ts'
import { numberOf, numberOrNull, textOf, type Database } from '../state/database.ts'
import type { MessageEvents } from './events.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Message, Messages } from './messages.ts'
import {
  identifiersOf,
  type Channel,
  type NotificationModel,
  type NotificationRecipient,
} from './notification-model.ts'
import { identifierOf, isPerson, organisationOfUrn, type Parties } from './parties.ts'
import { hasHad, isPurged } from './statuses.ts'
import type { Switches } from './switches.ts'
import { deliveryCheckDelay, reminderDelay, type MessageTimings } from './timings.ts'

export interface Order {
  readonly id: string
  readonly reminder: boolean
  /** Epoch microseconds. */
  readonly sends: number
  /** When it was found that it is not to be sent. */
  readonly stopped: number | null
}

export interface Notifications {
  orders(messageId: string): readonly Order[]
  /** As details print them. */
  print(message: Message): readonly unknown[]
}

export interface NotificationPorts {
  readonly clock: Clock
  readonly database: Database
  readonly scheduler: Scheduler
  readonly messages: Messages
  readonly parties: Parties
  readonly lifecycle: Lifecycle
  readonly events: MessageEvents
  readonly timings: MessageTimings
  readonly switches: Switches
}

const nobody: NotificationRecipient = {
  emailAddress: null,
  mobileNumber: null,
  organizationNumber: null,
  nationalIdentityNumber: null,
}

const nameOf = (recipient: NotificationRecipient): string => identifiersOf(recipient)[0] ?? ''

type Kind = 'Email' | 'SMS'

/** Milliseconds after sending at which a shipment gets there; the last step is the outcome. */
const steps: readonly (readonly [number, Readonly<Record<Kind, string>>])[] = [
  [0, { Email: 'New', SMS: 'New' }],
  [1_000, { Email: 'Sending', SMS: 'Sending' }],
  [4_000, { Email: 'Succeeded', SMS: 'Accepted' }],
]
const outcomeAfter = 10_000

function kindsOf(channel: Channel, recipient: NotificationRecipient): readonly Kind[] {
  if (recipient.emailAddress !== null) return ['Email']
  if (recipient.mobileNumber !== null) return ['SMS']
  if (channel === 'EmailAndSms') return ['Email', 'SMS']
  return channel === 'Email' || channel === 'EmailPreferred' ? ['Email'] : ['SMS']
}

export function createNotifications(ports: NotificationPorts): Notifications {
  const { clock, database, scheduler, messages, parties, lifecycle, events, timings, switches } = ports

  const orders: Notifications['orders'] = (messageId) =>
    database.all('SELECT * FROM message_order WHERE message_id = ? ORDER BY sends', messageId).map((row) => ({
      id: textOf(row, 'id'),
      reminder: numberOf(row, 'reminder') === 1,
      sends: numberOf(row, 'sends'),
      stopped: numberOrNull(row, 'stopped'),
    }))

  const recipientsOf = (message: Message, { recipients, override }: NotificationModel) => {
    const identifier = identifierOf(message.recipient)
    const addressee =
      organisationOfUrn(message.recipient) === null
        ? { ...nobody, nationalIdentityNumber: identifier }
        : { ...nobody, organizationNumber: identifier }
    const all = override ? recipients : [addressee, ...recipients]
    return [...new Map(all.map((recipient) => [nameOf(recipient), recipient])).values()]
  }

  /** What becomes of it in the end. */
  const outcomeOf = (message: Message, recipient: NotificationRecipient, kind: Kind): string => {
    const ordered = switches.outcomes.get(nameOf(recipient)) ?? switches.outcomes.get('*')
    if (ordered !== undefined) return ordered
    const { recipient: urn, ignoreReservation } = message
    const isReserved = isPerson(urn) && recipient.nationalIdentityNumber !== null && parties.get(urn).reserved
    return isReserved && ignoreReservation !== true ? `${kind}_Failed_RecipientReserved` : `${kind}_Delivered`
  }

  const statusAt = (message: Message, order: Order, recipient: NotificationRecipient, kind: Kind) => {
    const age = (clock.stamp() - order.sends) / 1_000
    const reached = steps.findLast(([after]) => age >= after) ?? steps[0]
    const isDone = age >= outcomeAfter
    const after = isDone ? outcomeAfter : (reached?.[0] ?? 0)
    return {
      status: isDone ? outcomeOf(message, recipient, kind) : `${kind}_${reached?.[1][kind] ?? 'New'}`,
      description: null,
      lastUpdate: formatStamp(order.sends + after * 1_000),
    }
  }

  const shipments = (message: Message, notification: NotificationModel, order: Order) => {
    const channel = order.reminder
      ? (notification.reminderChannel ?? notification.channel)
      : notification.channel
    return recipientsOf(message, notification).flatMap((recipient) =>
      kindsOf(channel, recipient).map((kind) => {
        const sendStatus = statusAt(message, order, recipient, kind)
        const id = createHash('sha256')
          .update(`${order.id}${nameOf(recipient)}${kind}`)
          .digest('hex')
        return {
          kind,
          id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
          succeeded: /(Succeeded|Delivered|Accepted)$/.test(sendStatus.status),
          recipient: { ...recipient, isReserved: null },
          sendStatus,
        }
      }),
    )
  }

  const processing = (order: Order) => {
    const at = order.stopped ?? order.sends
    const isDone = (clock.stamp() - order.sends) / 1_000 >= outcomeAfter
    const status = order.stopped !== null ? 'SendConditionNotMet' : isDone ? 'Completed' : 'Processing'
    return { status: `Order_${status}`, description: null, lastUpdate: formatStamp(at) }
  }

  const printOne = (message: Message, notification: NotificationModel, order: Order) => {
    const sent = order.stopped === null ? shipments(message, notification, order) : []
    const plain = sent.map(({ kind: _kind, ...shipment }) => shipment)
    const of = (kind: Kind) => plain.filter((_, index) => sent[index]?.kind === kind)
    const [emails, smses] = [of('Email'), of('SMS')]
    return {
      id: order.id,
      sendersReference: `corr-${message.reference}`,
      creator: 'ovd',
      created: formatStamp(order.sends),
      isReminder: order.reminder,
      notificationChannel: notification.channel,
      ignoreReservation: message.ignoreReservation,
      resourceId: message.resourceId,
      processingStatus: processing(order),
      notificationStatusDetails: { email: emails.at(-1) ?? null, sms: smses.at(-1) ?? null, emails, smses },
    }
  }

  const place = (messageId: string, reminder: boolean, stopped: boolean): string => {
    const id = randomUUID()
    const at = clock.stamp()
    database.run(
      'INSERT INTO message_order (id, message_id, reminder, sends, stopped) VALUES (?, ?, ?, ?, ?)',
      ...[id, messageId, reminder ? 1 : 0, at, stopped ? at : null],
    )
    return id
  }

  /** The condition under which an order is stopped: purged, and for a reminder also read. */
  const isStopped = (messageId: string, reminder: boolean): boolean => {
    const history = messages.history(messageId)
    return (
      history.some(({ status }) => isPurged(status) || status === 'Failed') ||
      (reminder && hasHad(history, 'Read'))
    )
  }

  const send = (message: Message, reminder: boolean): void => {
    const stopped = isStopped(message.id, reminder)
    const id = place(message.id, reminder, stopped)
    if (!reminder) events.order(id, message)
    if (!stopped) scheduler.add('message-delivery', message.id, deliveryCheckDelay, id)
  }

  scheduler.handle('message-notify', ({ subject, data }) => {
    const message = messages.get(subject)
    if (message?.notification) send(message, data === 'reminder')
  })
  scheduler.handle('message-delivery', ({ subject, data }) => {
    const message = messages.get(subject)
    const order = orders(subject).find(({ id }) => id === data)
    if (!message?.notification || order === undefined) return
    const sent = shipments(message, message.notification, order)
    const failed = sent.filter(({ succeeded }) => !succeeded).length
    if (failed > 0) events.message('notificationfailed', message)
    if (failed === sent.length && !order.reminder) events.message('notificationallfailed', message)
    if (failed < sent.length) {
      events.message(order.reminder ? 'notificationreminderdelivered' : 'notificationdelivered', message)
    }
  })
  lifecycle.onPublished(({ id, notification }) => {
    if (notification === null) return
    scheduler.add('message-notify', id, timings.notify(), 'main')
    if (notification.sendReminder) scheduler.add('message-notify', id, reminderDelay, 'reminder')
  })

  return {
    orders,
    print(message) {
      const { notification } = message
      if (notification === null) return []
      return orders(message.id).map((order) => printOne(message, notification, order))
    },
  }
}
