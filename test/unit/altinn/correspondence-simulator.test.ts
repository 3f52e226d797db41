/**
 * The client of Correspondence against the practice environment over HTTP, which was built from the same
 * specification by somebody else: what the two do not agree on, one of them has wrong.
 */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '../../../main/altinn/access.ts'
import type { Correspondence } from '../../../main/altinn/correspondence/types.ts'
import { fileOf, orderOf } from '../../support/correspondence.ts'
import {
  bytesOf,
  codeOf,
  firstOf,
  startMessageWorld,
  valueOf,
  type MessageWorld,
} from '../../support/real-correspondence.ts'
import type { TroubleRule } from '../../support/simulator.ts'

let world: MessageWorld
let client: Correspondence
let sender: Access
let recipients: readonly Access[]
let recipient: Access

beforeAll(async () => {
  world = await startMessageWorld()
  client = world.correspondence
  sender = world.accessOf('Fjordby kommune')
  recipients = ['311556207', '312881403', '314209508'].map((number) => world.accessOf(number))
  recipient = recipients[0]!
})
afterAll(() => world.stop())

const settled = () => world.simulator.control.state()
const confirmedLater = () => world.simulator.control.advance(4_000, 'broker')
const toRecipient = () => ({ recipients: [recipient.organisation] })
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')
const large = Buffer.from('Vedlegg æøå\r\n--budstikke-x--\r\n'.repeat(200_000))

/** Sends to the first recipient and answers the id, published. */
async function sent(changes: Parameters<typeof orderOf>[0] = {}): Promise<string> {
  const accepted = valueOf(await client.initialize(sender, orderOf({ ...toRecipient(), ...changes })))
  await settled()
  return firstOf(accepted)
}

async function uploaded(fileName: string, content: string | Uint8Array): Promise<string> {
  const { stream, length, ...facts } = fileOf(fileName, content)
  const attachment = { ...facts, resourceId: 'ovelse-melding-fjordby' }
  const { id } = valueOf(await client.createAttachment(sender, attachment))
  valueOf(await client.uploadAttachment(sender, id, { length, stream }))
  await settled()
  return id
}

