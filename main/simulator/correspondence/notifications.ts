/** Orders of notifications: when they are placed, what stops them, what is told of them. correspondence.md §2.6. */
import { randomUUID } from 'node:crypto'
import { formatStamp } from '../clock.ts'
import type { Scheduler } from '../scheduler.ts'
import { numberOf, numberOrNull, textOf, type Database } from '../state/database.ts'
import type { MessageEvents } from './events.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Message, Messages } from './messages.ts'
import type { NotificationModel } from './notification-model.ts'
import { isDone, shipmentsOf, type Order, type ShipmentPorts } from './shipments.ts'
import { hasHad, isPurged } from './statuses.ts'
import { deliveryCheckDelay, reminderDelay, type MessageTimings } from './timings.ts'

export interface Notifications {
  orders(messageId: string): readonly Order[]
  /** As details print them. */
  print(message: Message): readonly unknown[]
}

export interface NotificationPorts extends ShipmentPorts {
  readonly database: Database
  readonly scheduler: Scheduler
  readonly messages: Messages
  readonly lifecycle: Lifecycle
  readonly events: MessageEvents
  readonly timings: MessageTimings
}

export function createNotifications(ports: NotificationPorts): Notifications {
  const { clock, database, scheduler, messages, lifecycle, events, timings } = ports

  const orders: Notifications['orders'] = (messageId) =>
    database.all('SELECT * FROM message_order WHERE message_id = ? ORDER BY sends', messageId).map((row) => ({
      id: textOf(row, 'id'),
      reminder: numberOf(row, 'reminder') === 1,
      sends: numberOf(row, 'sends'),
      stopped: numberOrNull(row, 'stopped'),
    }))

  const processingOf = (order: Order): string => {
    if (order.stopped !== null) return 'Order_SendConditionNotMet'
    return isDone(clock, order) ? 'Order_Completed' : 'Order_Processing'
  }

  const printOne = (message: Message, notification: NotificationModel, order: Order) => {
    const sent = order.stopped === null ? shipmentsOf(ports, message, notification, order) : []
    const [emails, smses] = (['Email', 'SMS'] as const).map((wanted) =>
      sent.filter(({ kind }) => kind === wanted).map(({ printed }) => printed),
    )
    return {
      id: order.id,
      sendersReference: `corr-${message.reference}`,
      creator: 'ovd',
      created: formatStamp(order.sends),
      isReminder: order.reminder,
      notificationChannel: notification.channel,
      ignoreReservation: message.ignoreReservation,
      resourceId: message.resourceId,
      processingStatus: {
        status: processingOf(order),
        description: null,
        lastUpdate: formatStamp(order.stopped ?? order.sends),
      },
      notificationStatusDetails: {
        email: emails?.at(-1) ?? null,
        sms: smses?.at(-1) ?? null,
        emails,
        smses,
      },
    }
  }

  /** The condition that stops an order: purged or failed, and for a reminder also read. */
  const isStopped = (messageId: string, reminder: boolean): boolean => {
    const history = messages.history(messageId)
    const isOver = history.some(({ status }) => isPurged(status) || status === 'Failed')
    return isOver || (reminder && hasHad(history, 'Read'))
  }

  const place = (message: Message, reminder: boolean): void => {
    const id = randomUUID()
    const at = clock.stamp()
    const stopped = isStopped(message.id, reminder)
    database.run(
      'INSERT INTO message_order (id, message_id, reminder, sends, stopped) VALUES (?, ?, ?, ?, ?)',
      ...[id, message.id, reminder ? 1 : 0, at, stopped ? at : null],
    )
    if (!reminder) events.order(id, message)
    if (!stopped) scheduler.add('message-delivery', message.id, deliveryCheckDelay, id)
  }

  scheduler.handle('message-notify', ({ subject, data }) => {
    const message = messages.get(subject)
    if (message !== null) place(message, data === 'reminder')
  })
  scheduler.handle('message-delivery', ({ subject, data }) => {
    const message = messages.get(subject)
    const order = orders(subject).find(({ id }) => id === data)
    if (!message?.notification || order === undefined) return
    const sent = shipmentsOf(ports, message, message.notification, order)
    const failed = sent.filter(({ printed }) => !printed.succeeded).length
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
