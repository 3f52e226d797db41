/** The job of an organisation that writes to three others: each reads, downloads and confirms, and it sees that. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sharedSimulator } from './altinn.ts'
import {
  asRecipient,
  asSender,
  bakery,
  correspondentOf,
  eventsAbout,
  hospital,
  messageRefusal,
  nordlys,
  openService,
  plainService,
} from './correspondence.ts'

const simulator = sharedSimulator()
const sender = () => correspondentOf(simulator(), 'Fjordby kommune', asSender)
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

test('a letter with two files and a due date reaches three, who read, download and confirm it', async () => {
  const from = await sender()
  const files = [
    await from.attachment('Brev.pdf', 'innhold av brevet'),
    await from.attachment('Tall.csv', 'a;b\r\n1;2\r\n'),
  ]
  const sent = await from.begin({
    correspondence: { isConfirmationNeeded: true, dueDateTime: inDays(10) },
    top: { recipients: [nordlys, bakery, hospital].map((to) => `0192:${to}`), existingAttachments: files },
  })
  expect(sent.attachmentIds).toEqual(files)
  expect(sent.correspondences.map(({ status }) => status)).toEqual(Array(3).fill('ReadyForPublish'))
  await simulator().control.state()
  for (const [index, number] of [nordlys, bakery, hospital].entries()) {
    const id = sent.correspondences[index]?.correspondenceId ?? ''
    const to = await correspondentOf(simulator(), number, asRecipient)
    expect(await to.list({ role: 'Recipient' })).toContain(id)
    const letter = await to.overview(id)
    expect(letter).toMatchObject({ status: 'Published', content: { messageTitle: 'Tittel' } })
    const [first] = letter.content.attachments
    const bytes = await to.call('GET', `/correspondence/${id}/attachment/${first?.id ?? ''}/download`)
    const md5 = createHash('md5')
      .update(new Uint8Array(await bytes.arrayBuffer()))
      .digest('hex')
    expect(md5).toBe(first?.checksum)
    expect((await to.call('POST', `/correspondence/${id}/markasread`)).status).toBe(200)
    expect(await (await to.call('POST', `/correspondence/${id}/confirm`)).json()).toBe(id)
    await simulator().control.advance(4_000, 'broker')
    const seen = await from.details(id)
    expect(seen.statusHistory.map(({ status }) => status)).toEqual([
      ...['ReadyForPublish', 'Published', 'Fetched', 'AttachmentsDownloaded', 'Read', 'Confirmed'],
    ])
    // The highest number hides that it was confirmed.
    expect(seen.status).toBe('AttachmentsDownloaded')
    expect(seen.read).not.toBeNull()
    expect(await eventsAbout(simulator(), id)).toEqual([
      ...['initialized', 'published', 'receiverread', 'receiverconfirmed'].map(
        (name) => `correspondence${name}`,
      ),
    ])
  }
})

test('one call with form and files does the same; the letter waits for the scan', async () => {
  const from = await sender()
  await simulator().control.request('POST', '/message/hold', { jobs: ['scan'] })
  const form = new FormData()
  const fields = {
    'correspondence.resourceId': plainService,
    'correspondence.sendersReference': 'skjema',
    'Correspondence.Content.MessageTitle': 'Med skjema',
    'correspondence.content.messageBody': 'Hei',
    'correspondence.content.attachments[0].fileName': 'æ.txt',
    'correspondence.content.attachments[0].sendersReference': 'æ',
    'correspondence.propertyList.saksnummer.år': '2025/1',
    'recipients[0]': `0192:${nordlys}`,
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('attachments', new Blob(['innhold']), 'æ.txt')
  const answer = await from.call('POST', '/correspondence/upload', { body: form })
  const sent = (await answer.json()) as { correspondences: { correspondenceId: string; status: string }[] }
  expect(sent.correspondences[0]?.status).toBe('Initialized')
  const id = sent.correspondences[0]?.correspondenceId ?? ''
  const to = await correspondentOf(simulator(), nordlys, asRecipient)
  expect(await messageRefusal(await to.call('GET', `/correspondence/${id}`))).toBe('404 1001')
  await simulator().control.request('POST', '/message/hold', { jobs: ['scan'], held: false })
  await simulator().control.request('POST', '/message/release', { job: 'scan' })
  const letter = await to.overview(id)
  expect(letter).toMatchObject({ status: 'Published', propertyList: { 'saksnummer.år': '2025/1' } })
  expect(letter.content.attachments).toMatchObject([{ fileName: 'æ.txt', status: 'Published' }])
})

test('after publication the sender sees status and no text, before it both', async () => {
  const from = await sender()
  const later = await from.send({ correspondence: { requestedPublishTime: inDays(2) } })
  expect((await from.overview(later)).content.messageBody).toBe('Hei')
  await simulator().control.advance(2 * 86_400_000, 'broker')
  expect(await from.overview(later)).toMatchObject({
    status: 'Published',
    content: { language: 'no', messageTitle: '', messageBody: '', attachments: [] },
  })
})

test('the dialog shows up among the references, and {{recipientName}} becomes the name', async () => {
  const from = await sender()
  const id = await from.send({ content: { messageBody: 'Til {{recipientName}}' } })
  const to = await correspondentOf(simulator(), nordlys, asRecipient)
  const letter = await to.overview(id)
  expect(letter.content.messageBody).toBe('Til Nordlys Regnskap AS')
  expect(letter.externalReferences).toMatchObject([{ referenceType: 'DialogportenDialogId' }])
})

test('a letter is not sent twice: the same key is 409 without an id, and the key finds the first', async () => {
  const from = await sender()
  const idempotentKey = crypto.randomUUID()
  const id = await from.send({ top: { idempotentKey } })
  const again = await from.initialize({ content: { messageTitle: 'Noe annet' }, top: { idempotentKey } })
  expect(await messageRefusal(again)).toBe('409 1034')
  expect(await from.list({ role: 'Sender', idempotentKey, sendersReference: 'another' })).toEqual([id])
  expect(await from.list({ role: 'Sender', idempotentKey: crypto.randomUUID() })).toEqual([])
  const another = crypto.randomUUID()
  const both = await Promise.all([1, 2].map(() => from.initialize({ top: { idempotentKey: another } })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('after a lost answer the key or the reference finds what was sent', async () => {
  const from = await sender()
  const idempotentKey = crypto.randomUUID()
  const order = { correspondence: { sendersReference: 'tapt svar' }, top: { idempotentKey } }
  const match = { operation: 'message-initialize' }
  await simulator().control.trouble({ match, action: { lostAnswer: true } })
  await expect(from.initialize(order)).rejects.toThrow()
  expect(await messageRefusal(await from.initialize(order))).toBe('409 1034')
  const found = await from.list({ role: 'Sender', idempotentKey })
  expect(found).toHaveLength(1)
  expect(await from.list({ role: 'Sender', sendersReference: 'tapt svar' })).toEqual(found)
  const { requests } = await simulator().control.state()
  expect(requests['message-initialize']?.answers['409']).toBeGreaterThan(0)
})

test('a refused letter does not use up its key', async () => {
  const from = await sender()
  const idempotentKey = crypto.randomUUID()
  const refused = await from.initialize({ content: { messageTitle: '<b>fet</b>' }, top: { idempotentKey } })
  expect(await messageRefusal(refused)).toBe('400 1002')
  expect((await from.initialize({ top: { idempotentKey } })).status).toBe(200)
})

test('whoever does not exist gets nothing: the letter fails when it is to be published, and says why', async () => {
  const from = await sender()
  const id = await from.send({ top: { recipients: ['0192:123456789'] } })
  const seen = await from.overview(id)
  expect(seen.status).toBe('Failed')
  expect(seen.statusText).toContain('Register')
  expect(await eventsAbout(simulator(), id)).toContain('correspondencepublishfailed')
})

test('what is past its due date unread and unconfirmed is told to the recipient', async () => {
  const from = await sender()
  const id = await from.send({
    correspondence: { isConfirmationNeeded: true, dueDateTime: inDays(30) },
  })
  await simulator().control.advance(31 * 86_400_000, 'broker')
  expect((await eventsAbout(simulator(), id)).slice(-2)).toEqual([
    'correspondencereceiverneverread',
    'correspondencereceiverneverconfirmed',
  ])
})

test('letters are there for both organisations from the start, and nothing of Broker’s services is mixed in', async () => {
  const own = await correspondentOf(simulator(), nordlys, asRecipient)
  const waiting = await Promise.all(
    ['fylket', 'skatteverket', 'sykehuset-taushet', 'direktoratet'].map((slug) =>
      own.list({ role: 'Recipient', resourceId: `ovelse-melding-${slug}` }),
    ),
  )
  expect(waiting.map(({ length }) => length)).toEqual([1, 1, 1, 1])
  const letter = await own.overview(waiting[1]?.[0] ?? '')
  expect(letter).toMatchObject({ isConfirmationNeeded: true })
  expect(letter.content.attachments).toHaveLength(2)
  const { environment } = simulator().handover
  expect(environment.services.some(({ id }) => id.startsWith('ovelse-melding'))).toBe(false)
  expect(environment).toMatchObject({
    messageServices: expect.arrayContaining([expect.objectContaining({ id: openService })]) as unknown,
  })
})

test('a later version of the service answers fields and statuses that nobody knows', async () => {
  const from = await sender()
  const id = await from.send()
  await simulator().control.request('POST', '/message/strange', { fields: true, status: 'UnderReview' })
  const seen = await from.details(id)
  await simulator().control.request('POST', '/message/strange', {})
  expect(seen).toMatchObject({ status: 'UnderReview', sensitivity: { level: 'unknown' } })
  expect(seen.statusHistory.at(-1)?.status).toBe('UnderReview')
})