describe('the whole way', () => {
  it('a letter with two files and a due date goes to three, who read, download and confirm it, and the sender sees it', async () => {
    const files = [await uploaded('Brev.pdf', large), await uploaded('Tall.csv', 'a;b\r\n1;2\r\n')]
    const order = orderOf({
      reference: 'sak 2026/1',
      title: 'Vedtak',
      body: 'Hei **dere**',
      senderName: 'Byggesak',
      recipients: recipients.map(({ organisation }) => organisation),
      dueAt: Date.now() + 10 * 86_400_000,
      needsConfirmation: true,
      existingAttachments: files,
      properties: { 'sak.nr': '2026/1' },
      replyOptions: [{ address: 'https://svar.example/1', text: 'Svar' }],
    })
    const accepted = valueOf(await client.initialize(sender, order))
    expect(accepted.attachmentIds).toEqual(files)
    expect(accepted.messages.map((message) => message.recipient.slice(-9))).toEqual(order.recipients)
    await settled()

    for (const [index, to] of recipients.entries()) {
      const id = accepted.messages[index]?.id ?? ''
      const query = { resourceId: order.resourceId, role: 'recipient', status: 'Published' } as const
      expect(valueOf(await client.search(to, query))).toContain(id)
      expect(codeOf(await client.confirm(to, id))).toBe('message-not-fetched')
      const letter = valueOf(await client.overview(to, id, 'recipient'))
      expect(letter).toMatchObject({
        ...{ status: 'Published', senderName: 'Byggesak', needsConfirmation: true, readAt: null },
        ...{ properties: order.properties, replyOptions: order.replyOptions, dueAt: order.dueAt },
        content: { title: 'Vedtak', body: 'Hei **dere**' },
      })
      const [first] = letter.content.attachments
      const bytes = await bytesOf(valueOf(await client.download(to, id, first?.id ?? '')))
      expect([first?.checksum, bytes.byteLength]).toEqual([md5(bytes), large.byteLength])
      expect(codeOf(await client.purge(to, id, 'recipient'))).toBe('message-delete-unconfirmed')
      expect(valueOf(await client.content(to, id))).toBe('Hei **dere**')
      expect(codeOf(await client.markRead(to, id))).toBe('message-already-read')
      valueOf(await client.confirm(to, id))
      await confirmedLater()
      expect(codeOf(await client.confirm(to, id))).toBe('message-already-confirmed')
      const seen = valueOf(await client.details(sender, id, 'sender'))
      expect(seen.history.map(({ status }) => status)).toEqual([
        ...['ReadyForPublish', 'Published', 'Fetched', 'AttachmentsDownloaded', 'Read', 'Confirmed'],
      ])
      expect(seen).toMatchObject({ status: 'AttachmentsDownloaded', content: { body: '' } })
      expect(seen.readAt).not.toBeNull()
    }
    const found = { resourceId: order.resourceId, role: 'sender', reference: 'sak 2026/1' } as const
    expect(valueOf(await client.search(sender, found)).toSorted()).toEqual(
      accepted.messages.map(({ id }) => id).toSorted(),
    )
  })

  it('one call carries the message and its files, byte by byte, with names as people write them', async () => {
    const files = [
      fileOf('Årsrapport (endelig) – 100%.txt', large, { displayName: 'Rapport', checksum: md5(large) }),
      fileOf('tom plass; filename=x.txt', 'innhold'),
    ]
    const order = orderOf({
      ...toRecipient(),
      properties: { 'sak.nr': '1', plain: '2' },
      idempotentKey: 'aa6f4f3e-9e2b-4b43-8f8b-0d9c6f3d9e10',
    })
    const accepted = valueOf(await client.initializeWithFiles(sender, order, files))
    await settled()
    const letter = valueOf(await client.overview(recipient, firstOf(accepted), 'recipient'))
    expect(letter.properties).toEqual(order.properties)
    expect(letter.content.attachments.map(({ fileName, checksum }) => [fileName, checksum])).toEqual([
      ['Årsrapport (endelig) – 100%.txt', md5(large)],
      ['tom plass; filename=x.txt', md5(Buffer.from('innhold'))],
    ])
    const [first] = letter.content.attachments
    const bytes = await bytesOf(valueOf(await client.download(recipient, letter.id, first?.id ?? '')))
    expect(md5(bytes)).toBe(md5(large))
    // After a lost answer: the key finds what the first call made.
    const again = await client.initialize(sender, order)
    expect(codeOf(again)).toBe('message-already-sent')
    const byKey = {
      resourceId: order.resourceId,
      role: 'sender',
      idempotentKey: order.idempotentKey!,
    } as const
    expect(valueOf(await client.search(sender, byKey))).toEqual([letter.id])
  })

  it('a sender’s look is never taken for the recipient’s', async () => {
    const id = await sent()
    valueOf(await client.overview(sender, id, 'sender'))
    valueOf(await client.details(sender, id, 'sender'))
    expect(codeOf(await client.markRead(recipient, id))).toBe('message-not-fetched')
    valueOf(await client.overview(recipient, id, 'recipient'))
    valueOf(await client.markRead(recipient, id))
    expect(valueOf(await client.overview(sender, id, 'sender')).readAt).not.toBeNull()
  })

  it('a message is withdrawn before publication, or deleted by whoever got it', async () => {
    const waiting = await sent({ publishAt: Date.now() + 86_400_000 })
    expect(codeOf(await client.overview(recipient, waiting, 'recipient'))).toBe('message-not-found')
    valueOf(await client.purge(sender, waiting, 'sender'))
    expect(codeOf(await client.purge(sender, waiting, 'sender'))).toBe('message-already-deleted')
    expect(codeOf(await client.overview(sender, waiting, 'sender'))).toBe('message-not-found')
    const id = await sent()
    expect(codeOf(await client.purge(sender, id, 'sender'))).toBe('message-withdraw-too-late')
    valueOf(await client.purge(recipient, id, 'recipient'))
    expect(codeOf(await client.overview(recipient, id, 'recipient'))).toBe('message-not-found')
  })

  it('a message that may be is forwarded once to an address', async () => {
    const id = await sent({ resourceId: 'ovelse-melding-fjordby-info', allowsForwarding: true })
    const to = { email: 'kari@eksempel.no', text: 'Til deg' }
    expect(codeOf(await client.forward(recipient, id, to))).toBe('forward-before-read')
    valueOf(await client.content(recipient, id))
    expect(codeOf(await client.forward(recipient, id, { ...to, email: 'kari' }))).toBe('email-invalid')
    expect(codeOf(await client.forward(recipient, id, { ...to, text: 'x'.repeat(201) }))).toBe(
      'forward-text-invalid',
    )
    valueOf(await client.forward(recipient, id, to))
    expect(codeOf(await client.forward(recipient, id, to))).toBe('forward-already-sent')
    expect(codeOf(await client.forward(recipient, await sent(), to))).toBe('forward-not-allowed')
  })

  it('notifications tell how each of them ended', async () => {
    const text = { subject: 'Emne', body: 'Tekst', contentType: 'Plain', sms: 'Hei' } as const
    await world.control('notification', { recipient: 'a@eksempel.no', status: 'Email_Failed_Bounced' })
    const id = await sent({
      notification: {
        ...{ template: 'GenericAltinnMessage', channel: 'EmailPreferred', text, onlyThese: false },
        recipients: [{ email: 'a@eksempel.no' }],
        reminder: { channel: null, text },
      },
    })
    await world.simulator.control.advance(60_000, 'broker')
    const { notifications } = valueOf(await client.details(sender, id, 'sender'))
    expect(notifications[0]?.shipments.map(({ status, succeeded }) => [status, succeeded])).toEqual([
      ['Email_Delivered', true],
      ['Email_Failed_Bounced', false],
    ])
    expect(valueOf(await client.overview(sender, id, 'sender')).notifications[0]).toMatchObject({
      isReminder: false,
    })
  })

  it('fields and statuses of a later version of the service hide nothing', async () => {
    const id = await sent()
    const file = await uploaded('a.txt', 'x')
    await world.control('strange', { fields: true, status: 'Sealed' })
    try {
      const letter = valueOf(await client.overview(recipient, id, 'recipient'))
      expect(letter).toMatchObject({ status: 'Unknown', statusText: 'Sealed', content: { title: 'Tittel' } })
      const { history } = valueOf(await client.details(sender, id, 'sender'))
      expect(history.map(({ status }) => status)).toContain('Unknown')
      expect(valueOf(await client.attachment(sender, file))).toMatchObject({ status: 'Unknown' })
    } finally {
      await world.control('strange', {})
    }
  })
})

