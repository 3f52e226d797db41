/** What a recipient may do, in which order, and what its token must not have: correspondence.md §0, §2.1. */
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../support/temporary.ts'
import { freshSimulator, sharedSimulator } from './altinn.ts'
import {
  asRecipient,
  asSender,
  correspondentOf,
  eventsAbout,
  messageRefusal,
  nordlys,
  openService,
  type Correspondent,
} from './correspondence.ts'

const simulator = sharedSimulator()
const sender = () => correspondentOf(simulator(), 'Fjordby kommune', asSender)
const recipient = () => correspondentOf(simulator(), nordlys, asRecipient)
const act = (who: Correspondent, id: string, action: string) =>
  who.call('POST', `/correspondence/${id}/${action}`)
const historyOf = async (who: Correspondent, id: string) =>
  (await who.details(id)).statusHistory.map(({ status }) => status)
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
const control = (path: string, body: unknown) => simulator().control.request('POST', path, body)

test('nothing is read or confirmed that was not fetched, and neither twice', async () => {
  const id = await (await sender()).send()
  const to = await recipient()
  expect(await messageRefusal(await act(to, id, 'markasread'))).toBe('400 1024')
  expect(await messageRefusal(await act(to, id, 'confirm'))).toBe('400 1025')
  await to.overview(id)
  expect((await act(to, id, 'markasread')).status).toBe(200)
  expect(await messageRefusal(await act(to, id, 'markasread'))).toBe('400 1040')
  expect((await act(to, id, 'confirm')).status).toBe(200)
  // Not stored yet: a second one is taken too, and counts once.
  expect((await act(to, id, 'confirm')).status).toBe(200)
  expect(await historyOf(to, id)).not.toContain('Confirmed')
  await simulator().control.advance(4_000, 'broker')
  expect(await messageRefusal(await act(to, id, 'confirm'))).toBe('400 1041')
  const happened = await eventsAbout(simulator(), id)
  expect(happened.filter((type) => type.endsWith('receiverconfirmed'))).toHaveLength(1)
})

test('whoever may also write is a sender: its look-ups fetch nothing', async () => {
  const id = await (await sender()).send()
  const both = await correspondentOf(simulator(), nordlys, {
    scope: 'altinn:correspondence.read altinn:correspondence.write',
  })
  await both.overview(id)
  await both.call('GET', `/correspondence/${id}/content`)
  expect(await historyOf(both, id)).toEqual(['ReadyForPublish', 'Published'])
  expect(await messageRefusal(await act(both, id, 'markasread'))).toBe('400 1024')
  expect(await messageRefusal(await act(both, id, 'confirm'))).toBe('400 1025')
})

test('looking again within 15 seconds is one fetch, in details each is one, and none is ever the status', async () => {
  const id = await (await sender()).send()
  const to = await recipient()
  const fetches = async () =>
    (await historyOf(await sender(), id)).filter((status) => status === 'Fetched').length
  await to.overview(id)
  expect((await to.overview(id)).status).toBe('Published')
  expect(await fetches()).toBe(1)
  await simulator().control.advance(15_001, 'broker')
  await to.overview(id)
  expect(await fetches()).toBe(2)
  await to.details(id)
  await to.details(id)
  expect(await fetches()).toBe(4)
})

test('the content alone marks as read, once', async () => {
  const id = await (await sender()).send({ content: { messageBody: '# Hei\n\n[x](/y)' } })
  const to = await recipient()
  const answer = await to.call('GET', `/correspondence/${id}/content`, { headers: { accept: 'text/plain' } })
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual([
    ...['text/plain; charset=utf-8', '# Hei\n\n[x](/y)'],
  ])
  await to.call('GET', `/correspondence/${id}/content`)
  expect(await historyOf(await sender(), id)).toEqual(['ReadyForPublish', 'Published', 'Fetched', 'Read'])
})

test('more than three reply options are a list in the text', async () => {
  const replyOptions = [1, 2, 3, 4].map((number) => ({
    linkURL: `https://a.no/${number}`,
    linkText: `Svar ${number}`,
  }))
  const id = await (await sender()).send({ correspondence: { replyOptions } })
  const letter = await (await recipient()).overview(id)
  expect(letter.content.messageBody).toBe(
    `Hei\n\n${replyOptions.map(({ linkURL, linkText }) => `- [${linkText}](${linkURL})`).join('\n')}`,
  )
})

test('a recipient deletes only after a needed confirmation, and then it is gone for both', async () => {
  const from = await sender()
  const files = [await from.attachment('a.txt', 'x')]
  const id = await from.send({
    correspondence: { isConfirmationNeeded: true, dueDateTime: inDays(9) },
    top: { existingAttachments: files },
  })
  const to = await recipient()
  await to.overview(id)
  const purge = () => to.call('DELETE', `/correspondence/${id}/purge`)
  expect(await messageRefusal(await purge())).toBe('400 1026')
  await control('/message/act', { id, action: 'confirm' })
  expect((await purge()).status).toBe(200)
  expect(await messageRefusal(await purge())).toBe('400 1014')
  expect(await messageRefusal(await to.call('GET', `/correspondence/${id}`))).toBe('404 1001')
  expect(await messageRefusal(await from.call('GET', `/correspondence/${id}`))).toBe('404 1001')
  const seen = await from.details(id)
  expect(seen.status).toBe('PurgedByRecipient')
  expect(seen.statusHistory.map(({ status }) => status)).not.toContain('PurgedByRecipient')
  const attachment = await from.call('GET', `/attachment/${files[0] ?? ''}`)
  expect(await attachment.json()).toMatchObject({ status: 'Purged' })
  // Still listed, as the service does.
  expect(await to.list({ role: 'Recipient' })).toContain(id)
})

