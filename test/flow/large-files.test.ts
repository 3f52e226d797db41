/** Large files over lines that break: parts that are gone on with, never sent twice, and whole at the end. */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createNetwork } from '../../main/lib/network.ts'
import type { OfficeNetwork } from '../../main/ports.ts'
import type { OutgoingDetail } from '../../preload/contract/models.ts'
import type { TroubleRule } from '../support/simulator.ts'
import { services, startWorld, type World } from '../support/flow.ts'

const mebibyte = 1024 * 1024
/** Three parts. */
// Three parts of 16 MiB each.
const content = randomBytes(48 * mebibyte)
const checksum = createHash('md5').update(content).digest('hex')

/** Waits for a state with a clock that runs ahead: nobody sits through the waits between tries. */
const sentInTheEnd = (world: World, id: string, state: OutgoingDetail['state'] = 'published') =>
  world.engine.until(`the file is ${state}`, async () => {
    world.engine.clock.skip(5_000)
    const detail = await world.engine.call('outgoing.get', { id })
    return detail.state === state ? detail : null
  })

async function atTheService(world: World) {
  const { transfers, requests } = await world.simulator.control.state()
  const ours = transfers.filter(({ fileName }) => fileName === 'stor.bin')
  return { ours, requests }
}

/** One transfer, and it is the file. */
async function expectWhole(world: World): Promise<void> {
  const { ours } = await atTheService(world)
  expect(ours.map(({ status, computed }) => ({ status, computed }))).toEqual([
    { status: 'Published', computed: checksum },
  ])
}

/** A proxy in between that drops what it does not know. */
const withoutRanges = (network: OfficeNetwork): OfficeNetwork => ({
  ...network,
  request: ({ headers: { Range: _range, ...headers }, ...request }) =>
    network.request({ ...request, headers }),
})

const patch = (action: TroubleRule['action'], after = 0, times = 1): TroubleRule => ({
  match: { operation: 'tus-patch', after, times },
  action,
})

test('a large file travels in parts and is one file at the service', async () => {
  const world = await startWorld()
  const id = await world.send(world.file('stor.bin', content))
  const sent = await sentInTheEnd(world, id)
  await expectWhole(world)
  expect(sent.checksum).toBe(checksum)
  const { requests } = await atTheService(world)
  expect(requests['upload']).toBeUndefined()
  expect(requests['tus-create']?.answers, 'three parts and what they become').toEqual({ 201: 4 })
  const received = await world.arrived(sent, world.nordlys)
  expect(received.size).toBe(content.byteLength)
})

describe('goes on by itself, and sends nothing twice', () => {
  test.each<[string, readonly TroubleRule[]]>([
    ['when connections are cut', [patch({ cutRequestAfterBytes: 3 * mebibyte }, 0, 3)]],
    ['when answers are lost', [patch({ lostAnswer: true }, 0, 3)]],
    [
      'when a part is locked, and another replica has not heard of it',
      [
        patch({ cutRequestAfterBytes: 2 * mebibyte }, 0, 2),
        { match: { operation: 'tus-head', times: 2 }, action: { status: 423 } },
        { match: { operation: 'tus-head', after: 2, times: 1 }, action: { status: 404 } },
      ],
    ],
    [
      'when the token is refused in the middle',
      [patch({ status: 401 }, 1), { match: { operation: 'tus-head' }, action: { status: 401 } }],
    ],
    ['when the service is out of order for a while', [patch({ status: 503 }, 0, 4)]],
    [
      'when the answer to the joining is lost',
      [{ match: { operation: 'tus-create', after: 3 }, action: { lostAnswer: true } }],
    ],
    [
      'when the answer to a creation is lost',
      [{ match: { operation: 'tus-create', after: 1 }, action: { lostAnswer: true } }],
    ],
  ])('%s', async (_what, rules) => {
    const world = await startWorld()
    await world.simulator.control.trouble(...rules)
    await sentInTheEnd(world, await world.send(world.file('stor.bin', content)))
    await expectWhole(world)
    expect((await atTheService(world)).requests['initialize']?.total).toBe(1)
  })

  test('when the engine is closed in the middle and started again: parts that were there are not sent again', async () => {
    const world = await startWorld()
    // Two parts arrive; the third of the calls hangs.
    await world.simulator.control.trouble(patch({ delayMs: 60_000 }, 2, 1))
    const id = await world.send(world.file('stor.bin', content))
    await world.engine.until('all but the one that hangs has arrived', async () => {
      const { moving } = await world.engine.call('app.snapshot', {})
      return moving.some(({ done }) => done >= 32 * mebibyte) ? true : null
    })
    await world.simulator.control.noTrouble()
    const again = await world.restart()
    await world.simulator.control.resetCounters()
    await sentInTheEnd(again, id)
    await expectWhole(world)
    const { requests } = await atTheService(world)
    expect(requests['tus-create']?.total, 'only the joining').toBe(1)
    expect(requests['tus-patch']?.total).toBe(1)
  })
})

test('what the service forgot after a day is sent anew, and the course says so', async () => {
  const world = await startWorld()
  await world.simulator.control.trouble(patch({ bytesPerSecond: 100_000 }, 1, 1))
  const id = await world.send(world.file('stor.bin', content))
  await world.engine.until('some has arrived', async () => {
    const { moving } = await world.engine.call('app.snapshot', {})
    return moving.some(({ done }) => done >= 16 * mebibyte) ? true : null
  })
  await world.engine.stop()
  await world.simulator.control.noTrouble()
  await world.simulator.control.advance(25 * 3_600_000, 'broker')
  const again = await world.restart()
  const sent = await sentInTheEnd(again, id)
  expect(sent.course.map(({ step }) => step)).toContain('upload-restarted')
  const { ours } = await atTheService(world)
  expect(ours.filter(({ status }) => status === 'Published').map(({ computed }) => computed)).toEqual([
    checksum,
  ])
})

