import { appendFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { services, startWorld } from '../support/flow.ts'

describe('a choice that cannot be sent is refused in words before a byte leaves the machine', () => {
  test('of files: missing, empty, a folder without files, a broken link', async () => {
    const { engine, file } = await startWorld()
    const good = file('god.txt', 'x')
    const empty = file('tom.txt', '')
    const folder = path.join(path.dirname(good), 'tom mappe')
    mkdirSync(folder)
    const broken = path.join(path.dirname(good), 'brutt')
    symlinkSync(path.join(path.dirname(good), 'finnes-ikke'), broken)
    const { files } = await engine.call('files.register', { paths: [good, empty, broken, `${good}.borte`] })
    expect(files.map(({ fault }) => fault?.code ?? null)).toEqual([
      null,
      'file-empty',
      'file-missing',
      'file-missing',
    ])
    expect(await engine.refused('files.register', { paths: [folder] })).toBe('folder-empty')
  })

  test('of recipients, service, reference and properties', async () => {
    const { engine, file, fjordby, nordlys, simulator } = await startWorld()
    const { files } = await engine.call('files.register', { paths: [file('a.txt', 'a')] })
    const order = {
      profileId: fjordby.id,
      fileIds: files.map(({ id }) => id),
      recipients: [nordlys.organisation.number],
      serviceId: services.open,
    }
    const refused = (
      change: Partial<typeof order> & { properties?: Record<string, string>; reference?: string },
    ) => engine.refused('outgoing.send', { ...order, ...change })
    expect(await refused({ recipients: ['123456789'] })).toBe('recipient-invalid')
    expect(await refused({ recipients: ['Fjordby'] })).toBe('recipient-invalid')
    expect(await refused({ recipients: [] })).toBe('input-invalid')
    expect(await refused({ properties: { nøkkel: 'x'.repeat(3_001) } })).toBe('property-invalid')
    expect(await refused({ properties: { ['k'.repeat(51)]: 'x' } })).toBe('property-invalid')
    expect(await refused({ reference: 'x'.repeat(501) })).toBe('input-invalid')
    expect(await refused({ fileIds: ['somebody-else'] })).toBe('unknown-item')
    expect((await simulator.control.state()).requests['initialize']?.total ?? 0).toBe(0)
  })

  test('of a file that is larger than the service takes', async () => {
    const { engine, file, fjordby, nordlys } = await startWorld()
    const { files } = await engine.call('files.register', {
      paths: [file('stor.bin', Buffer.alloc(5_000_001))],
    })
    const code = await engine.refused('outgoing.send', {
      profileId: fjordby.id,
      fileIds: files.map(({ id }) => id),
      recipients: [nordlys.organisation.number],
      serviceId: services.small,
    })
    expect(code).toBe('file-too-large')
  })
})

describe('what only the service can know comes back as a sentence', () => {
  test('a recipient who is not on the access list', async () => {
    const { engine, send, file } = await startWorld()
    const failed = await engine.sent(
      await send(file('a.txt', 'a'), '312881403', services.withAccessList),
      'failed',
    )
    expect(failed.fault?.code).toBe('recipient-not-on-list')
  })

  test('a service owner who must take part', async () => {
    const { engine, send, file } = await startWorld()
    const id = await send(file('a.txt', 'a'), undefined, services.withRequiredParty)
    expect((await engine.sent(id, 'failed')).fault?.code).toBe('required-party-missing')
  })

  test('a service that nobody has given us access to', async () => {
    const { engine, send, file } = await startWorld()
    const id = await send(file('a.txt', 'a'), undefined, 'finnes-ikke')
    expect((await engine.sent(id, 'failed')).fault?.code).toBe('service-no-access')
  })
})

describe('names', () => {
  test('of every kind travel and land safely, with the original beside them', async () => {
    const { engine, send, arrived, file, nordlys } = await startWorld()
    const long = `${'lang-'.repeat(47)}.txt`
    for (const [name, saved] of [
      ['a\u030arsmøte.txt', 'årsmøte.txt'],
      ['CON.txt', '_CON.txt'],
      [long, null],
    ] as const) {
      const sent = await engine.sent(await send(file(name, name)), 'published')
      expect(sent.fileName).toBe(name.normalize('NFC'))
      const item = await arrived(sent, nordlys)
      await engine.call('inbox.download', { id: item.id })
      const done = await engine.received(item.id, 'saved')
      if (saved !== null) expect(done.savedName).toBe(saved)
      expect(path.dirname(done.savedPath!)).toBe(engine.downloads)
      expect(readFileSync(done.savedPath!, 'utf8')).toBe(name)
    }
  })

  test('with a path in them, written by a hostile sender, stay in the download folder', async () => {
    const { engine, simulator, nordlys } = await startWorld()
    const name = '../../.bashrc'
    await simulator.control.partner.send({
      ...{ from: '310904473', to: nordlys.organisation.number, name, text: 'alias ls=rm' },
    })
    const item = await engine.until('it has come', async () => {
      engine.clock.skip(61_000)
      await engine.call('inbox.refresh', { profileId: nordlys.id })
      const { items } = await engine.call('inbox.list', { profileId: nordlys.id, search: 'bashrc' })
      return items[0] ?? null
    })
    await engine.call('inbox.download', { id: item.id })
    const saved = await engine.received(item.id, 'saved')
    expect(path.dirname(saved.savedPath!)).toBe(engine.downloads)
    expect(saved.note).toBe('path-removed')
  })

  test('of folders are kept beside the files, and equal names in two folders are two files', async () => {
    const { engine, file } = await startWorld()
    const root = path.dirname(file('mappe/en/lik.txt', '1'))
    file('mappe/to/lik.txt', '2')
    const { files } = await engine.call('files.register', { paths: [path.dirname(root)] })
    expect(files.map(({ folder, name }) => `${folder}/${name}`)).toEqual([
      'mappe/en/lik.txt',
      'mappe/to/lik.txt',
    ])
  })
})

test('a file that changes while it is sent never becomes whole at the service', async () => {
  const { engine, simulator, send, file } = await startWorld()
  await simulator.control.trouble({ match: { operation: 'upload' }, action: { bytesPerSecond: 4_000_000 } })
  const changing = file('journal.bin', randomBytes(12_000_000))
  const id = await send(changing)
  await engine.until('bytes move', async () => {
    const { moving } = await engine.call('app.snapshot', {})
    return moving.some(({ done }) => done > 1_000_000) ? true : null
  })
  appendFileSync(changing, 'en linje til')
  const failed = await engine.sent(id, 'failed')
  expect(failed.fault?.code).toBe('file-changed')
  const { transfers } = await simulator.control.state()
  expect(transfers.find(({ fileName }) => fileName === 'journal.bin')).not.toMatchObject({
    status: 'Published',
  })

  await engine.call('outgoing.retry', { id })
  expect((await engine.sent(id, 'published')).size).toBe(12_000_012)
})

test('ten thousand files at once are taken, listed and counted, and the list answers at once', async () => {
  const { engine, file, fjordby, nordlys } = await startWorld()
  const first = file('mange/0.txt', '0')
  for (let index = 1; index < 10_000; index += 1) file(`mange/${index}.txt`, String(index))
  const { files } = await engine.call('files.register', { paths: [path.dirname(first)] })
  expect(files).toHaveLength(10_000)
  const { ids } = await engine.call('outgoing.send', {
    profileId: fjordby.id,
    fileIds: files.map(({ id }) => id),
    recipients: [nordlys.organisation.number],
    serviceId: services.open,
  })
  expect(new Set(ids).size).toBe(10_000)
  const { total, items } = await engine.call('outgoing.list', { profileId: fjordby.id, limit: 100 })
  expect(total).toBe(10_000)
  expect(items).toHaveLength(100)
})
