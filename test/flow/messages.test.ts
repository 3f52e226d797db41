/** Messages through the real engine and the practice world: sent once, read knowingly, confirmed for good. */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { MessageOrder, SentMessageDetail } from '../../preload/contract/message-models.ts'
import { startWorld, type World } from '../support/flow.ts'

const day = 86_400_000
const letters = 'ovelse-melding-fjordby'
const others = ['312881403', '314209508']

interface SimulatedMessage {
  readonly id: string
  readonly recipient: string
  readonly title?: string
}
const atTheService = async (world: World, title: string): Promise<readonly SimulatedMessage[]> => {
  const { messages } = (await world.simulator.control.request('GET', '/message/state')) as {
    readonly messages: readonly SimulatedMessage[]
  }
  return messages.filter((one) => JSON.stringify(one).includes(title))
}

const orderOf = (world: World, change: Partial<MessageOrder> = {}): MessageOrder => ({
  ...{ serviceId: letters, recipients: [world.nordlys.organisation.number] },
  ...{
    title: 'Vedtak om skjenkebevilling',
    summary: '',
    body: 'Hei.\n\nVedtaket er *innvilget*.',
    language: 'nb',
  },
  ...{ senderName: '', reference: '', fileIds: [], publishAt: null, dueAt: null, needsConfirmation: false },
  ...{ confidential: false, allowsForwarding: false, ignoreReservation: null, replyOptions: [] },
  ...{ externalReferences: [], properties: {}, notification: null },
  ...change,
})
const send = async (world: World, change: Partial<MessageOrder> = {}): Promise<string> => {
  const order = orderOf(world, change)
  const { id } = await world.engine.call('message.send', {
    profileId: world.fjordby.id,
    draftId: null,
    order,
  })
  return id
}
const files = async (world: World, ...named: readonly (readonly [string, Buffer])[]): Promise<string[]> => {
  const paths = named.map(([name, content]) => world.file(name, content))
  const registered = await world.engine.call('files.register', { paths })
  return registered.files.map(({ id }) => id)
}
/** Waits with a clock that runs ahead, as nobody sits through the pauses between looks. */
const sentAs = (world: World, id: string, state: SentMessageDetail['state']) =>
  world.engine.until(`the message is ${state}`, async () => {
    world.engine.clock.skip(5_000)
    const detail = await world.engine.call('message.sentDetail', { id })
    return detail.state === state ? detail : null
  })
const statuses = async (world: World, id: string) =>
  (await world.engine.call('message.sentDetail', { id })).recipients.map(({ status }) => status)

/** The trouble that was ordered has come to pass; without it a test would prove nothing. */
async function expectTrouble(world: World): Promise<void> {
  const told = JSON.stringify(await world.simulator.control.request('GET', '/trouble'))
  expect(told).toMatch(/"acted":1/u)
}

async function arrived(world: World, title: string) {
  world.engine.clock.skip(61_000)
  await world.engine.call('inbox.refresh', { profileId: world.nordlys.id })
  const { items } = await world.engine.call('inbox.all', { profileId: world.nordlys.id, limit: 500 })
  const found = items.find((item) => item.kind === 'message' && item.title === title)
  if (found?.kind !== 'message') throw new Error('The message has not arrived')
  return found
}

