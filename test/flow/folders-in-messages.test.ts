/** Messages in an in-folder, with the real disk, the real engine and the practice environment: whole, once, and told of as agreed. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { WatchedFolder } from '../../preload/contract/folder-models.ts'
import type { MessageOrder } from '../../preload/contract/message-models.ts'
import { startWorld, type World } from '../support/flow.ts'
import { addIn, emptyFolder, filesBelow, passing } from '../support/watched.ts'

const letters = 'ovelse-melding-fjordby'

async function send(world: World, title: string, names: readonly string[]): Promise<string> {
  const paths = names.map((name) => world.file(name, `innholdet i ${name}`))
  const { files } = await world.engine.call('files.register', { paths })
  const order: MessageOrder = {
    ...{ serviceId: letters, recipients: [world.nordlys.organisation.number], title, summary: '' },
    ...{ body: 'Hei.\n\nVedtaket er *innvilget*.', language: 'nb', senderName: '', reference: 'sak 7' },
    ...{ fileIds: files.map(({ id }) => id), publishAt: null, dueAt: world.engine.clock.now() + 86_400_000 },
    ...{ needsConfirmation: true, confidential: false, allowsForwarding: false, ignoreReservation: null },
    ...{ replyOptions: [], externalReferences: [], properties: {}, notification: null },
  }
  const { id } = await world.engine.call('message.send', {
    profileId: world.fjordby.id,
    draftId: null,
    order,
  })
  await passing(world, 'the message is published', async () => {
    const { state } = await world.engine.call('message.sentDetail', { id })
    return state === 'published' ? true : null
  })
  return id
}

async function inFolder(world: World, folder: WatchedFolder) {
  world.engine.clock.skip(61_000)
  await world.engine.call('inbox.refresh', { profileId: world.nordlys.id })
  return passing(world, 'the message is in the folder', async () => {
    const { items } = await world.engine.call('folder.claims', { id: folder.id, filter: 'done' })
    return items.find(({ isMessage }) => isMessage) ?? null
  })
}

test('a message lies whole in its folder, and is read and confirmed as agreed, so that its sender sees it', async () => {
  const world = await startWorld()
  const { engine, simulator } = world
  const root = emptyFolder('inn')
  // Only what Fjordby sends: the practice world has messages of its own.
  const sender = world.fjordby.organisation.number
  const messages = { serviceId: letters, marksRead: true, confirms: true }
  const folder = await addIn(world, root, { sender, messages })
  const sent = await send(world, 'Vedtak 26/1183', ['vedtak.txt', 'gebyr.csv'])
  const item = await inFolder(world, folder)

  const place = item.filedAs ?? ''
  expect(place).toMatch(/^\d{4}-\d{2}-\d{2} Vedtak 26-1183$/u)
  expect(filesBelow(root).toSorted()).toEqual(
    ['attachments/gebyr.csv', 'attachments/vedtak.txt', 'message.json', 'message.md'].map(
      (name) => `${place}/${name}`,
    ),
  )
  const read = (name: string) => readFileSync(path.join(root, place, name), 'utf8')
  expect(read('attachments/vedtak.txt')).toBe('innholdet i vedtak.txt')
  expect(read('message.md')).toBe('Hei.\n\nVedtaket er *innvilget*.')

  const detail = await engine.call('message.get', { id: item.transferId ?? '' })
  expect(detail).toMatchObject({ state: 'confirmed', unread: false, pending: null })
  expect(JSON.parse(read('message.json'))).toMatchObject({
    ...{ correspondenceId: detail.correspondenceId, title: 'Vedtak 26/1183', reference: 'sak 7' },
    attachments: detail.attachments.map(({ name, checksum }) => ({ originalName: name, md5: checksum })),
  })
  await simulator.control.advance(5_000, 'broker')
  await engine.until('the sender sees it', async () => {
    engine.clock.skip(60_000)
    const { recipients } = await engine.call('message.sentDetail', { id: sent })
    return recipients[0]?.status === 'confirmed' ? true : null
  })
})