describe('an attachment', () => {
  it('is scanned before it can be sent, goes with many, and cannot be deleted then', async () => {
    await world.control('hold', { jobs: ['scan'] })
    const id = await uploaded('a.txt', 'x')
    expect(
      codeOf(await client.initialize(sender, orderOf({ ...toRecipient(), existingAttachments: [id] }))),
    ).toBe('attachment-not-ready')
    await world.control('hold', { jobs: ['scan'], held: false })
    await world.control('release', { job: 'scan', id })
    const details = valueOf(await client.attachmentDetails(sender, id))
    expect(details).toMatchObject({ status: 'Published', checksum: md5(Buffer.from('x')) })
    expect(details.history.map(({ status }) => status)).toEqual([
      'Initialized',
      'UploadProcessing',
      'Published',
    ])
    const message = await sent({ existingAttachments: [id] })
    expect(valueOf(await client.attachment(sender, id)).messageIds).toEqual([message])
    expect(codeOf(await client.deleteAttachment(sender, id))).toBe('attachment-in-use')
  })

  it('that is deleted is gone', async () => {
    const id = await uploaded('a.txt', 'x')
    valueOf(await client.deleteAttachment(sender, id))
    expect(codeOf(await client.deleteAttachment(sender, id))).toBe('attachment-gone')
    expect(valueOf(await client.attachment(sender, id)).status).toBe('Purged')
  })

  it('whose upload has begun is spent, however it ended', async () => {
    const { stream: _stream, length: _length, ...facts } = fileOf('a.txt', 'x', { checksum: md5(large) })
    const attachment = { ...facts, resourceId: 'ovelse-melding-fjordby' }
    const { id } = valueOf(await client.createAttachment(sender, attachment))
    expect(codeOf(await client.uploadAttachment(sender, id, fileOf('a.txt', 'x')))).toBe(
      'upload-checksum-mismatch',
    )
    expect(codeOf(await client.uploadAttachment(sender, id, fileOf('a.txt', large)))).toBe('attachment-spent')
    expect(valueOf(await client.attachment(sender, id))).toMatchObject({ status: 'Failed' })
    const { id: other } = valueOf(await client.createAttachment(sender, { ...attachment, checksum: null }))
    expect(codeOf(await client.uploadAttachment(sender, other, fileOf('a.txt', '')))).toBe('file-empty')
  })

  it('with malware is failed, and its message too', async () => {
    await world.control('hold', { jobs: ['scan'] })
    const order = orderOf(toRecipient())
    const accepted = valueOf(await client.initializeWithFiles(sender, order, [fileOf('a.txt', 'x')]))
    await world.control('hold', { jobs: ['scan'], held: false })
    await world.control('release', { job: 'scan', id: accepted.attachmentIds[0], verdict: 'malware' })
    expect(valueOf(await client.attachment(sender, accepted.attachmentIds[0] ?? ''))).toMatchObject({
      status: 'Failed',
    })
    expect(valueOf(await client.overview(sender, firstOf(accepted), 'sender')).status).toBe('Failed')
  })
})

