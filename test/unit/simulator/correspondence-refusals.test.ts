/** Every code that an order can provoke, and which of two comes first: correspondence.md §3.2, §3.3. */
import { expect, test } from 'vitest'
import { sharedSimulator } from './altinn.ts'
import {
  asSender,
  bakery,
  correspondentOf,
  messageRefusal,
  nordlys,
  openService,
  orderOf,
  secretService,
  type Changes,
  type MessageProblem,
} from './correspondence.ts'

const simulator = sharedSimulator()
const sender = () => correspondentOf(simulator(), 'Fjordby kommune', asSender)
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()
const file = { fileName: 'a.txt', sendersReference: 'a' }
const notify = (notification: Readonly<Record<string, unknown>>): Changes => ({
  correspondence: { notification: { notificationTemplate: 'CustomMessage', ...notification } },
})
const mail = { emailSubject: 'Emne', emailBody: 'Tekst' }
const to = (...customRecipients: Readonly<Record<string, unknown>>[]) => ({ ...mail, customRecipients })
const person = '01815001091'
const reserved = '12834501048'
const dialog = (referenceValue: string, more: Changes = {}): Changes => ({
  ...more,
  correspondence: {
    externalReferences: [{ referenceType: 'DialogportenDialogId', referenceValue }],
    ...more.correspondence,
  },
})
const unknownId = '9a7fa6f2-8c1e-4a27-b6cf-2f3e9a9a0b01'
const several = (...recipients: string[]): Changes => ({ top: { recipients } })