test('bytes that the service took and lost are sent again', async () => {
  const world = await startWorld()
  const { control } = world.simulator
  await control.request('POST', '/tus', { durable: null })
  await control.trouble(patch({ cutRequestAfterBytes: 5 * mebibyte }))
  const id = await world.send(world.file('stor.bin', content))
  await world.engine.until('the service is asked how far it is', async () => {
    const { requests } = await control.state()
    return requests['tus-head'] === undefined ? null : true
  })
  await control.request('POST', '/tus/release', { what: 'durable', lost: true })
  await control.request('POST', '/tus', { durable: 'auto' })
  await sentInTheEnd(world, id)
  await expectWhole(world)
})

test('where parts are refused, the file goes as one stream', async () => {
  const world = await startWorld()
  await world.simulator.control.trouble({
    match: { operation: 'tus-create', times: null },
    action: { status: 405 },
  })
  await sentInTheEnd(world, await world.send(world.file('stor.bin', content)))
  await expectWhole(world)
  expect((await atTheService(world)).requests['upload']?.total).toBe(1)
})

test('a file that is changed while it travels never becomes one at the service', async () => {
  const world = await startWorld()
  await world.simulator.control.trouble(patch({ bytesPerSecond: 20 * mebibyte }, 2, 1))
  const file = world.file('stor.bin', content)
  const id = await world.send(file)
  await world.engine.until('bytes move', async () => {
    const { moving } = await world.engine.call('app.snapshot', {})
    return moving.some(({ done }) => done > 0) ? true : null
  })
  world.file('stor.bin', Buffer.concat([content.subarray(1), Buffer.from('x')]))
  const failed = await sentInTheEnd(world, id, 'failed')
  expect(failed.fault?.code).toBe('file-changed')
  expect((await atTheService(world)).ours.map(({ status }) => status)).toEqual(['UploadStarted'])
})

describe('a large file that is fetched', () => {
  // Four stretches of 16 MiB each.
  const large = randomBytes(64 * mebibyte)
  const largeSum = createHash('md5').update(large).digest('hex')

  const waiting = async (world: World): Promise<string> =>
    (await world.deliver(world.file('innsyn.bin', large))).id
  const savedInTheEnd = (world: World, id: string) =>
    world.engine.until('the file is saved', async () => {
      world.engine.clock.skip(5_000)
      const detail = await world.engine.call('inbox.get', { id })
      return detail.state === 'saved' ? detail : null
    })
  const download = (action: TroubleRule['action'], after = 0, times = 1): TroubleRule => ({
    match: { operation: 'download', after, times },
    action,
  })
  const sumOf = (file: string | null): string =>
    createHash('md5')
      .update(readFileSync(file ?? ''))
      .digest('hex')

  test.each<[string, readonly TroubleRule[]]>([
    ['comes in several stretches at once', []],
    ['goes on where lines were cut', [download({ cutResponseAfterBytes: 5 * mebibyte }, 0, 4)]],
    ['waits for a service that is out of order', [download({ status: 503 }, 2, 2)]],
  ])('%s, and is whole before it is saved', async (_what, rules) => {
    const world = await startWorld()
    const id = await waiting(world)
    await world.simulator.control.trouble(...rules)
    await world.engine.call('inbox.download', { id })
    const saved = await savedInTheEnd(world, id)
    expect(sumOf(saved.savedPath)).toBe(largeSum)
    expect((await atTheService(world)).requests['download']?.answers['206']).toBeGreaterThan(1)
  })

  test('does not fetch again what was on disk when the engine was closed', async () => {
    const world = await startWorld()
    const id = await waiting(world)
    await world.simulator.control.trouble(download({ delayMs: 60_000 }, 2, 1))
    await world.engine.call('inbox.download', { id })
    await world.engine.until('all but the one that hangs has come', async () => {
      const { moving } = await world.engine.call('app.snapshot', {})
      return moving.some(({ done }) => done >= 48 * mebibyte) ? true : null
    })
    await world.simulator.control.noTrouble()
    const again = await world.restart()
    await world.simulator.control.resetCounters()
    const saved = await savedInTheEnd(again, id)
    expect(sumOf(saved.savedPath)).toBe(largeSum)
    expect((await atTheService(world)).requests['download']?.total, 'the stretch that hung').toBe(1)
  })

  test('comes whole as well where every answer is the whole file', async () => {
    const world = await startWorld({ network: withoutRanges(createNetwork({ version: 'test' })) })
    const id = await waiting(world)
    await world.engine.call('inbox.download', { id })
    expect(sumOf((await savedInTheEnd(world, id)).savedPath)).toBe(largeSum)
  })
})

test('told the checksum first, the service refuses whatever is not the file, and its word is kept', async () => {
  const world = await startWorld()
  const order = async (file: string) => {
    const { files } = await world.engine.call('files.register', { paths: [file] })
    const recipients = [world.nordlys.organisation.number]
    const { ids } = await world.engine.call('outgoing.send', {
      ...{ profileId: world.fjordby.id, fileIds: files.map(({ id }) => id), recipients },
      ...{ serviceId: services.open, checksumFirst: true },
    })
    return ids[0] ?? ''
  }
  await sentInTheEnd(world, await order(world.file('stor.bin', content)))
  await expectWhole(world)
  const { transfers } = await world.simulator.control.state()
  expect(transfers.find(({ fileName }) => fileName === 'stor.bin')?.checksum).toBe(checksum)
})
