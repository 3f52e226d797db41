/** What goes to Correspondence and what comes back: of the right party, and nothing lost of what it answers. */
import { describe, expect, it } from 'vitest'
import type { NotificationOrder } from '../../../main/altinn/correspondence/order-types.ts'
import type { Correspondence } from '../../../main/altinn/correspondence/types.ts'
import type { NetworkRequest } from '../../../main/ports.ts'
import { access, organisation, otherOrganisation, type ScriptedAnswer } from '../../support/altinn.ts'
import {
  attachmentBody,
  attachmentId,
  buildCorrespondence,
  detailsBody,
  fileOf,
  messageId as id,
  orderOf,
  overviewBody,
  readScope,
  writeScope,
} from '../../support/correspondence.ts'

/** The JSON of a request. */
const sentBody = (request: NetworkRequest | undefined): unknown =>
  typeof request?.body === 'string' ? JSON.parse(request.body) : null

const overviewOf = (body: unknown) =>
  buildCorrespondence({ body }).correspondence.overview(access, id, 'recipient')

describe('a message', () => {
  it('is read whole: times as numbers, empty texts as empty, names as they are', async () => {
    expect(await overviewOf(overviewBody)).toMatchObject({
      ok: true,
      value: {
        id,
        recipient: `urn:altinn:organization:identifier-no:${organisation}`,
        senderName: '',
        content: {
          ...{ title: 'Tittel', summary: '', body: '# Hei' },
          attachments: [
            {
              id: attachmentId,
              fileName: '../../etc/passwd',
              checksum: 'd41d8cd98f00b204e9800998ecf8427e',
              statusChangedAt: Date.parse('2026-08-18T11:40:51.123Z'),
              expiresAt: null,
            },
          ],
        },
        statusChangedAt: Date.parse('2026-08-18T11:40:51.500Z'),
        publishedAt: Date.parse('2026-08-18T11:40:51Z'),
        ...{ readAt: null, dueAt: null, needsConfirmation: true, ignoreReservation: false },
        externalReferences: [{ type: 'DialogportenDialogId', value: 'd' }],
        replyOptions: [{ address: 'https://svar.example', text: '' }],
        notifications: [{ orderId: attachmentId, isReminder: false }],
      },
    })
  })

  it.each([
    ['a status', { status: 'Sealed', statusText: 'Sealed' }, { status: 'Unknown', statusText: 'Sealed' }],
    ['a field', { sensitivity: { level: 1 } }, { status: 'Published' }],
    ['a kind of reference', { externalReferences: [{ referenceType: 'New', referenceValue: 'x' }] }, {}],
    ['lists that are null', { externalReferences: null, replyOptions: null, notifications: null }, {}],
    ['properties that are null', { propertyList: null }, { properties: {} }],
  ])('with %s that nobody knows is shown all the same', async (_, change, value) => {
    expect(await overviewOf({ ...overviewBody, ...change })).toMatchObject({ ok: true, value })
  })

  it.each([
    ['a status that is a number', { status: 2 }],
    ['a title that is a list', { content: { ...overviewBody.content, messageTitle: [] } }],
    ['a flag that is a text', { isConfirmationNeeded: 'true' }],
    ['a time that is none', { created: 'i går' }],
    ['an id that is none', { correspondenceId: '../1' }],
    ['no recipient', { recipient: undefined }],
    ['properties that are numbers', { propertyList: { a: 1 } }],
    ['attachments that are no list', { content: { ...overviewBody.content, attachments: {} } }],
  ])('with %s is refused rather than shown wrongly', async (_, change) => {
    expect(await overviewOf({ ...overviewBody, ...change })).toMatchObject({
      ok: false,
      fault: { code: 'answer-unreadable', technical: { service: 'Correspondence' } },
    })
  })

  it('has its history by time, and every notification with where it went', async () => {
    const sendStatus = {
      status: 'Email_Failed_Bounced',
      description: null,
      lastUpdate: '2026-08-18T12:00:00Z',
    }
    const recipient = { emailAddress: 'a@b.no', organizationNumber: null }
    const email = { id, succeeded: false, recipient, sendStatus }
    const notification = {
      ...{ id, isReminder: true, notificationChannel: 'EmailPreferred', created: '2026-08-18T11:00:00Z' },
      processingStatus: { status: 'Order_Completed', description: null, lastUpdate: '2026-08-18T12:00:00Z' },
      notificationStatusDetails: { email, sms: null, emails: [email], smses: null },
    }
    const body = { ...detailsBody, notifications: [notification, { id: null }] }
    const { correspondence } = buildCorrespondence({ body })
    expect(await correspondence.details(access, id, 'sender')).toMatchObject({
      ok: true,
      value: {
        history: [{ status: 'Published' }, { status: 'Fetched' }],
        label: 'Default',
        notifications: [
          {
            ...{ isReminder: true, channel: 'EmailPreferred', processing: 'Order_Completed' },
            shipments: [
              {
                kind: 'email',
                succeeded: false,
                recipient: { email: 'a@b.no' },
                status: 'Email_Failed_Bounced',
              },
            ],
          },
          { id: null, processing: '', shipments: [] },
        ],
      },
    })
  })

  it('whose text begins with a link is not taken for a proxy’s page', async () => {
    const headers = { 'content-type': 'text/plain; charset=utf-8' }
    const { correspondence, requests } = buildCorrespondence({ headers, body: '<https://a.no> og mer' })
    expect(await correspondence.content(access, id)).toEqual({ ok: true, value: '<https://a.no> og mer' })
    // Another media type is refused with 406.
    expect(requests[0]?.headers['Accept']).toBe('text/plain')
  })

  it.each([
    ['text/html', 'proxy-answer'],
    ['application/octet-stream', 'answer-unreadable'],
  ])('whose text comes as %s is refused', async (type, code) => {
    const { correspondence } = buildCorrespondence({ headers: { 'content-type': type }, body: 'x' })
    expect(await correspondence.content(access, id)).toMatchObject({ ok: false, fault: { code } })
  })
})