const refusals: readonly (readonly [code: string, why: string, changes: Changes])[] = [
  [
    '400 1047',
    'a key with two recipients',
    { top: { idempotentKey: unknownId, recipients: [`0192:${nordlys}`, `0192:${bakery}`] } },
  ],
  ['400 1036', 'an unknown resource', { correspondence: { resourceId: 'finnes-ikke' } }],
  ['401 4001', 'somebody else’s resource', { correspondence: { resourceId: 'ovelse-melding-nordlys' } }],
  ['400 1060', 'a confidential resource without the mark', { correspondence: { resourceId: secretService } }],
  ['400 1061', 'the mark where it is not allowed', { correspondence: { isConfidential: true } }],
  ['400 1068', 'forwarding above level 0', { correspondence: { allowForwarding: true } }],
  [
    '400 1006',
    'the same recipient twice',
    several(`0192:${nordlys}`, `urn:altinn:organization:identifier-no:${nordlys}`),
  ],
  [
    '404 1029',
    'a confidential letter to nobody',
    {
      correspondence: { resourceId: secretService, isConfidential: true },
      top: { recipients: ['0192:123456789'] },
    },
  ],
  ['400 1016', 'confirmation without a due date', { correspondence: { isConfirmationNeeded: true } }],
  ['422 1030', 'a reserved person alone', several(reserved)],
  ['400 1008', 'due before now', { correspondence: { dueDateTime: inHours(-1) } }],
  [
    '400 1009',
    'due before it is published',
    { correspondence: { dueDateTime: inHours(2), requestedPublishTime: inHours(3) } },
  ],
  ['400 1002', 'HTML in the title', { content: { messageTitle: '<b>Hei</b>' } }],
  ['400 1002', 'a heading as title', { content: { messageTitle: '# Hei' } }],
  ['400 1003', 'a script in the body', { content: { messageBody: 'Hei <script>alert(1)</script>' } }],
  ['400 1023', 'a language that is none of three', { content: { language: 'se' } }],
  ['400 1039', 'HTML as sender’s name', { correspondence: { messageSender: '<i>Vi</i>' } }],
  [
    '400 1052',
    'two transmission types',
    {
      correspondence: {
        externalReferences: [1, 2].map(() => ({ referenceType: 6, referenceValue: 'Information' })),
      },
    },
  ],
  [
    '400 1053',
    'a transmission type without a dialog',
    {
      correspondence: {
        externalReferences: [{ referenceType: 'DialogportenTransmissionType', referenceValue: '1' }],
      },
    },
  ],
  ['400 1048', 'a dialog that is no id', dialog('dialog')],
  ['400 1045', 'a dialog for two', dialog(unknownId, several(`0192:${nordlys}`, `0192:${bakery}`))],
  [
    '400 1051',
    'buttons in a transmission',
    dialog(unknownId, {
      correspondence: {
        externalReferences: [{ referenceType: 3, referenceValue: unknownId }],
        replyOptions: [{ linkURL: 'https://a.no' }],
      },
    }),
  ],
  ['404 1054', 'a dialog that nobody knows', dialog(unknownId)],
  ['400 1007', 'an attachment that is not there', { top: { existingAttachments: [unknownId] } }],
  ['400 1038', 'more than a hundred attachments', { content: { attachments: Array(101).fill(file) } }],
  ['400 2012', 'a path as file name', { content: { attachments: [{ ...file, fileName: '../a.txt' }] } }],
  [
    '400 2013',
    'a type that is not on the list',
    { content: { attachments: [{ ...file, fileName: 'a.pptx' }] } },
  ],
  ['400 2021', 'a name that Windows keeps', { content: { attachments: [{ ...file, fileName: 'CON.txt' }] } }],
  ['400 1005', 'new files in plain JSON', { content: { attachments: [file] } }],
  ['400 1035', 'a reply over plain http', { correspondence: { replyOptions: [{ linkURL: 'http://a.no' }] } }],
  [
    '400 1035',
    'a reply that runs a script',
    { correspondence: { replyOptions: [{ linkURL: 'javascript:alert(1)' }] } },
  ],
  [
    '404 1029',
    'the name of nobody',
    { content: { messageBody: '{{recipientName}}' }, top: { recipients: ['0192:123456789'] } },
  ],
  [
    '400 3022',
    'only custom recipients, and none',
    notify({ ...mail, overrideRegisteredContactInformation: true }),
  ],
  [
    '400 3017',
    'custom recipients for two',
    { ...notify(to({ emailAddress: 'a@b.no' })), ...several(`0192:${nordlys}`, `0192:${bakery}`) },
  ],
  ['400 3018', 'two identifiers in one', notify(to({ emailAddress: 'a@b.no', mobileNumber: '+4799999999' }))],
  ['400 3019', 'no identifier', notify(to({}))],
  [
    '400 3015',
    'the name of a bare address',
    notify({ ...to({ emailAddress: 'a@b.no' }), emailBody: 'Hei $recipientName$' }),
  ],
  ['400 3011', 'no e-mail address', notify(to({ emailAddress: 'a.no' }))],
  ['400 3012', 'a mobile number without its country', notify(to({ mobileNumber: '99999999' }))],
  ['400 3002', 'an e-mail without a text', notify({ notificationChannel: 'Email' })],
  ['400 3003', 'a reminder without a text', notify({ ...mail, sendReminder: true })],
  ['400 3004', 'an SMS without a text', notify({ notificationChannel: 'Sms', ...mail })],
  [
    '400 3005',
    'an SMS reminder without a text',
    notify({ notificationChannel: 1, smsBody: 'Hei', sendReminder: true }),
  ],
  [
    '400 3006',
    'preferred without one of the texts',
    notify({ notificationChannel: 'EmailPreferred', ...mail }),
  ],
  [
    '400 3007',
    'a preferred reminder without one of the texts',
    notify({
      ...mail,
      sendReminder: true,
      reminderNotificationChannel: 'SmsPreferred',
      reminderSmsBody: 'Hei',
    }),
  ],
  ['400 3024', 'both without one of the texts', notify({ notificationChannel: 'EmailAndSms', ...mail })],
  [
    '400 3025',
    'both as reminder without one of the texts',
    notify({ ...mail, sendReminder: true, reminderNotificationChannel: 'EmailAndSms' }),
  ],
]

