/** Search and its traps: broker.md §1.5, facts 4, 5, 18, 19. */
import { expect, test } from 'vitest'
import { callerOf, refusal, service, sharedSimulator } from './altinn.ts'

const simulator = sharedSimulator()
const fjordby = () => callerOf(simulator(), 'Fjordby kommune')
const nordlys = () => callerOf(simulator(), 'Nordlys Regnskap AS')

test('what was sent with the URN as sender is never found by its own sender, but by its recipient', async () => {
  const sender = await fjordby()
  const recipient = await nordlys()
  const id = await sender.send([recipient.number], 'x', {
    sender: `urn:altinn:organization:identifier-no:${sender.number}`,
    resourceId: `urn:altinn:resource:${service}`,
  })
  expect((await sender.overview(id)).sender).toMatch(/^urn:/)
  expect(await sender.search({ role: 'Sender' })).not.toContain(id)
  expect(await recipient.search({ role: 'Recipient' })).toContain(id)
})

test('the prefix of the resource is understood in initialize only', async () => {
  const answer = await (
    await fjordby()
  ).call('GET', `/filetransfer?resourceId=urn:altinn:resource:${service}`)
  expect(await refusal(answer)).toBe('401 BRO-00006')
})

test('the recipient status of search is the latest, the one of the overview is the highest', async () => {
  const sender = await fjordby()
  const recipient = await nordlys()
  const id = await sender.send([recipient.number, '310904473'], 'x')
  await recipient.download(id)
  await recipient.confirm(id)
  expect(await recipient.search({ recipientStatus: 'DownloadConfirmed' })).toContain(id)
  await recipient.download(id)
  expect(await recipient.search({ recipientStatus: 'DownloadConfirmed' })).not.toContain(id)
  expect(await recipient.search({ recipientStatus: 'DownloadStarted' })).toContain(id)
  expect((await recipient.overview(id)).recipients[0]?.currentRecipientFileTransferStatusCode).toBe(
    'DownloadConfirmed',
  )
})

test('with a recipient status the role is not looked at', async () => {
  const sender = await fjordby()
  const recipient = await nordlys()
  const id = await sender.send([recipient.number], 'x')
  expect(await recipient.search({ recipientStatus: 'Initialized', role: 'Sender' })).toContain(id)
  expect(await sender.search({ recipientStatus: 'Initialized', role: 'Sender' })).not.toContain(id)
})

test('role and status narrow, names match in any case and by number', async () => {
  const sender = await fjordby()
  const recipient = await nordlys()
  const [sent, begun] = [await sender.send([recipient.number], 'x'), await sender.begin([recipient.number])]
  expect(await sender.search({ role: 'sender', status: 'published' })).toContain(sent)
  expect(await sender.search({ role: 'Sender', status: '3' })).toContain(sent)
  expect(await sender.search({ status: 'Published' })).not.toContain(begun)
  expect(await sender.search({ role: 'Recipient' })).not.toContain(sent)
  const wrong = await sender.call('GET', `/filetransfer?resourceId=${service}&status=Nothing`)
  expect(wrong.status).toBe(400)
})

test('one bound is strict, two are inclusive; with a status the dates are of that status', async () => {
  const sender = await fjordby()
  const recipient = await nordlys()
  const ids = [await sender.send([recipient.number], '1'), await sender.send([recipient.number], '2')]
  const [first, second] = await Promise.all(ids.map((id) => sender.overview(id)))
  const [from = '', to = ''] = [first?.created, second?.created]
  const newest = { role: 'Sender', orderAscending: 'true' }
  expect(await sender.search({ ...newest, from })).toEqual([ids[1]])
  expect(await sender.search({ ...newest, from, to })).toEqual(ids)
  expect(await sender.search({ role: 'Sender', from, to })).toEqual(ids.toReversed())
  expect(await sender.search({ role: 'Sender', to: from })).not.toContain(ids[0])
  const published = first?.published ?? ''
  expect(await sender.search({ ...newest, status: 'Published', from: published })).toEqual([ids[1]])
})

test('a hundred ids at most, and no word about the rest', async () => {
  const sender = await callerOf(simulator(), 'Øvingsdirektoratet')
  const all: string[] = []
  for (let count = 0; count < 101; count += 1) all.push(await sender.begin(['310904473']))
  const found = await sender.search({ role: 'Sender' })
  expect(found).toEqual(all.slice(1).toReversed())
  const oldest = await sender.search({ role: 'Sender', orderAscending: 'true' })
  expect(oldest).toEqual(all.slice(0, 100))
})
