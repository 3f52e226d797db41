/** Trouble to order: what is asked for happens, once, to that call and no other. */
import { describe, expect, test } from 'vitest'
import { callerOf, service, sharedSimulator } from './altinn.ts'

const simulator = sharedSimulator()
const fjordby = () => callerOf(simulator(), 'Fjordby kommune')

test('an answer in place of the work, for one client, after the second call and twice', async () => {
  const [mine, other] = [await fjordby(), await callerOf(simulator(), 'Nordlys Regnskap AS')]
  const search = `/filetransfer?resourceId=${service}`
  await simulator().control.trouble({
    match: { operation: 'search', client: mine.number, after: 1, times: 2 },
    action: { status: 503, headers: { 'Retry-After': '7' }, body: 'busy' },
  })
  const statuses: number[] = []
  for (let calls = 0; calls < 5; calls += 1) {
    statuses.push((await mine.call('GET', search)).status, (await other.call('GET', search)).status)
  }
  expect(statuses).toEqual([200, 200, 503, 200, 503, 200, 200, 200, 200, 200])
})

test('a page of a proxy', async () => {
  await simulator().control.trouble({ match: { path: 'filetransfer$' }, action: { html: '<p>Logg inn</p>' } })
  const answer = await (await fjordby()).initialize()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
})

test('a lost answer leaves the work done and counted', async () => {
  const { control } = simulator()
  const sender = await fjordby()
  await control.resetCounters()
  await control.trouble({ match: { operation: 'initialize' }, action: { lostAnswer: true } })
  await expect(sender.initialize({ sendersFileTransferReference: 'orphan' })).rejects.toThrow()
  const { transfers, requests } = await control.state()
  expect(transfers.filter(({ reference }) => reference === 'orphan')).toHaveLength(1)
  expect(requests['initialize']).toEqual({ total: 1, answers: { 200: 1 } })
})

describe('bytes', () => {
  const content = 'abcdefghij'.repeat(1_000)

  test('are cut off on their way down, and the rest can be had', async () => {
    const sender = await fjordby()
    const id = await sender.send([sender.number], content)
    await simulator().control.trouble({
      match: { operation: 'download' },
      action: { cutResponseAfterBytes: 4_000 },
    })
    await expect(sender.download(id).then((answer) => answer.text())).rejects.toThrow()
    expect(await (await sender.download(id, 'bytes=4000-')).text()).toBe(content.slice(4_000))
  })

  test('are cut off on their way up, and nothing of them stays', async () => {
    const sender = await fjordby()
    const id = await sender.begin([sender.number])
    const { bytes } = await simulator().control.state()
    await simulator().control.trouble({
      match: { operation: 'upload' },
      action: { cutRequestAfterBytes: 4_000 },
    })
    await expect(sender.upload(id, content)).rejects.toThrow()
    expect((await sender.overview(id)).fileTransferStatus).toBe('UploadStarted')
    expect((await simulator().control.state()).bytes).toBe(bytes)
    expect((await sender.upload(id, content)).status).toBe(200)
  })

  test('are changed on their way down, one of them, and only then', async () => {
    const sender = await fjordby()
    const id = await sender.send([sender.number], content)
    await simulator().control.trouble({ match: { operation: 'download' }, action: { wrongChecksum: true } })
    const wrong = Buffer.from(await (await sender.download(id)).arrayBuffer())
    expect(wrong.subarray(1).toString()).toBe(content.slice(1))
    expect(wrong[0]).not.toBe(content.charCodeAt(0))
    expect(await (await sender.download(id)).text()).toBe(content)
  })

  test('that are held to a speed still come whole', async () => {
    const sender = await fjordby()
    const id = await sender.begin([sender.number])
    await simulator().control.trouble({ match: { times: 2 }, action: { bytesPerSecond: 100_000 } })
    expect((await sender.upload(id, content)).status).toBe(200)
    expect(await (await sender.download(id)).text()).toBe(content)
  })
})

test('an event is lost when a rule names it, and requests go on', async () => {
  const { control } = simulator()
  await control.trouble({ match: { operation: 'event', path: 'published$' }, action: { lostEvent: true } })
  const sender = await fjordby()
  const id = await sender.send(['310904473'], 'x')
  const events = (await control.request('GET', '/events?after=0')) as {
    lost: boolean
    event: { resourceinstance: string; type: string }
  }[]
  const mine = events.filter(({ event }) => event.resourceinstance === id)
  expect(mine.filter(({ lost }) => lost).map(({ event }) => event.type)).toEqual([
    'no.altinn.broker.published',
  ])
})

test('the control address stays reachable through all of it, and clears it', async () => {
  const { control } = simulator()
  await control.trouble({ match: { times: null }, action: { lostAnswer: true } })
  const sender = simulator().handover.environment.maskinporten.metadata
  await expect(fetch(sender)).rejects.toThrow()
  await control.noTrouble()
  expect((await fetch(sender)).status).toBe(200)
})