test.each(refusals)('%s: %s', async (code, _why, changes) => {
  expect(await messageRefusal(await (await sender()).initialize(changes))).toBe(code)
})

test('of two faults the earlier one in the service’s order is told', async () => {
  const from = await sender()
  const wrong = [
    ['400 1047', refusals[0]?.[2]],
    ['400 1061', { correspondence: { isConfidential: true } }],
    ['400 1016', { correspondence: { isConfirmationNeeded: true } }],
    ['400 1008', { correspondence: { dueDateTime: inHours(-1) } }],
    ['400 1002', { content: { messageTitle: '<b>' } }],
    ['400 1003', { content: { messageBody: '<script>' } }],
    ['400 1039', { correspondence: { messageSender: '<b>' } }],
    ['400 1005', { content: { attachments: [file] } }],
    ['400 1035', { correspondence: { replyOptions: [{ linkURL: 'http://a.no' }] } }],
    ['400 3002', notify({})],
  ] as const satisfies readonly (readonly [string, Changes | undefined])[]
  for (const [index, [code]] of wrong.entries()) {
    const faults: Changes[] = wrong.slice(index).map(([, changes]) => changes ?? {})
    const all = faults.reduceRight<Changes>(
      (merged, changes) => ({
        correspondence: { ...merged.correspondence, ...changes.correspondence },
        content: { ...merged.content, ...changes.content },
        top: { ...merged.top, ...changes.top },
      }),
      {},
    )
    // A due date would mend the fault before it.
    const { dueDateTime: _, ...withoutDue } = all.correspondence ?? {}
    const correspondence =
      code === '400 1016' || code === '400 1061' || code === '400 1047' ? withoutDue : all.correspondence
    expect(
      await messageRefusal(await from.initialize({ ...all, correspondence: correspondence ?? {} })),
    ).toBe(code)
  }
})

const models: readonly (readonly [path: string, changes: Changes])[] = [
  ['/correspondence/resourceId', { correspondence: { resourceId: 'a:b' } }],
  ['/correspondence/sendersReference', { correspondence: { sendersReference: ' ' } }],
  ['/correspondence/content/messageTitle', { content: { messageTitle: 'x'.repeat(256) } }],
  ['/correspondence/content/messageTitle', { content: { messageTitle: null } }],
  ['/correspondence/content/messageBody', { content: { messageBody: 'x'.repeat(30_001) } }],
  ['/correspondence/content/messageSummary', { content: { messageSummary: 'x'.repeat(256) } }],
  ['/correspondence/content/language', { content: { language: 'nob' } }],
  [
    '/correspondence/content/attachments/0/checksum',
    { content: { attachments: [{ ...file, checksum: 'A'.repeat(32) }] } },
  ],
  ['/correspondence/propertyList', { correspondence: { propertyList: null } }],
  ['/correspondence/propertyList', { correspondence: { propertyList: { a: 'x'.repeat(301) } } }],
  [
    '/correspondence/externalReferences',
    {
      correspondence: {
        externalReferences: Array(11).fill({ referenceType: 'Generic', referenceValue: 'a' }),
      },
    },
  ],
  [
    '/correspondence/externalReferences/0/referenceType',
    {
      correspondence: {
        externalReferences: [{ referenceType: 'DialogportenTransmissionId', referenceValue: 'a' }],
      },
    },
  ],
  ['/correspondence/requestedPublishTime', { correspondence: { requestedPublishTime: 'i morgen' } }],
  ['/correspondence/isConfidential', { correspondence: { isConfidential: 'true' } }],
  [
    '/correspondence/notification/notificationChannel',
    { correspondence: { notification: { notificationChannel: 9 } } },
  ],
  ['/recipients', { top: { recipients: [] } }],
  [
    '/recipients',
    { top: { recipients: Array.from({ length: 501 }, (_, index) => `0192:${100_000_000 + index}`) } },
  ],
  ['/recipients/0', { top: { recipients: [nordlys] } }],
  ['/recipients/0', { top: { recipients: ['01815001092'] } }],
  ['/recipients/0', { top: { recipients: ['urn:altinn:person:idporten-email:a@b@c'] } }],
  ['/existingAttachments/0', { top: { existingAttachments: ['a'] } }],
  ['/idempotentKey', { top: { idempotentKey: '00000000-0000-0000-0000-000000000000' } }],
]

