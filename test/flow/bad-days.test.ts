import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { systemDisk } from '../../main/lib/disk.ts'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success } from '../../preload/contract/result.ts'
import { startWorld } from '../support/flow.ts'

const megabyte = 1_000_000

describe('nothing is sent twice', () => {
  test('when the answer to initialize is lost', async () => {
    const { engine, simulator, send, file } = await startWorld()
    await simulator.control.trouble({ match: { operation: 'initialize' }, action: { lostAnswer: true } })
    const id = await send(file('en.txt', 'bare én'))
    await engine.until('a retry waits', async () => (await engine.call('outgoing.get', { id })).retryAt)
    engine.clock.skip(10_000)
    const sent = await engine.sent(id, 'published')
    expect(sent.course.map(({ step }) => step)).toContain('adopted')
    const state = await simulator.control.state()
    expect(state.transfers.filter(({ fileName }) => fileName === 'en.txt')).toHaveLength(1)
    expect(state.requests['initialize']?.total).toBe(1)
  })

  test('when the answer to a whole upload is lost', async () => {
    const { engine, simulator, send, file } = await startWorld()
    await simulator.control.trouble({ match: { operation: 'upload' }, action: { lostAnswer: true } })
    const id = await send(file('to.txt', 'bare én'))
    await engine.until('a retry waits', async () => (await engine.call('outgoing.get', { id })).retryAt)
    engine.clock.skip(10_000)
    await engine.sent(id, 'published')
    expect((await simulator.control.state()).requests['upload']?.total).toBe(1)
  })

  test('when the connection is cut in the middle and the whole file goes again', async () => {
    const { engine, simulator, send, arrived, nordlys, file } = await startWorld()
    const content = randomBytes(3 * megabyte)
    await simulator.control.trouble({
      match: { operation: 'upload' },
      action: { cutRequestAfterBytes: megabyte },
    })
    const id = await send(file('tre.bin', content))
    await engine.until('a retry waits', async () => (await engine.call('outgoing.get', { id })).retryAt)
    engine.clock.skip(10_000)
    const item = await arrived(await engine.sent(id, 'published'), nordlys)
    expect(item.size).toBe(content.byteLength)
    const state = await simulator.control.state()
    expect(state.transfers.filter(({ fileName }) => fileName === 'tre.bin')).toHaveLength(1)
  })

  test('when the engine is closed in the middle of an upload and started again', async () => {
    const world = await startWorld()
    await world.simulator.control.trouble({
      match: { operation: 'upload' },
      action: { bytesPerSecond: 2 * megabyte },
    })
    const id = await world.send(world.file('fire.bin', randomBytes(20 * megabyte)))
    await world.engine.until('bytes move', async () => {
      const { moving } = await world.engine.call('app.snapshot', {})
      return moving.some(({ done }) => done > megabyte) ? true : null
    })
    const again = await world.restart()
    await again.engine.sent(id, 'published')
    const state = await world.simulator.control.state()
    expect(state.transfers.filter(({ fileName }) => fileName === 'fire.bin')).toHaveLength(1)
  })
})