test('a letter with two files and a due date goes to three, is read, downloaded and confirmed, and the sender sees it', async () => {
  const world = await startWorld()
  const { engine, simulator } = world
  const content = randomBytes(300_000)
  const fileIds = await files(world, ['vedtak.pdf', content], ['tall.csv', Buffer.from('a;b\r\n')])
  const dueAt = engine.clock.now() + 14 * day
  const recipients = [world.nordlys.organisation.number, ...others]
  const id = await send(world, { recipients, fileIds, dueAt, needsConfirmation: true })
  await sentAs(world, id, 'published')
  expect(await statuses(world, id)).toEqual(['published', 'published', 'published'])

  const item = await arrived(world, 'Vedtak om skjenkebevilling')
  expect(item).toMatchObject({
    unread: true,
    needsConfirmation: true,
    attachmentCount: 2,
    state: 'new',
    dueAt,
  })
  const closed = await engine.call('message.get', { id: item.id })
  expect(closed.body, 'nothing is shown before it is opened').toBeNull()
  const open = await engine.call('message.open', { id: item.id })
  expect(open).toMatchObject({ body: 'Hei.\n\nVedtaket er *innvilget*.', unread: false, state: 'read' })
  expect(await engine.refused('message.delete', { id: item.id })).toBe('message-delete-unconfirmed')

  await engine.call('message.download', { id: item.id })
  const saved = await engine.until('both files are here', async () => {
    const { attachments } = await engine.call('message.get', { id: item.id })
    return attachments.every(({ state }) => state === 'saved') ? attachments : null
  })
  const pdf = saved.find(({ name }) => name === 'vedtak.pdf')
  expect(readFileSync(path.join(engine.downloads, pdf?.savedName ?? '')).equals(content)).toBe(true)

  await engine.call('message.confirm', { id: item.id })
  expect(await engine.call('message.get', { id: item.id })).toMatchObject({
    state: 'confirmed',
    pending: null,
  })
  for (const one of await atTheService(world, 'Vedtak om skjenkebevilling'))
    if (JSON.stringify(one).includes(others[0] ?? '')) {
      await simulator.control.request('POST', '/message/act', { id: one.id, action: 'fetch' })
      await simulator.control.request('POST', '/message/act', { id: one.id, action: 'read' })
    }
  await simulator.control.advance(5_000, 'broker')
  await engine.until('the sender sees it', async () => {
    engine.clock.skip(60_000)
    const seen = await statuses(world, id)
    return seen[0] === 'confirmed' && seen[1] === 'read' ? true : null
  })
})

describe('a letter never goes twice', () => {
  test.each([
    ['one recipient', [] as string[]],
    ['several recipients', others],
  ])('to %s, when the answer to the sending is lost', async (_what, more) => {
    const world = await startWorld()
    await world.simulator.control.trouble({
      match: { path: '/correspondence/api/v1/correspondence$', method: 'POST' },
      action: { lostAnswer: true },
    })
    const recipients = [world.nordlys.organisation.number, ...more]
    const id = await send(world, { recipients, title: 'Bare én gang' })
    await sentAs(world, id, 'published')
    expect(await atTheService(world, 'Bare én gang')).toHaveLength(recipients.length)
    await expectTrouble(world)
  })

  test('with its files along, when the connection is cut in the middle', async () => {
    const world = await startWorld()
    await world.simulator.control.trouble({
      match: { path: '/correspondence/api/v1/correspondence/upload$' },
      action: { cutRequestAfterBytes: 100_000 },
    })
    const fileIds = await files(world, ['halv.pdf', randomBytes(400_000)])
    const id = await send(world, { title: 'Kuttet midt i', fileIds })
    await sentAs(world, id, 'published')
    expect(await atTheService(world, 'Kuttet midt i')).toHaveLength(1)
    await expectTrouble(world)
  })

  test('when the engine is closed while it is sent', async () => {
    const world = await startWorld()
    await world.simulator.control.trouble({
      match: { path: '/correspondence/api/v1/correspondence$', method: 'POST' },
      action: { delayMs: 60_000 },
    })
    const id = await send(world, { title: 'Avbrutt' })
    await world.engine.until('it is being sent', async () =>
      (await world.engine.call('message.sentDetail', { id })).state === 'sending' ? true : null,
    )
    await world.simulator.control.noTrouble()
    const again = await world.restart()
    await sentAs(again, id, 'published')
    expect(await atTheService(world, 'Avbrutt')).toHaveLength(1)
  })
})

test('large files go before the letter, and are gone on with when one of them breaks', async () => {
  const world = await startWorld()
  await world.simulator.control.trouble({
    match: { path: '/attachment/[^/]+/upload$' },
    action: { cutRequestAfterBytes: 1_000_000 },
  })
  const large = randomBytes(18_000_000)
  const fileIds = await files(world, ['stor.zip', large], ['liten.txt', Buffer.from('liten')])
  const id = await send(world, { title: 'Med store vedlegg', fileIds })
  const sent = await sentAs(world, id, 'published')
  expect(sent.files.map(({ state }) => state)).toEqual(['ready', 'ready'])
  const item = await arrived(world, 'Med store vedlegg')
  await world.engine.call('message.open', { id: item.id })
  await world.engine.call('message.download', { id: item.id })
  await world.engine.until('it is here', async () => {
    const { attachments } = await world.engine.call('message.get', { id: item.id })
    return attachments.every(({ state }) => state === 'saved') ? true : null
  })
  const saved = readFileSync(path.join(world.engine.downloads, 'stor.zip'))
  expect(createHash('md5').update(saved).digest('hex')).toBe(createHash('md5').update(large).digest('hex'))
})