test.each(models)('a model that is wrong at %s has no number, but its path', async (path, changes) => {
  const answer = await (await sender()).initialize(changes)
  const problem = (await answer.json()) as MessageProblem
  expect(answer.status).toBe(400)
  expect(problem.errorCode).toBeUndefined()
  expect(problem.validationErrors?.map(({ paths }) => paths[0])).toContain(path)
  expect(Object.keys(problem.errors ?? {})).not.toHaveLength(0)
})

test('what must be there is asked for by name, all of it at once', async () => {
  const answer = await (await sender()).post('/correspondence', {})
  const { errors } = (await answer.json()) as MessageProblem
  expect(Object.keys(errors ?? {}).sort()).toEqual(['Correspondence', 'Recipients'])
})

test('an unknown number of a notification’s template is answered with a bare text', async () => {
  const answer = await (await sender()).initialize(notify({ notificationTemplate: 7 }))
  expect([answer.status, await answer.json()]).toEqual([400, 'Invalid notification template provided'])
})

test('what the service lets through passes: signs of Markdown, HTML, old fields, numbers for names', async () => {
  const from = await sender()
  const passing: readonly Changes[] = [
    { content: { messageTitle: '123. *Om* `#404` \\ _x_  y' } },
    { content: { messageBody: '# Hei\n\n<p>avsnitt</p>\n\n[lenke](/relativ) `<b>`' } },
    { content: { messageSummary: '# <b>Sammendrag</b>' } },
    { correspondence: { sender: '0192:999999999', allowSystemDeleteAfter: 'x', ukjent: 1 } },
    notify({ notificationTemplate: 1, notificationChannel: 4 }),
    several(person),
    several(
      'urn:altinn:person:idporten-email:Kari@example.org',
      'urn:altinn:person:legacy-selfidentified:kari',
    ),
    { correspondence: { ignoreReservation: true }, ...several(reserved) },
  ]
  for (const changes of passing)
    expect(await messageRefusal(await from.initialize(changes))).not.toMatch(/^[45]/)
})

test('one reserved of several gets nothing, and the others get their letter', async () => {
  const from = await sender()
  const { correspondences } = await from.begin(several(reserved, `0192:${nordlys}`))
  expect(correspondences.map(({ status }) => status)).toEqual(['Reserved', 'ReadyForPublish'])
  await simulator().control.state()
  const [one, other] = correspondences.map(({ correspondenceId }) => correspondenceId)
  expect((await from.overview(one ?? '')).status).toBe('Failed')
  expect((await from.overview(other ?? '')).status).toBe('Published')
})

test('a person can reserve herself, and the register can be down', async () => {
  const from = await sender()
  const { control } = simulator()
  await control.request('POST', '/message/party', { party: person, reserved: true })
  expect(await messageRefusal(await from.initialize(several(person)))).toBe('422 1030')
  await control.request('POST', '/message/party', { party: person, reserved: false })
  await control.request('POST', '/message/register', { down: true })
  expect(await messageRefusal(await from.initialize(several(person)))).toBe('500 1032')
  const ignoring = { correspondence: { ignoreReservation: true }, ...several(person) }
  expect((await from.initialize(ignoring)).status).toBe(200)
  await control.request('POST', '/message/register', { down: false })
})