describe('nothing is lost', () => {
  test('when a download is cut: it goes on where it stopped, and is whole', async () => {
    const { engine, simulator, deliver, file } = await startWorld()
    const content = randomBytes(8 * megabyte)
    const item = await deliver(file('kutt.bin', content))
    await simulator.control.trouble({
      match: { operation: 'download' },
      action: { cutResponseAfterBytes: 3 * megabyte },
    })
    await engine.call('inbox.download', { id: item.id })
    await engine.until('a retry waits', async () => (await engine.call('inbox.get', { id: item.id })).retryAt)
    expect(readdirSync(engine.downloads)).not.toContain('kutt.bin')
    engine.clock.skip(10_000)
    const saved = await engine.received(item.id, 'saved')
    expect(readFileSync(saved.savedPath!).equals(content)).toBe(true)
    expect(readdirSync(engine.downloads)).toEqual(['kutt.bin'])
  })

  test('when the engine is closed in the middle of a download and started again', async () => {
    const world = await startWorld()
    const content = randomBytes(10 * megabyte)
    const item = await world.deliver(world.file('halv.bin', content))
    await world.simulator.control.trouble({
      match: { operation: 'download' },
      action: { bytesPerSecond: 4 * megabyte },
    })
    await world.engine.call('inbox.download', { id: item.id })
    await world.engine.until('bytes move', async () => {
      const { moving } = await world.engine.call('app.snapshot', {})
      return moving.some(({ done }) => done > megabyte) ? true : null
    })
    const again = await world.restart()
    const saved = await again.engine.received(item.id, 'saved')
    expect(readFileSync(saved.savedPath!).equals(content)).toBe(true)
  })

  test('when the bytes are wrong: the file is kept aside and cannot be confirmed', async () => {
    const { engine, simulator, deliver, file, nordlys } = await startWorld()
    const item = await deliver(file('feil.bin', randomBytes(megabyte)))
    await simulator.control.trouble({ match: { operation: 'download' }, action: { wrongChecksum: true } })
    await engine.call('inbox.download', { id: item.id })
    const aside = await engine.received(item.id, 'aside')
    expect(aside.fault?.code).toBe('download-checksum-mismatch')
    expect(existsSync(aside.savedPath!)).toBe(true)
    expect(readdirSync(engine.downloads)).toEqual(['_satt-til-side'])
    expect(await engine.refused('inbox.confirm', { id: item.id })).toBe('confirm-before-download')
    const { transfers } = await simulator.control.state()
    const theirs = transfers.find((one) => one.id === item.fileTransferId)
    expect(JSON.stringify(theirs)).not.toContain('DownloadConfirmed')

    await engine.call('inbox.download', { id: item.id })
    await engine.received(item.id, 'saved')
    expect(nordlys.id).toBe(item.profileId)
  })

  test('when the answer to a confirmation is lost: the second one counts as done', async () => {
    const { engine, simulator, deliver, file } = await startWorld()
    const item = await deliver(file('kvittering.txt', 'x'))
    await engine.call('inbox.download', { id: item.id })
    await engine.received(item.id, 'saved')
    await simulator.control.trouble({ match: { operation: 'confirm' }, action: { lostAnswer: true } })
    await engine.reply('inbox.confirm', { id: item.id })
    engine.clock.skip(10_000)
    await engine.received(item.id, 'confirmed')
  })

  test('when the disk is full: it says so, keeps nothing half under the name, and goes on when there is room', async () => {
    let free = 1_000
    const disk = { ...systemDisk, freeSpace: () => Promise.resolve(success(free)) }
    const { engine, deliver, file } = await startWorld({ disk })
    const item = await deliver(file('stor.bin', randomBytes(megabyte)))
    await engine.call('inbox.download', { id: item.id })
    const waiting = await engine.until('the fault', async () => {
      const detail = await engine.call('inbox.get', { id: item.id })
      return detail.fault === null ? null : detail
    })
    expect(waiting).toMatchObject({ state: 'downloading', fault: { code: 'disk-full' } })
    free = 1_000_000_000_000
    engine.clock.skip(10_000)
    await engine.received(item.id, 'saved')
  })

  test('when writing fails half-way', async () => {
    let full = true
    const openWrite: typeof systemDisk.openWrite = async (file, mode) => {
      const opened = await systemDisk.openWrite(file, mode)
      if (!opened.ok || !full) return opened
      const noSpace = (): Promise<never> =>
        Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
      return success({ ...opened.value, write: noSpace })
    }
    const { engine, deliver, file } = await startWorld({ disk: { ...systemDisk, openWrite } })
    const item = await deliver(file('stor.bin', randomBytes(megabyte)))
    await engine.call('inbox.download', { id: item.id })
    await engine.until('the fault', async () => {
      const { fault: reason } = await engine.call('inbox.get', { id: item.id })
      return reason?.code === 'disk-full' ? true : null
    })
    full = false
    engine.clock.skip(10_000)
    await engine.received(item.id, 'saved')
  })
})

