/** What a person can get wrong in a message, provoked at the practice environment: each is told as what it is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '../../../main/altinn/access.ts'
import type {
  MessageOrder,
  NotificationOrder,
  NotificationText,
} from '../../../main/altinn/correspondence/order-types.ts'
import type { Correspondence } from '../../../main/altinn/correspondence/types.ts'
import type { FaultCode } from '../../../preload/contract/fault.ts'
import { sentenceOf } from '../../../preload/contract/sentences/index.ts'
import { fileOf, orderOf } from '../../support/correspondence.ts'
import {
  codeOf,
  firstOf,
  startMessageWorld,
  valueOf,
  type MessageWorld,
} from '../../support/real-correspondence.ts'

const [nordlys, bakery, nobody] = ['311556207', '312881403', '123456789']
const [person, reservedPerson] = ['01815001091', '12834501048']
const secret = 'ovelse-melding-fjordby-taushet'
const unknownId = '9a7fa6f2-8c1e-4a27-b6cf-2f3e9a9a0b01'
const hour = 3_600_000

let world: MessageWorld
let client: Correspondence
let sender: Access

beforeAll(async () => {
  world = await startMessageWorld()
  client = world.correspondence
  sender = world.accessOf('Fjordby kommune')
})
afterAll(() => world.stop())

type Changes = Partial<MessageOrder>
const send = (changes: Changes) => client.initialize(sender, orderOf({ recipients: [nordlys], ...changes }))
const text: NotificationText = { subject: '', body: '', contentType: 'Plain', sms: '' }
const mail: NotificationText = { ...text, subject: 'Emne', body: 'Tekst' }
const notify = (changes: Partial<NotificationOrder>, more: Changes = {}): Changes => ({
  notification: {
    ...{ template: 'CustomMessage', channel: 'Email', text: mail, reminder: null, recipients: [] },
    ...{ onlyThese: false, ...changes },
  },
  ...more,
})
const dialog = (value: string): Changes => ({
  externalReferences: [{ type: 'DialogportenDialogId', value }],
})
const answering: Changes = { replyOptions: [{ address: 'https://a.no', text: '' }] }
const properties = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']))

const refusals: readonly (readonly [why: string, code: FaultCode, changes: Changes])[] = [
  ['HTML in the title', 'message-title-invalid', { title: '<b>Hei</b>' }],
  ['a title that is too long', 'message-title-invalid', { title: 'x'.repeat(256) }],
  ['a title of nothing', 'message-title-invalid', { title: ' ' }],
  ['a summary that is too long', 'message-summary-invalid', { summary: 'x'.repeat(256) }],
  ['a script in the body', 'message-body-invalid', { body: 'Hei <script>alert(1)</script>' }],
  ['30 001 characters', 'message-body-invalid', { body: 'x'.repeat(30_001) }],
  ['no body', 'message-body-invalid', { body: '' }],
  ['HTML as the sender’s name', 'message-sender-name-invalid', { senderName: '<i>Vi</i>' }],
  ['no reference', 'reference-invalid', { reference: ' ' }],
  ['no recipient', 'message-recipient-invalid', { recipients: [] }],
  ['501 recipients', 'message-recipient-invalid', { recipients: Array<string>(501).fill(nordlys) }],
  ['a person with a wrong digit', 'message-recipient-invalid', { recipients: ['01815001092'] }],
  ['the same recipient twice', 'recipient-twice', { recipients: [nordlys, `0192:${nordlys}`] }],
  ['a name of nobody', 'recipient-unknown', { body: '{{recipientName}}', recipients: [nobody] }],
  ['a reserved person', 'recipient-reserved', { recipients: [reservedPerson] }],
  ['a deadline that is past', 'message-due-date-invalid', { dueAt: Date.now() - hour }],
  [
    'a deadline before publication',
    'message-due-date-invalid',
    { dueAt: Date.now() + hour, publishAt: Date.now() + 2 * hour },
  ],
  ['confirmation without a deadline', 'message-due-date-missing', { needsConfirmation: true }],
  ['too many properties', 'message-property-invalid', { properties: properties(11) }],
  ['a property that is too long', 'message-property-invalid', { properties: { a: 'x'.repeat(301) } }],
  [
    'a reference of nothing',
    'external-reference-invalid',
    { externalReferences: [{ type: 'Generic', value: '' }] },
  ],
  [
    'a reply over plain http',
    'reply-option-invalid',
    { replyOptions: [{ address: 'http://a.no', text: '' }] },
  ],
  [
    'a reply that runs a script',
    'reply-option-invalid',
    { replyOptions: [{ address: 'javascript:alert(1)', text: '' }] },
  ],
  ['a confidential service without the mark', 'message-confidential-required', { resourceId: secret }],
  ['the mark where it is not allowed', 'message-confidential-refused', { isConfidential: true }],
  ['forwarding where login is needed', 'forwarding-not-offered', { allowsForwarding: true }],
  ['an unknown service', 'service-unknown', { resourceId: 'finnes-ikke' }],
  ['a service with a colon', 'service-unknown', { resourceId: 'a:b' }],
  ['a service of somebody else', 'service-no-access', { resourceId: 'ovelse-melding-nordlys' }],
  ['a dialog that is no id', 'dialog-invalid', dialog('dialog')],
  ['a dialog that nobody knows', 'dialog-invalid', dialog(unknownId)],
  ['a dialog for two', 'dialog-single-recipient', { ...dialog(unknownId), recipients: [nordlys, bakery] }],
  ['buttons in a dialog', 'dialog-without-actions', { ...dialog(unknownId), ...answering }],
  ['an attachment that is not there', 'attachment-not-found', { existingAttachments: [unknownId] }],
  ['an attachment that is no id', 'attachment-not-found', { existingAttachments: ['a'] }],
  ['a key for two', 'request-refused', { idempotentKey: unknownId, recipients: [nordlys, bakery] }],
  ['an e-mail without a text', 'notification-text-invalid', notify({ text })],
  ['an SMS without a text', 'notification-text-invalid', notify({ channel: 'Sms' })],
  ['both without one of them', 'notification-text-invalid', notify({ channel: 'EmailAndSms' })],
  ['a reminder without a text', 'notification-text-invalid', notify({ reminder: { channel: null, text } })],
  [
    'a subject that is too long',
    'notification-text-invalid',
    notify({ text: { ...mail, subject: 'x'.repeat(513) } }),
  ],
  ['only others, and none', 'notification-recipient-invalid', notify({ onlyThese: true })],
  [
    'others for a message to two',
    'notification-single-recipient',
    notify({ recipients: [{ email: 'a@b.no' }] }, { recipients: [nordlys, bakery] }),
  ],
  ['no address of e-mail', 'email-invalid', notify({ recipients: [{ email: 'a.no' }] })],
  ['a mobile number without its country', 'mobile-invalid', notify({ recipients: [{ mobile: '99999999' }] })],
  [
    'the name of a bare address',
    'notification-keyword-invalid',
    notify({ text: { ...mail, body: 'Hei $recipientName$' }, recipients: [{ email: 'a@b.no' }] }),
  ],
]

describe('an order with', () => {
  it.each(refusals)('%s is refused as %s', async (_, code, changes) => {
    const result = await send(changes)
    expect(codeOf(result)).toBe(code)
    if (result.ok) return
    for (const language of ['nb', 'nn', 'en'] as const) {
      const { what, next } = sentenceOf(result.fault, language)
      expect(`${what} ${next}`).not.toMatch(/CORR|\{\{/)
    }
  })

  it('one wrong recipient of many names it, so that nobody must look for it', async () => {
    const result = await send({ recipients: [nordlys, bakery, '01815001092'] })
    expect(result).toMatchObject({ ok: false, fault: { values: { value: '018150*****' } } })
    if (!result.ok) expect(sentenceOf(result.fault, 'nb').what).toMatch(/^«018150\*{5}» kan ikke/)
  })
})

describe('a message with files', () => {
  const sendFiles = (name: string) =>
    client.initializeWithFiles(sender, orderOf({ recipients: [nordlys] }), [fileOf(name, 'x')])

  it.each<readonly [string, FaultCode]>([
    ['../a.txt', 'attachment-name-invalid'],
    ['"a".txt', 'attachment-name-invalid'],
    ['CON.txt', 'attachment-name-invalid'],
    [`${'x'.repeat(252)}.txt`, 'attachment-name-invalid'],
    ['a.pptx', 'attachment-type-not-allowed'],
    ['a', 'attachment-type-not-allowed'],
  ])('called %s is refused as %s, and names the file', async (name, code) => {
    expect(await sendFiles(name)).toMatchObject({ ok: false, fault: { code, values: { name } } })
  })

  it('one of which is empty names that one', async () => {
    const files = [fileOf('a.txt', 'xyz'), fileOf('tom.txt', '')]
    const result = await client.initializeWithFiles(sender, orderOf({ recipients: [nordlys] }), files)
    expect(result).toMatchObject({ ok: false, fault: { code: 'file-empty', values: { name: 'tom.txt' } } })
  })

  it('one of which has a bad name names none that may be the wrong one', async () => {
    const files = [fileOf('a.txt', 'xyz'), fileOf('b.pptx', 'x')]
    const result = await client.initializeWithFiles(sender, orderOf({ recipients: [nordlys] }), files)
    expect(result).toMatchObject({ ok: false, fault: { code: 'attachment-type-not-allowed' } })
    if (!result.ok) expect(result.fault.values).not.toHaveProperty('name')
  })

  it('one of which has a name that is too long names that one, for the service says which', async () => {
    const files = [fileOf('a.txt', 'xyz'), fileOf(`${'x'.repeat(252)}.txt`, 'x')]
    const result = await client.initializeWithFiles(sender, orderOf({ recipients: [nordlys] }), files)
    expect(result).toMatchObject({ ok: false, fault: { values: { name: files[1]?.fileName } } })
  })

  it('more than a hundred of them says how many are allowed', async () => {
    const files = Array.from({ length: 101 }, (_, index) => fileOf(`${index}.txt`, 'x'))
    const result = await client.initializeWithFiles(sender, orderOf({ recipients: [nordlys] }), files)
    expect(result).toMatchObject({ ok: false, fault: { code: 'files-too-many', values: { limit: 100 } } })
  })

  it('too large together to be forwarded says how large they may be', async () => {
    const order = orderOf({
      ...{ resourceId: 'ovelse-melding-fjordby-info', allowsForwarding: true, recipients: [nordlys] },
    })
    const files = [fileOf('a.txt', Buffer.alloc(10_000_001, 0x61))]
    expect(codeOf(await client.initializeWithFiles(sender, order, files))).toBe('forwarding-too-large')
  })
})

describe('an attachment', () => {
  const attach = (changes: Partial<Parameters<Correspondence['createAttachment']>[1]>) => {
    const { length: _length, stream: _stream, ...facts } = fileOf('a.txt', 'x')
    return client.createAttachment(sender, { ...facts, resourceId: 'ovelse-melding-fjordby', ...changes })
  }

  it.each<readonly [string, FaultCode, Parameters<typeof attach>[0]]>([
    ['that is kept too short a time', 'attachment-expiry-too-short', { expiresInDays: 0 }],
    ['of a type that is not taken', 'attachment-type-not-allowed', { fileName: 'a.exe' }],
    ['of a service that nobody knows', 'service-unknown', { resourceId: 'finnes-ikke' }],
    ['of a service of somebody else', 'service-no-access', { resourceId: 'ovelse-melding-nordlys' }],
    ['with a checksum in capitals', 'request-refused', { checksum: 'A'.repeat(32) }],
  ])('%s is refused as %s', async (_, code, changes) => {
    expect(codeOf(await attach(changes))).toBe(code)
  })

  it('about to be deleted cannot be sent once more', async () => {
    const { id } = valueOf(await attach({ expiresInDays: 1 }))
    valueOf(await client.uploadAttachment(sender, id, fileOf('a.txt', 'x')))
    await world.simulator.control.state()
    valueOf(await send({ existingAttachments: [id] }))
    await world.simulator.control.advance(19 * hour, 'broker')
    expect(codeOf(await send({ existingAttachments: [id] }))).toBe('attachment-expires-soon')
    await world.simulator.control.advance(6 * hour, 'broker')
    expect(codeOf(await client.deleteAttachment(sender, id))).toBe('attachment-gone')
  })

  it('whose time is over, or that nobody knows, cannot be downloaded', async () => {
    const file = fileOf('a.txt', 'x', { expiresInDays: 1 })
    const accepted = valueOf(
      await client.initializeWithFiles(sender, orderOf({ recipients: [nordlys] }), [file]),
    )
    await world.simulator.control.advance(25 * hour, 'broker')
    const [recipient, attachmentId = ''] = [world.accessOf(nordlys), accepted.attachmentIds[0]]
    const download = (id: string) => client.download(recipient, firstOf(accepted), id)
    expect(codeOf(await download(attachmentId))).toBe('attachment-gone')
    expect(codeOf(await download(unknownId))).toBe('attachment-not-found')
  })
})

describe('the world around', () => {
  it('the register of reservations can be down: nothing is sent, and it may be tried again', async () => {
    await world.control('register', { down: true })
    const result = await send({ recipients: [person] })
    await world.control('register', { down: false })
    expect(result).toMatchObject({ ok: false, fault: { code: 'contact-register-down', retry: 'later' } })
    expect(codeOf(await send({ recipients: [person] }))).toBe('fine')
  })

  it('a confidential letter goes only to whom has somebody to open it', async () => {
    await world.control('party', { party: nordlys, hasRoles: false })
    const order = { resourceId: secret, isConfidential: true }
    expect(codeOf(await send(order))).toBe('recipient-without-roles')
    await world.control('party', { party: nordlys, hasRoles: true })
    expect(codeOf(await send(order))).toBe('fine')
  })

  it('a reserved one of several is told apart from the others', async () => {
    const { messages } = valueOf(await send({ recipients: [reservedPerson, nordlys] }))
    expect(messages.map(({ status }) => status)).toEqual(['Reserved', 'ReadyForPublish'])
    expect(codeOf(await send({ recipients: [reservedPerson], ignoreReservation: true }))).toBe('fine')
  })

  it('a letter in a dialog cannot be withdrawn', async () => {
    const first = firstOf(valueOf(await send({})))
    await world.simulator.control.state()
    const { externalReferences } = valueOf(await client.overview(sender, first, 'sender'))
    await world.control('hold', { jobs: ['publish'] })
    const letter = firstOf(valueOf(await send(dialog(externalReferences[0]?.value ?? ''))))
    expect(codeOf(await client.purge(sender, letter, 'sender'))).toBe('message-in-dialog')
    await world.control('hold', { jobs: ['publish'], held: false })
    await world.control('release', { job: 'publish' })
  })

  it('a service of files is not for messages', async () => {
    const owner = world.accessOf('Øvingsdirektoratet')
    const order = orderOf({ resourceId: 'ovelse-arsregnskap', recipients: [nordlys] })
    expect(codeOf(await client.initialize(owner, order))).toBe('service-not-for-messages')
  })

  it('bounds the wrong way round find nothing, and say so', async () => {
    const query = { resourceId: 'ovelse-melding-fjordby', role: 'sender', from: 2_000, to: 1_000 } as const
    expect(codeOf(await client.search(sender, query))).toBe('request-refused')
    expect(codeOf(await client.search(sender, { ...query, resourceId: 'finnes-ikke', to: 3_000 }))).toBe(
      'service-no-access',
    )
  })
})