test('a confidential letter goes only to whom has somebody to give it to', async () => {
  const from = await sender()
  const secret = { correspondence: { resourceId: secretService, isConfidential: true } }
  expect((await from.initialize(secret)).status).toBe(200)
  await simulator().control.request('POST', '/message/party', { party: nordlys, hasRoles: false })
  expect(await messageRefusal(await from.initialize(secret))).toBe('400 1044')
  await simulator().control.request('POST', '/message/party', { party: nordlys, hasRoles: true })
  for (const isConfidential of [true, false]) {
    const either = { correspondence: { resourceId: openService, isConfidential } }
    expect((await from.initialize(either)).status).toBe(200)
  }
})

test('a letter into a dialog is for the dialog’s party and owner, and cannot be purged', async () => {
  const from = await sender()
  const first = await from.send()
  const { externalReferences } = await from.overview(first)
  const id = externalReferences[0]?.referenceValue ?? ''
  const elsewhere = dialog(id, several(`0192:${bakery}`))
  expect(await messageRefusal(await from.initialize(elsewhere))).toBe('400 1046')
  const other = await correspondentOf(simulator(), 'Nordlys Regnskap AS', asSender)
  const foreign = dialog(id)
  const order = orderOf({
    ...foreign,
    correspondence: { ...foreign.correspondence, resourceId: 'ovelse-melding-nordlys' },
  })
  expect(await messageRefusal(await other.post('/correspondence', order))).toBe('400 1050')
  await simulator().control.request('POST', '/message/hold', { jobs: ['publish'] })
  const transmission = await from.send(dialog(id))
  expect(await messageRefusal(await from.call('DELETE', `/correspondence/${transmission}/purge`))).toBe(
    '400 1043',
  )
  await simulator().control.request('POST', '/message/hold', { jobs: ['publish'], held: false })
  await simulator().control.request('POST', '/message/release', { job: 'publish' })
  const references = (await from.overview(transmission)).externalReferences
  expect(references.map(({ referenceType }) => referenceType)).toEqual([
    ...['DialogportenDialogId', 'DialogportenTransmissionId'],
  ])
})

test('existing attachments must be one’s own, published, small enough to forward, and not about to expire', async () => {
  const from = await sender()
  const own = await from.attachment('a.txt', 'x', { expirationInDays: 1 })
  const other = await correspondentOf(simulator(), 'Nordlys Regnskap AS', asSender)
  const order = orderOf({
    correspondence: { resourceId: 'ovelse-melding-nordlys' },
    top: { existingAttachments: [own] },
  })
  expect(await messageRefusal(await other.post('/correspondence', order))).toBe('400 1017')
  const empty = (await (await from.attach()).json()) as string
  expect(await messageRefusal(await from.initialize({ top: { existingAttachments: [empty] } }))).toBe(
    '400 1018',
  )
  const big = await from.attachment('b.txt', 'x'.repeat(10_000_001))
  const forwarded = {
    correspondence: { resourceId: openService, allowForwarding: true },
    top: { existingAttachments: [big] },
  }
  expect(await messageRefusal(await from.initialize(forwarded))).toBe('400 1069')
  await from.send({ top: { existingAttachments: [own] } })
  await simulator().control.advance(19 * 3_600_000, 'broker')
  expect(await messageRefusal(await from.initialize({ top: { existingAttachments: [own] } }))).toBe(
    '400 1055',
  )
  expect(await messageRefusal(await from.attach({ expirationInDays: 0 }))).toBe('400 2017')
})

test('a service of Broker is not for letters', async () => {
  const owner = await correspondentOf(simulator(), 'Øvingsdirektoratet', asSender)
  const wrong = { correspondence: { resourceId: 'ovelse-arsregnskap' } }
  expect(await messageRefusal(await owner.initialize(wrong))).toBe('400 4010')
  expect(await messageRefusal(await owner.attach({ resourceId: 'ovelse-arsregnskap' }))).toBe('400 4009')
})
