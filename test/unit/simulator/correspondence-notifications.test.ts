/** What becomes of a notification, on the clock and to order: correspondence.md §2.6, §1.7. */
import { expect, test } from 'vitest'
import { sharedSimulator } from './altinn.ts'
import {
  asSender,
  correspondentOf,
  eventsAbout,
  nordlys,
  type Changes,
  type PrintedMessage,
} from './correspondence.ts'

const simulator = sharedSimulator()
const sender = () => correspondentOf(simulator(), 'Fjordby kommune', asSender)
const notify = (more: Readonly<Record<string, unknown>> = {}): Changes => ({
  correspondence: {
    notification: { notificationTemplate: 'GenericAltinnMessage', notificationChannel: 'Email', ...more },
  },
})
interface Shipment {
  readonly recipient: Readonly<Record<string, string | null>>
  readonly sendStatus: { readonly status: string }
  readonly succeeded: boolean
}
interface Printed {
  readonly isReminder: boolean
  readonly sendersReference: string
  readonly processingStatus: { readonly status: string }
  readonly notificationStatusDetails: {
    readonly emails: readonly Shipment[]
    readonly smses: readonly Shipment[]
  }
}
const printed = (message: PrintedMessage) => message.notifications as unknown as readonly Printed[]
const statuses = (message: PrintedMessage) =>
  printed(message).map(({ notificationStatusDetails: { emails, smses } }) =>
    [...emails, ...smses].map(({ sendStatus }) => sendStatus.status),
  )

test('the overview has no order before publication, and the details tell how it gets on', async () => {
  const from = await sender()
  await simulator().control.request('POST', '/message/hold', { jobs: ['publish'] })
  const id = await from.send(notify({ notificationChannel: 'EmailAndSms' }))
  expect((await from.overview(id)).notifications).toEqual([])
  await simulator().control.request('POST', '/message/hold', { jobs: ['publish'], held: false })
  await simulator().control.request('POST', '/message/release', { job: 'publish' })
  expect((await from.overview(id)).notifications).toMatchObject([{ isReminder: false }])
  await simulator().control.advance(4_000, 'broker')
  expect(statuses(await from.details(id))).toEqual([['Email_Succeeded', 'SMS_Accepted']])
  await simulator().control.advance(6_000, 'broker')
  const done = await from.details(id)
  expect(statuses(done)).toEqual([['Email_Delivered', 'SMS_Delivered']])
  expect(printed(done)[0]).toMatchObject({
    sendersReference: 'corr-ref',
    processingStatus: { status: 'Order_Completed' },
  })
  await simulator().control.advance(300_000, 'broker')
  expect(await eventsAbout(simulator(), id)).toContain('correspondencenotificationdelivered')
})

test('custom recipients are told as well, or alone, and nobody twice', async () => {
  const from = await sender()
  const customRecipients = [
    { emailAddress: 'a@b.no' },
    { mobileNumber: '+4799999999' },
    { organizationNumber: nordlys },
  ]
  const tell = async (overrideRegisteredContactInformation: boolean) => {
    const id = await from.send(notify({ customRecipients, overrideRegisteredContactInformation }))
    const [one] = printed(await from.details(id))
    return [
      ...(one?.notificationStatusDetails.emails ?? []),
      ...(one?.notificationStatusDetails.smses ?? []),
    ].map(({ recipient }) => Object.values(recipient).find((value) => value !== null))
  }
  expect(await tell(false)).toEqual([nordlys, 'a@b.no', '+4799999999'])
  expect(await tell(true)).toEqual(['a@b.no', nordlys, '+4799999999'])
})

test('what fails to order fails, and the letter is there all the same', async () => {
  const from = await sender()
  await simulator().control.request('POST', '/message/notification', {
    recipient: nordlys,
    status: 'Email_Failed_Bounced',
  })
  const id = await from.send(notify())
  await simulator().control.advance(400_000, 'broker')
  await simulator().control.request('POST', '/message/notification', { recipient: nordlys, status: null })
  const happened = await eventsAbout(simulator(), id)
  expect(happened.slice(-2)).toEqual([
    'correspondencenotificationfailed',
    'correspondencenotificationallfailed',
  ])
  expect((await from.overview(id)).status).toBe('Published')
})

test('a reminder goes to whoever has not read after a day, and to nobody else', async () => {
  const from = await sender()
  const [unread, read] = [
    await from.send(notify({ sendReminder: true })),
    await from.send(notify({ sendReminder: true })),
  ]
  await simulator().control.request('POST', '/message/act', { id: read, action: 'read' })
  await simulator().control.advance(86_400_000, 'broker')
  const reminders = await Promise.all(
    [unread, read].map(async (id) => printed(await from.details(id)).filter(({ isReminder }) => isReminder)),
  )
  expect(reminders.map(([one]) => one?.processingStatus.status)).toEqual([
    'Order_Processing',
    'Order_SendConditionNotMet',
  ])
  expect(reminders.map(([one]) => one?.notificationStatusDetails.emails.length)).toEqual([1, 0])
})