describe('an order', () => {
  const accepted = {
    correspondences: [
      { correspondenceId: id, status: 'ReadyForPublish', recipient: 'urn:x', notifications: null },
    ],
    attachmentIds: [attachmentId],
  }

  it('goes as JSON with the ways of writing that the service takes', async () => {
    const { correspondence, requests } = buildCorrespondence({ body: accepted })
    const order = orderOf({
      resourceId: 'urn:altinn:resource:melding',
      recipients: [otherOrganisation, '0192:310904473', '01815001091'],
      publishAt: Date.UTC(2026, 11, 1),
    })
    expect(await correspondence.initialize(access, order)).toEqual({
      ok: true,
      value: {
        messages: [{ id, status: 'ReadyForPublish', recipient: 'urn:x' }],
        attachmentIds: [attachmentId],
      },
    })
    expect(requests[0]?.url).toMatch(/\/correspondence\/api\/v1\/correspondence$/)
    expect(sentBody(requests[0])).toMatchObject({
      correspondence: {
        ...{
          resourceId: 'melding',
          requestedPublishTime: '2026-12-01T00:00:00.000Z',
          ignoreReservation: null,
        },
        content: { attachments: [] },
        propertyList: {},
      },
      // Nine bare digits are refused.
      recipients: [
        `urn:altinn:organization:identifier-no:${otherOrganisation}`,
        '0192:310904473',
        '01815001091',
      ],
      idempotentKey: null,
    })
  })

  it('with notification gives no text that was not written, and no empty list of recipients', async () => {
    const { correspondence, requests } = buildCorrespondence({ body: accepted })
    const text = { subject: '', body: '', contentType: 'Plain', sms: 'Hei' } as const
    const notification: NotificationOrder = {
      template: 'CustomMessage',
      channel: 'Sms',
      text,
      reminder: { channel: 'Sms', text: { ...text, sms: 'Husk' } },
      recipients: [],
      onlyThese: false,
    }
    await correspondence.initialize(access, orderOf({ notification }))
    expect(sentBody(requests[0])).toMatchObject({
      correspondence: {
        notification: {
          ...{ notificationChannel: 'Sms', emailSubject: null, emailBody: null, smsBody: 'Hei' },
          ...{ sendReminder: true, reminderNotificationChannel: 'Sms', reminderSmsBody: 'Husk' },
          customRecipients: null,
        },
      },
    })
  })

  it('whose answer names nobody is refused: who got it would be unknown', async () => {
    const { correspondence } = buildCorrespondence({ body: { attachmentIds: [] } })
    expect(await correspondence.initialize(access, orderOf())).toMatchObject({
      ok: false,
      fault: { code: 'answer-unreadable' },
    })
  })
})