test('a download hides that it was deleted: the status stays, the file is gone, and again is no error', async () => {
  const from = await sender()
  const file = await from.attachment('a.txt', 'x')
  const id = await from.send({ top: { existingAttachments: [file] } })
  const to = await recipient()
  const download = () => to.call('GET', `/correspondence/${id}/attachment/${file}/download`)
  expect((await download()).status).toBe(200)
  const purge = () => to.call('DELETE', `/correspondence/${id}/purge`)
  expect((await purge()).status).toBe(200)
  expect((await purge()).status).toBe(200)
  expect((await to.overview(id)).status).toBe('AttachmentsDownloaded')
  expect(await messageRefusal(await download())).toBe('400 2019')
})

test('a sender deletes before publication only', async () => {
  const from = await sender()
  const waiting = await from.send({ correspondence: { requestedPublishTime: inDays(1) } })
  expect((await from.call('DELETE', `/correspondence/${waiting}/purge`)).status).toBe(200)
  await simulator().control.advance(2 * 86_400_000, 'broker')
  expect((await from.details(waiting)).published).toBeNull()
  const out = await from.send()
  expect(await messageRefusal(await from.call('DELETE', `/correspondence/${out}/purge`))).toBe('400 1013')
})

test('a look-up publishes what is ready though the job is late, and not before its dialog is made', async () => {
  const from = await sender()
  const to = await recipient()
  await control('/message/hold', { jobs: ['dialog', 'publish'] })
  const id = await from.send()
  expect(await messageRefusal(await to.call('GET', `/correspondence/${id}`))).toBe('404 1001')
  await control('/message/release', { job: 'dialog' })
  expect(await to.list({ role: 'Recipient' })).not.toContain(id)
  expect((await to.overview(id)).status).toBe('Published')
  await control('/message/hold', { jobs: ['dialog', 'publish'], held: false })
  await control('/message/release', { job: 'publish' })
  const happened = await eventsAbout(simulator(), id)
  expect(happened.filter((type) => type === 'correspondencepublished')).toHaveLength(1)
})

test('forwarding needs the sender’s leave, a reader, an address, and happens once to each', async () => {
  const from = await sender()
  const to = await recipient()
  const forward = (id: string, forwardTo: unknown, forwardingText?: string) =>
    to.post(`/correspondence/${id}/forward`, { forwardTo, forwardingText })
  const closed = await from.send({ correspondence: { resourceId: openService } })
  expect(await messageRefusal(await forward(closed, 'a@b.no'))).toBe('400 1063')
  const id = await from.send({ correspondence: { resourceId: openService, allowForwarding: true } })
  expect(await messageRefusal(await forward(id, ''))).toBe('400 STD-00000')
  expect(await messageRefusal(await forward(id, 'a@b.no'))).toBe('400 1065')
  await control('/message/act', { id, action: 'read' })
  expect(await messageRefusal(await forward(id, 'a.b.no'))).toBe('400 3011')
  expect(await messageRefusal(await forward(id, `${'a'.repeat(999)}@b.no`))).toBe('400 3027')
  expect(await messageRefusal(await forward(id, 'a@b.no', 'x'.repeat(201)))).toBe('400 1066')
  expect(await messageRefusal(await forward(id, 'a@b.no', '<b>se</b>'))).toBe('400 1067')
  expect(await (await forward(id, 'a@b.no', 'Se her')).json()).toMatch(/^[0-9a-f-]{36}$/)
  expect(await messageRefusal(await forward(id, 'A@B.no'))).toBe('400 1064')
  expect((await forward(id, 'c@b.no')).status).toBe(200)
  await simulator().control.state()
  expect((await historyOf(from, id)).filter((status) => status === 'Forwarded')).toHaveLength(1)
})

test('letters, their files and what has happened outlive a start', async () => {
  const state = temporaryFolder()
  const first = await freshSimulator({ state })
  const from = await correspondentOf(first, 'Fjordby kommune', asSender)
  const file = await from.attachment('a.txt', 'innhold')
  const id = await from.send({ top: { existingAttachments: [file] } })
  const reader = await correspondentOf(first, nordlys, asRecipient)
  await reader.overview(id)
  const waiting = await reader.list({ role: 'Recipient', resourceId: 'ovelse-melding-fylket' })
  await first.stop()
  const second = await freshSimulator({ state })
  const to = await correspondentOf(second, nordlys, asRecipient)
  expect(await historyOf(to, id)).toEqual(['ReadyForPublish', 'Published', 'Fetched', 'Fetched'])
  const bytes = await to.call('GET', `/correspondence/${id}/attachment/${file}/download`)
  expect(await bytes.text()).toBe('innhold')
  expect(await to.list({ role: 'Recipient', resourceId: 'ovelse-melding-fylket' })).toEqual(waiting)
})
