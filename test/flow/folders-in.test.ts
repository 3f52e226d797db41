/** In-folders with the real disk, the real engine and the practice environment: nothing is lost, doubled or overwritten. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import type { FolderItem, WatchedFolder } from '../../preload/contract/folder-models.ts'
import type { InboxDetail } from '../../preload/contract/models.ts'
import { startTestEngine } from '../support/engine.ts'
import { startWorld, type World } from '../support/flow.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { addIn, emptyFolder, filesBelow, passing } from '../support/watched.ts'

/** What Fjordby sends; the practice world has files of its own. */
const fromFjordby = (world: World) => ({ sender: world.fjordby.organisation.number })

const done = (world: World, folder: WatchedFolder, count: number): Promise<readonly FolderItem[]> =>
  passing(world, `${count} files are in the folder`, async () => {
    const { items } = await world.engine.call('folder.claims', { id: folder.id, filter: 'done' })
    return items.length >= count ? items : null
  })

const confirmations = async (world: World): Promise<number> =>
  (await world.simulator.control.state()).requests['confirm']?.answers['200'] ?? 0

test('what arrives lies whole in its place, its metadata beside it, and is confirmed when it is safe', async () => {
  const world = await startWorld()
  const root = emptyFolder('inn')
  const rule = { ...fromFjordby(world), subFolder: '{sender}/{year}', withMetadata: true }
  const folder = await addIn(world, root, rule)
  const sent = await world.deliver(world.file('rapport.txt', 'hele innholdet'))
  const [item] = await done(world, folder, 1)

  const year = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Oslo', year: 'numeric' }).format(
    sent.publishedAt,
  )
  const place = `${world.fjordby.organisation.number}/${year}`
  expect(item).toMatchObject({ state: 'done', filedAs: `${place}/rapport.txt`, fault: null })
  expect(filesBelow(root)).toEqual([`${place}/rapport.txt`, `${place}/rapport.txt.json`])
  expect(readFileSync(path.join(root, place, 'rapport.txt'), 'utf8')).toBe('hele innholdet')
  expect(JSON.parse(readFileSync(path.join(root, place, 'rapport.txt.json'), 'utf8'))).toMatchObject({
    ...{ file: 'rapport.txt', fileTransferId: sent.fileTransferId, service: sent.service.id },
    ...{ sender: world.fjordby.organisation.number, size: 14, md5: sent.checksum },
  })
  expect((await world.engine.call('inbox.get', { id: sent.id })).state).toBe('confirmed')
})

test('a name that is taken is never overwritten, and what no rule asks for stays at Altinn', async () => {
  const world = await startWorld()
  const root = emptyFolder('inn')
  writeFileSync(path.join(root, 'rapport.txt'), 'vår egen')
  const folder = await addIn(world, root, { ...fromFjordby(world), confirms: false })
  const elsewhere = emptyFolder('andre')
  await addIn(world, elsewhere, { serviceId: 'ovelse-finnes-ikke' })
  await world.deliver(world.file('en/rapport.txt', 'den første'))
  await done(world, folder, 1)
  const second = await world.deliver(world.file('to/rapport.txt', 'den andre'))
  await done(world, folder, 2)

  const contents = filesBelow(root).map((name) => readFileSync(path.join(root, name), 'utf8'))
  expect(contents.toSorted()).toEqual(['den andre', 'den første', 'vår egen'])
  expect(readFileSync(path.join(root, 'rapport.txt'), 'utf8')).toBe('vår egen')
  expect(filesBelow(elsewhere)).toEqual([])
  expect((await world.engine.call('inbox.get', { id: second.id })).state).toBe('saved')
  expect(await confirmations(world)).toBe(0)
})

test('the program ends between saving and confirming: the file is there once, and confirmed after the start', async () => {
  const before = await startWorld()
  const root = emptyFolder('inn')
  const folder = await addIn(before, root, { ...fromFjordby(before), withMetadata: true })
  await before.simulator.control.trouble({
    match: { operation: 'confirm', times: null },
    action: { status: 503 },
  })
  const sent = await before.deliver(before.file('rapport.txt', 'trygt lagret'))
  await passing(before, 'it is saved and cannot be confirmed', async () => {
    const { items } = await before.engine.call('folder.claims', { id: folder.id, filter: 'moving' })
    return items.some(({ filedAs, fault }) => filedAs === 'rapport.txt' && fault !== null) ? true : null
  })
  expect((await before.engine.call('inbox.get', { id: sent.id })).state).toBe('confirming')
  const world = await before.restart()
  await world.simulator.control.noTrouble()
  await done(world, folder, 1)
  expect((await world.engine.call('inbox.get', { id: sent.id })).state).toBe('confirmed')
  expect(filesBelow(root)).toEqual(['rapport.txt', 'rapport.txt.json'])
})

test('two machines that share a folder put each file there once, and the other says who has it', async () => {
  const world = await startWorld()
  const root = emptyFolder('felles')
  const engine = await startTestEngine({ home: temporaryFolder(), handover: world.simulator.handover })
  onTestFinished(() => engine.stop())
  await engine.call('practice.open', {})
  const nordlys = await engine.profile('Nordlys Regnskap AS')
  const other: World = { ...world, engine, nordlys }
  // A confirmed file is not shown to a second machine at all: this is about one that both can see.
  const rule = { ...fromFjordby(world), confirms: false }
  const folders = [
    { at: world, folder: await addIn(world, root, rule) },
    { at: other, folder: await addIn(other, root, rule) },
  ]
  const sent: InboxDetail[] = []
  for (const name of ['a.txt', 'b.txt', 'c.txt']) sent.push(await world.deliver(world.file(name, name)))
  engine.clock.skip(61_000)
  await engine.call('inbox.refresh', { profileId: nordlys.id })
  const items = (await Promise.all(folders.map(({ at, folder }) => done(at, folder, 3)))).flat()

  expect(filesBelow(root)).toEqual(['a.txt', 'b.txt', 'c.txt'])
  for (const { fileName } of sent) {
    const both = items.filter(({ name }) => name === fileName)
    expect(both.map(({ state }) => state).toSorted()).toEqual(['done', 'elsewhere'])
    expect(both.find(({ state }) => state === 'elsewhere')?.fault?.code).toBe('folder-arrival-elsewhere')
  }
  // Whoever came first has created the claim; nobody else could.
  expect(readdirSync(path.join(root, '.arrivals')).filter((name) => name.endsWith('.claim'))).toHaveLength(3)
})