describe('a search', () => {
  it('asks by bare id, role and bounds, and nothing that was not asked for', async () => {
    const { correspondence, requests } = buildCorrespondence({ body: { ids: [id] } })
    const [from, to] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1)]
    const query = { resourceId: 'urn:altinn:resource:melding', role: 'sender', status: 'Published' } as const
    expect(await correspondence.search(access, { ...query, from, to, reference: 'a&b' })).toEqual({
      ok: true,
      value: [id],
    })
    expect(new URL(requests[0]?.url ?? '').search).toBe(
      '?resourceId=melding&role=Sender&status=Published&from=2026-01-01T00%3A00%3A00.000Z&to=2026-02-01T00%3A00%3A00.000Z&sendersReference=a%26b',
    )
    await correspondence.search(access, { resourceId: 'm', role: 'both', idempotentKey: id })
    expect(new URL(requests[1]?.url ?? '').search).toBe(
      `?resourceId=m&role=RecipientAndSender&idempotentKey=${id}`,
    )
  })
})

describe('an attachment', () => {
  it('with a status that nobody knows is shown, and its history is by time', async () => {
    const entry = (status: string, statusChanged: string) => ({ status, statusText: '', statusChanged })
    const body = {
      ...{ ...attachmentBody, status: 'Frozen', expirationInDays: 30 },
      statusHistory: [
        entry('Published', '2026-08-18T11:40:52+00:00'),
        entry('Initialized', '2026-08-18T11:40:51+00:00'),
      ],
    }
    const { correspondence } = buildCorrespondence({ body })
    expect(await correspondence.attachmentDetails(access, attachmentId)).toMatchObject({
      ok: true,
      value: {
        ...{ status: 'Unknown', checksum: null, expiresInDays: 30, messageIds: [] },
        history: [{ status: 'Initialized' }, { status: 'Published' }],
      },
    })
  })

  it.each([200, 204])('is deleted, whether that is answered with %i', async (status) => {
    const { correspondence } = buildCorrespondence({ status })
    expect(await correspondence.deleteAttachment(access, attachmentId)).toEqual({ ok: true, value: null })
  })
})

describe('a download', () => {
  const disposition = { 'content-disposition': 'attachment; filename="a.html"' }
  const download = (answer: ScriptedAnswer) => {
    const built = buildCorrespondence(answer)
    return { ...built, result: built.correspondence.download(access, id, attachmentId) }
  }

  it('of a page of HTML that somebody attached is a file, not a proxy’s page', async () => {
    const headers = { ...disposition, 'content-type': 'text/html', 'content-length': '6' }
    const { result, requests } = download({ headers, body: '<html>' })
    expect(await result).toMatchObject({ ok: true, value: { length: 6, contentType: 'text/html' } })
    expect(requests[0]?.headers).toMatchObject({ Accept: '*/*', 'Accept-Encoding': 'identity' })
    expect(requests[0]?.headers).not.toHaveProperty('Range')
  })

  it.each<readonly [string, ScriptedAnswer, string]>([
    [
      'a login page',
      { headers: { 'content-type': 'text/html', 'content-length': '1' }, body: '<' },
      'proxy-answer',
    ],
    ['something that does not say it is a file', { headers: { 'content-length': '1' } }, 'answer-unreadable'],
    ['a file without a length', { headers: disposition }, 'answer-unreadable'],
    [
      'something compressed',
      { headers: { ...disposition, 'content-length': '1', 'content-encoding': 'br' } },
      'answer-unreadable',
    ],
  ])('of %s is refused', async (_, answer, code) => {
    expect(await download(answer).result).toMatchObject({ ok: false, fault: { code } })
  })
})