describe('what the service says is told as it is', () => {
  test.each([
    ['403 without a body', { status: 403, body: '' }, 'scope-missing'],
    [
      '401 of the gateway',
      { status: 401, body: '{"statusCode":401,"message":"Access denied due to missing subscription key."}' },
      'subscription-key-missing',
    ],
    [
      '401 with a code',
      {
        status: 401,
        headers: { 'content-type': 'application/problem+json' },
        body: '{"status":401,"code":"BRO-00006","traceId":"a","traceId":"a","detail":"You must use a bearer token"}',
      },
      'service-no-access',
    ],
  ])('%s at initialize', async (_what, action, code) => {
    const { engine, simulator, send, file } = await startWorld()
    await simulator.control.trouble({ match: { operation: 'initialize', times: null }, action })
    const failed = await engine.sent(await send(file('a.txt', 'a')), 'failed')
    expect(failed.fault?.code).toBe(code)
  })

  test.each([
    ['500', { status: 500, body: '{}' }, 'service-busy'],
    ['503', { status: 503, body: '' }, 'service-busy'],
    ['a page of a proxy', { html: '<html><body>Logg inn</body></html>', status: 200 }, 'proxy-answer'],
    ['429', { status: 429, headers: { 'retry-after': '30' }, body: '' }, 'too-many-calls'],
  ])('%s at initialize passes by itself and sends once', async (_what, action, code) => {
    const { engine, simulator, send, file } = await startWorld()
    await simulator.control.trouble({ match: { operation: 'initialize' }, action })
    const id = await send(file('en-gang.txt', 'a'))
    const waiting = await engine.until('a retry waits', async () => {
      const detail = await engine.call('outgoing.get', { id })
      return detail.retryAt === null ? null : detail
    })
    expect(waiting.fault?.code).toBe(code)
    engine.clock.skip(61_000)
    await engine.sent(id, 'published')
    const { transfers } = await simulator.control.state()
    expect(transfers.filter(({ fileName }) => fileName === 'en-gang.txt')).toHaveLength(1)
  })

  test('an empty 401 is answered with a new token, once, and the person notices nothing', async () => {
    const { engine, simulator, send, file } = await startWorld()
    await simulator.control.trouble({ match: { operation: 'initialize' }, action: { status: 401, body: '' } })
    await engine.sent(await send(file('a.txt', 'a')), 'published')
  })

  test('malware is found by the service and told to the sender', async () => {
    const { engine, send, file } = await startWorld()
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
    const failed = await engine.sent(await send(file('virus.txt', eicar)), 'failed')
    expect(failed.fault?.code).toBe('malware-found')
  })

  test('a file that Altinn has deleted is said to be gone', async () => {
    const { engine, simulator, deliver, file } = await startWorld()
    const item = await deliver(file('gammel.txt', 'x'))
    await simulator.control.advance(40 * 86_400_000)
    await engine.call('inbox.download', { id: item.id })
    const gone = await engine.until('it is gone', async () => {
      const detail = await engine.call('inbox.get', { id: item.id })
      return detail.fault === null ? null : detail
    })
    expect(['transfer-not-ready', 'transfer-purged']).toContain(gone.fault?.code)
  })

  test('no network is one quiet state, and sending goes on by itself afterwards', async () => {
    const { engine, simulator, send, file, fjordby } = await startWorld()
    await simulator.control.trouble({ match: { path: '.*', times: null }, action: { lostAnswer: true } })
    const id = await send(file('senere.txt', 'a'))
    await engine.until('the profile is offline', async () => {
      // The list is read again, and nothing answers.
      engine.clock.skip(60_000)
      const { health } = await engine.call('app.snapshot', {})
      return health[fjordby.id]?.state === 'offline' ? true : null
    })
    await simulator.control.noTrouble()
    await engine.until('it is sent', async () => {
      engine.clock.skip(60_000)
      const { state } = await engine.call('outgoing.get', { id })
      return state === 'published' ? true : null
    })
  })

  test('no secret stands in the log of a day on which everything failed', async () => {
    const { engine, simulator, send, file } = await startWorld()
    await simulator.control.trouble(
      {
        match: { operation: 'token', times: null },
        action: {
          status: 400,
          body: '{"error":"invalid_grant","error_description":"MP-124 Invalid JWT signature (abc)"}',
        },
      },
      { match: { operation: 'exchange', times: null }, action: { status: 401, body: '' } },
    )
    const id = await send(file('a.txt', 'hemmelig innhold'))
    await engine.until('it failed', async () => (await engine.call('outgoing.get', { id })).fault)
    const written = engine.log.join('\n')
    expect(written).not.toMatch(/eyJ[\w-]+\.[\w-]+\./u)
    expect(written).not.toContain('hemmelig innhold')
    expect(written).not.toContain('PRIVATE KEY')
  })
})

test('a practice environment that cannot start is said so, with a next step', async () => {
  const unavailable = () => Promise.resolve(failure(fault('practice-unavailable')))
  const practice = { start: unavailable, startOver: unavailable, stop: () => Promise.resolve() }
  const { startTestEngine } = await import('../support/engine.ts')
  const { temporaryFolder } = await import('../support/temporary.ts')
  const engine = await startTestEngine({
    home: path.join(temporaryFolder(), 'home'),
    handover: null,
    ports: { practice },
  })
  expect(await engine.refused('practice.open', {})).toBe('practice-unavailable')
  await engine.stop()
})