describe('bad days', () => {
  const once = (operation: string, action: TroubleRule['action']) =>
    world.simulator.control.trouble({ match: { operation, times: 1 }, action })

  it.each([
    ['a page of a proxy', { html: '<html>Log in</html>', status: 200 }, 'proxy-answer'],
    ['rubbish', { body: '{"ids":', status: 200 }, 'answer-unreadable'],
    ['500', { status: 500 }, 'service-busy'],
    ['403', { status: 403 }, 'scope-missing'],
    ['a cut answer', { cutResponseAfterBytes: 10 }, 'connection-cut'],
  ])('%s instead of a message is a fault, and the next call is fine', async (_, action, code) => {
    const id = await sent()
    await once('message-overview', action)
    expect(codeOf(await client.overview(recipient, id, 'recipient'))).toBe(code)
    expect(codeOf(await client.overview(recipient, id, 'recipient'))).toBe('fine')
  })

  it('a form that is cut in the middle makes no message, and the same key sends it afterwards', async () => {
    const key = '5b0d6a2e-0a4f-4d5e-b1a5-3f5c1d7b9a21'
    const order = orderOf({ ...toRecipient(), idempotentKey: key })
    const query = { resourceId: order.resourceId, role: 'sender', idempotentKey: key } as const
    await once('message-upload', { cutRequestAfterBytes: 500_000 })
    expect(codeOf(await client.initializeWithFiles(sender, order, [fileOf('a.txt', large)]))).toBe(
      'connection-cut',
    )
    expect(valueOf(await client.search(sender, query))).toEqual([])
    const accepted = valueOf(await client.initializeWithFiles(sender, order, [fileOf('a.txt', large)]))
    expect(valueOf(await client.search(sender, query))).toEqual([firstOf(accepted)])
  })

  it('a file that changes while it is sent makes no message', async () => {
    const files = [fileOf('a.txt', 'abc', { length: 4 }), fileOf('b.txt', 'de', { length: 1 })]
    const result = await client.initializeWithFiles(sender, orderOf(toRecipient()), files)
    expect(result).toMatchObject({ ok: false, fault: { code: 'file-changed', values: { name: 'a.txt' } } })
  })

  it('the token ran out under way: a new one is fetched', async () => {
    const id = await sent()
    await world.simulator.control.advance(40 * 60_000)
    expect(codeOf(await client.overview(recipient, id, 'recipient'))).toBe('fine')
  })
})
