/** What details tell of notifications. Names of channels and statuses stay as the service writes them. §1.7. */
import { z } from 'zod'
import { textOrNone, time } from '../answer-fields.ts'
import type { MessageNotification, NotificationShipment } from './types.ts'

const state = z.object({ status: textOrNone, description: textOrNone, lastUpdate: time.nullish() }).nullish()

const recipient = z
  .object({
    emailAddress: textOrNone,
    mobileNumber: textOrNone,
    organizationNumber: textOrNone,
    nationalIdentityNumber: textOrNone,
  })
  .nullish()
  .transform((party) => ({
    email: party?.emailAddress ?? '',
    mobile: party?.mobileNumber ?? '',
    organisation: party?.organizationNumber ?? '',
    person: party?.nationalIdentityNumber ?? '',
  }))

const shipment = z.object({ succeeded: z.boolean().nullish(), recipient, sendStatus: state })
const shipments = z.array(shipment).nullish()

const statusDetails = z
  .object({ email: shipment.nullish(), sms: shipment.nullish(), emails: shipments, smses: shipments })
  .nullish()

const shipmentOf = (
  kind: NotificationShipment['kind'],
  answer: z.infer<typeof shipment>,
): NotificationShipment => ({
  kind,
  succeeded: answer.succeeded ?? false,
  recipient: answer.recipient,
  status: answer.sendStatus?.status ?? '',
  description: answer.sendStatus?.description ?? '',
  changedAt: answer.sendStatus?.lastUpdate ?? null,
})

/** All of a kind; the latest alone when the service lists none. */
function shipmentsOf(details: z.infer<typeof statusDetails>): readonly NotificationShipment[] {
  const all = (
    kind: NotificationShipment['kind'],
    list: z.infer<typeof shipments>,
    latest: z.infer<typeof shipment> | null | undefined,
  ) => (list ?? (latest ? [latest] : [])).map((answer) => shipmentOf(kind, answer))
  return [...all('email', details?.emails, details?.email), ...all('sms', details?.smses, details?.sms)]
}

export const notificationSchema: z.ZodType<MessageNotification> = z
  .object({
    id: z.string().nullish(),
    isReminder: z.boolean().nullish(),
    notificationChannel: textOrNone,
    created: time.nullish(),
    processingStatus: state,
    notificationStatusDetails: statusDetails,
  })
  .transform((answer) => ({
    id: answer.id ?? null,
    isReminder: answer.isReminder ?? false,
    channel: answer.notificationChannel,
    createdAt: answer.created ?? null,
    processing: answer.processingStatus?.status ?? '',
    description: answer.processingStatus?.description ?? '',
    shipments: shipmentsOf(answer.notificationStatusDetails),
  }))