test('what cannot be sent is said before anything is: nothing reaches the service', async () => {
  const world = await startWorld()
  const refused = async (change: Partial<MessageOrder>) => {
    const order = orderOf(world, change)
    return world.engine.refused('message.send', { profileId: world.fjordby.id, draftId: null, order })
  }
  expect(await refused({ title: '' })).toBe('message-title-invalid')
  expect(await refused({ title: '<b>hei</b>' })).toBe('message-title-invalid')
  expect(await refused({ body: 'x'.repeat(30_001) })).toBe('message-body-invalid')
  expect(await refused({ recipients: [] })).toBe('recipient-missing')
  expect(await refused({ recipients: ['123456789'] })).toBe('message-recipient-invalid')
  expect(await refused({ recipients: [others[0] ?? '', others[0] ?? ''] })).toBe('recipient-twice')
  expect(await refused({ needsConfirmation: true })).toBe('message-due-date-missing')
  expect(await refused({ dueAt: world.engine.clock.now() - day })).toBe('message-due-date-invalid')
  expect(await refused({ serviceId: 'ovelse-melding-fjordby-taushet' })).toBe('message-confidential-required')
  expect(await refused({ confidential: true })).toBe('message-confidential-refused')
  expect(await refused({ replyOptions: [{ address: 'http://usikker.no', text: '' }] })).toBe(
    'reply-option-invalid',
  )
  const fileIds = await files(world, ['skript.exe', Buffer.from('x')])
  expect(await refused({ fileIds })).toBe('attachment-type-not-allowed')
  expect(await atTheService(world, 'Vedtak om skjenkebevilling')).toEqual([])
})

test('an attachment that turns out to be malware stops the letter', async () => {
  const world = await startWorld()
  const { control } = world.simulator
  await control.request('POST', '/message/hold', { jobs: ['scan'] })
  const fileIds = await files(world, ['smitte.pdf', randomBytes(50_000)])
  const id = await send(world, { title: 'Med smitte', fileIds })
  await sentAs(world, id, 'accepted')
  await control.request('POST', '/message/release', { job: 'scan', verdict: 'malware' })
  const failed = await sentAs(world, id, 'failed')
  expect(failed.recipients[0]).toMatchObject({ status: 'failed' })
})

test('a draft is there after a restart, and gone when it is sent', async () => {
  const world = await startWorld()
  const profileId = world.fjordby.id
  const fileIds = await files(world, ['vedtak.pdf', randomBytes(10)])
  const order = orderOf(world, { title: 'Utkast', body: '', fileIds })
  const { id } = await world.engine.call('message.saveDraft', { profileId, id: null, order })
  const again = await world.restart()
  const { drafts } = await again.engine.call('message.drafts', { profileId })
  expect(drafts).toMatchObject([
    { id, order: { title: 'Utkast', body: '' }, files: [{ name: 'vedtak.pdf' }] },
  ])
  const whole = orderOf(world, { title: 'Utkast', fileIds })
  await again.engine.call('message.send', { profileId, draftId: id, order: whole })
  expect((await again.engine.call('message.drafts', { profileId })).drafts).toEqual([])
})

test('a letter that is not published yet can be withdrawn; one that is, cannot', async () => {
  const world = await startWorld()
  const later = await send(world, { title: 'Trekkes', publishAt: world.engine.clock.now() + 7 * day })
  await sentAs(world, later, 'accepted')
  await world.engine.call('message.withdraw', { id: later })
  expect((await world.engine.call('message.sentDetail', { id: later })).state).toBe('withdrawn')
  const now = await send(world, { title: 'For sent' })
  await sentAs(world, now, 'published')
  expect(await world.engine.refused('message.withdraw', { id: now })).toBe('message-withdraw-too-late')
})

test('nothing is marked as read in the background: only a person who opens it does that', async () => {
  const world = await startWorld()
  const id = await send(world, { title: 'Uåpnet' })
  await sentAs(world, id, 'published')
  const item = await arrived(world, 'Uåpnet')
  await world.engine.call('message.get', { id: item.id })
  world.engine.clock.skip(600_000)
  await world.engine.call('inbox.refresh', { profileId: world.nordlys.id })
  await world.engine.until('the sender has looked again', async () => {
    world.engine.clock.skip(60_000)
    return (await statuses(world, id))[0] === 'fetched' ? true : null
  })
  expect(JSON.stringify(await atTheService(world, 'Uåpnet'))).not.toContain('"Read"')
})