describe('scopes', () => {
  const file = () => fileOf('a.txt', 'x')
  const calls: readonly (readonly [string, (client: Correspondence) => Promise<unknown>, string])[] = [
    ['initialize', (client) => client.initialize(access, orderOf()), writeScope],
    [
      'initialize with files',
      (client) => client.initializeWithFiles(access, orderOf(), [file()]),
      writeScope,
    ],
    ['a sender’s search', (client) => client.search(access, { resourceId: 'r', role: 'sender' }), writeScope],
    [
      'a recipient’s search',
      (client) => client.search(access, { resourceId: 'r', role: 'recipient' }),
      readScope,
    ],
    ['a sender’s overview', (client) => client.overview(access, id, 'sender'), writeScope],
    ['a recipient’s overview', (client) => client.overview(access, id, 'recipient'), readScope],
    ['a recipient’s details', (client) => client.details(access, id, 'recipient'), readScope],
    ['content', (client) => client.content(access, id), readScope],
    ['mark as read', (client) => client.markRead(access, id), readScope],
    ['confirm', (client) => client.confirm(access, id), readScope],
    ['withdraw', (client) => client.purge(access, id, 'sender'), writeScope],
    ['delete', (client) => client.purge(access, id, 'recipient'), readScope],
    ['forward', (client) => client.forward(access, id, { email: 'a@b.no', text: '' }), readScope],
    ['download', (client) => client.download(access, id, attachmentId), readScope],
    ['upload', (client) => client.uploadAttachment(access, attachmentId, file()), writeScope],
    ['delete an attachment', (client) => client.deleteAttachment(access, attachmentId), writeScope],
  ]
  it.each(calls)(
    '%s asks for its own scope and no other, or a look would not count',
    async (_, call, scope) => {
      const built = buildCorrespondence({ status: 500 })
      await call(built.correspondence)
      expect(built.asked()).toEqual([scope])
    },
  )

  it('a recipient’s look does not fall back on the sender’s scope when its own is missing', async () => {
    const built = buildCorrespondence({ body: overviewBody }, { refuse: [readScope] })
    expect(await built.correspondence.overview(access, id, 'recipient')).toMatchObject({
      ok: false,
      fault: { code: 'scope-not-on-client' },
    })
    expect(built.requests).toHaveLength(0)
  })
})

describe('ids', () => {
  // Attack: an id out of a store or a command that leads to another address with our token.
  it.each(['../attachment', '..%2f', '', 'a/b', `${id}/purge`])(
    '%j never becomes an address',
    async (bad) => {
      const { correspondence, requests } = buildCorrespondence({})
      const results = [
        await correspondence.overview(access, bad, 'recipient'),
        await correspondence.content(access, bad),
        await correspondence.purge(access, bad, 'sender'),
        await correspondence.download(access, bad, attachmentId),
        await correspondence.download(access, id, bad),
        await correspondence.uploadAttachment(access, bad, fileOf('a.txt', 'x')),
        await correspondence.attachment(access, bad),
        await correspondence.attachmentDetails(access, bad),
        await correspondence.deleteAttachment(access, bad),
      ]
      const codes = results.map((result) => (result.ok ? 'fine' : result.fault.code))
      expect(codes).toEqual([
        ...Array<string>(4).fill('message-not-found'),
        ...Array<string>(5).fill('attachment-not-found'),
      ])
      expect(requests).toHaveLength(0)
    },
  )
})
