/** The order of things is the person's: pause, go on, sooner, later, slower. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { startWorld, type World } from '../support/flow.ts'

const mebibyte = 1024 * 1024
const crawling = { match: { operation: 'upload' }, action: { bytesPerSecond: mebibyte } }

const moving = (world: World) =>
  world.engine.until('bytes move', async () => {
    const snapshot = await world.engine.call('app.snapshot', {})
    return snapshot.moving.some(({ done }) => done > 0) ? true : null
  })

test('a paused file stands still, says so, and goes on when it may', async () => {
  const world = await startWorld()
  const { engine, simulator } = world
  await simulator.control.trouble(crawling)
  const id = await world.send(world.file('stans.bin', randomBytes(20 * mebibyte)))
  await moving(world)
  await engine.call('outgoing.pause', { id, paused: true })
  expect(await engine.call('outgoing.get', { id })).toMatchObject({
    paused: true,
    state: 'uploading',
    fault: null,
  })
  expect((await engine.call('app.snapshot', {})).moving).toEqual([])
  engine.clock.skip(3_600_000)
  expect(await engine.call('outgoing.get', { id }), 'also after an hour').toMatchObject({
    state: 'uploading',
  })
  const after = await world.restart()
  expect(await after.engine.call('outgoing.get', { id }), 'and after a restart').toMatchObject({
    paused: true,
  })
  await after.engine.call('outgoing.pause', { id, paused: false })
  await after.engine.sent(id, 'published')
  const { transfers } = await simulator.control.state()
  expect(transfers.filter(({ fileName }) => fileName === 'stans.bin')).toHaveLength(1)
  expect(await after.engine.refused('outgoing.pause', { id, paused: true }), 'too late').toBe('wrong-state')
})

test('with the whole queue paused nothing is sent or fetched; what was chosen meanwhile waits its turn', async () => {
  const world = await startWorld()
  const { engine } = world
  const item = await world.deliver(world.file('ventende.txt', 'til dere'))
  await engine.call('queue.set', { paused: true })
  expect((await engine.call('app.snapshot', {})).queue.paused).toBe(true)
  const id = await world.send(world.file('senere.txt', 'senere'))
  await engine.call('inbox.download', { id: item.id })
  engine.clock.skip(600_000)
  expect((await engine.call('outgoing.get', { id })).state).toBe('queued')
  expect((await engine.call('inbox.get', { id: item.id })).state).toBe('downloading')
  await engine.call('queue.set', { paused: false })
  await engine.sent(id, 'published')
  await engine.received(item.id, 'saved')
})

test('a paused download keeps what has come', async () => {
  const world = await startWorld()
  const { engine, simulator } = world
  const item = await world.deliver(world.file('halv.bin', randomBytes(12 * mebibyte)))
  await simulator.control.trouble({
    match: { operation: 'download' },
    action: { bytesPerSecond: 4 * mebibyte },
  })
  await engine.call('inbox.download', { id: item.id })
  await moving(world)
  await engine.call('inbox.pause', { id: item.id, paused: true })
  expect(await engine.call('inbox.get', { id: item.id })).toMatchObject({
    paused: true,
    state: 'downloading',
  })
  await engine.call('inbox.pause', { id: item.id, paused: false })
  await engine.received(item.id, 'saved')
  expect((await simulator.control.state()).requests['download']?.answers['206'], 'the rest').toBe(1)
})

test('what is moved to the front is sent first', async () => {
  const world = await startWorld()
  const { engine, simulator } = world
  await engine.call('queue.set', { paused: true })
  const ids: string[] = []
  for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt', 'f.txt'])
    ids.push(await world.send(world.file(name, name)))
  const [a = '', b = '', , , e = '', f = ''] = ids
  await engine.call('outgoing.move', { id: f, to: 'first' })
  await engine.call('outgoing.move', { id: a, to: 'last' })
  await engine.call('outgoing.move', { id: e, to: 'earlier' })
  await engine.call('outgoing.move', { id: b, to: 'later' })
  const { items } = await engine.call('outgoing.list', { profileId: world.fjordby.id })
  const order = items.map(({ fileName }) => fileName.slice(0, 1)).toReversed()
  expect(order.join('')).toBe('fcbeda')
  await engine.call('queue.set', { paused: false })
  await engine.sent(a, 'published')
  const { transfers } = await simulator.control.state()
  const created = transfers
    .filter(({ fileName }) => /^[a-f]\.txt$/u.test(fileName))
    .toSorted((one, other) => one.created.localeCompare(other.created))
  // Four travel at once: of the first and the last the order is sure.
  expect(created.slice(0, 4).map(({ fileName }) => fileName)).toContain('f.txt')
  expect(created.at(-1)?.fileName).toMatch(/[ad]\.txt/u)
})

test('a limit holds the line to its rate, in its hours, and none when it is lifted', async () => {
  const world = await startWorld()
  const { engine } = world
  const hour = new Date(engine.clock.now()).getHours()
  // One megabit a second: two mebibytes would take 16 seconds.
  const bandwidth = { up: 1, down: null, hours: { from: hour, to: (hour + 1) % 24 || 24 } }
  await engine.call('queue.set', { bandwidth })
  const id = await world.send(world.file('treg.bin', randomBytes(2 * mebibyte)))
  await moving(world)
  expect((await engine.call('outgoing.get', { id })).state).toBe('uploading')
  engine.clock.skip(20_000)
  await engine.sent(id, 'published')
  await engine.call('queue.set', { bandwidth: { up: null, down: null, hours: null } })
  await engine.sent(await world.send(world.file('fort.bin', randomBytes(2 * mebibyte))), 'published')
})

test('calls of the last minute stand against what the service allows', async () => {
  const world = await startWorld()
  const { engine } = world
  await engine.sent(await world.send(world.file('en.txt', 'en')), 'published')
  const { lines } = await engine.call('queue.budgets', {})
  const initialize = lines.find(
    ({ operation, clientId }) => operation === 'initialize' && clientId === world.fjordby.clientId,
  )
  expect(initialize).toMatchObject({ used: 1, limit: 110, waiting: 0, wait: 0, environmentId: 'practice' })
})

test('after sleep or on another network, what waited for the line goes at once', async () => {
  const world = await startWorld()
  const { engine, simulator } = world
  await simulator.control.trouble({ match: { operation: 'upload' }, action: { cutRequestAfterBytes: 0 } })
  const id = await world.send(world.file('hvile.txt', 'sov godt'))
  await engine.until('a retry waits', async () => (await engine.call('outgoing.get', { id })).retryAt)
  await engine.call('app.woke', {})
  await engine.sent(id, 'published')
})
