/** A file transfer's way through the states: broker.md §2, facts 7–14. */
import { createHash } from 'node:crypto'
import http from 'node:http'
import { describe, expect, test } from 'vitest'
import {
  callerOf,
  callerWith,
  maskinportenToken,
  refusal,
  service,
  sharedSimulator,
  type Caller,
} from './altinn.ts'

const simulator = sharedSimulator()
const fjordby = () => callerOf(simulator(), 'Fjordby kommune')
const nordlys = () => callerOf(simulator(), 'Nordlys Regnskap AS')
const statusOf = async (caller: Caller, id: string): Promise<string> =>
  (await caller.overview(id)).fileTransferStatus
const md5 = (content: string): string => createHash('md5').update(content).digest('hex')
const state = async (id: string) =>
  (await simulator().control.state()).transfers.find((transfer) => transfer.id === id)

describe('an upload', () => {
  test('of bytes that differ from the promised checksum fails for good, without the file', async () => {
    const sender = await fjordby()
    const id = await sender.begin(['310904473'], { checksum: md5('right') })
    expect(await refusal(await sender.upload(id, 'wrong'))).toBe('400 BRO-00009')
    expect(await sender.overview(id)).toMatchObject({
      fileTransferStatus: 'Failed',
      fileTransferStatusText: 'Checksum mismatch',
    })
    expect(await refusal(await sender.upload(id, 'right'))).toBe('409 BRO-00004')
    expect(await state(id)).toMatchObject({ onDisk: false })
  })

  test('is done once: afterwards it is refused', async () => {
    const sender = await fjordby()
    const id = await sender.send(['310904473'], 'x')
    expect(await refusal(await sender.upload(id, 'x'))).toBe('409 BRO-00004')
  })

  test('above the limit is refused when its length is known, and taken when it is not', async () => {
    const sender = await fjordby()
    await simulator().control.service({ id: 'ovelse-smafiler', maxFileTransferSize: 10 })
    const id = await sender.begin(['310904473'], { resourceId: 'ovelse-smafiler' })
    expect(await refusal(await sender.upload(id, 'more than ten'))).toBe('400 BRO-00016')
    expect(await statusOf(sender, id)).toBe('Initialized')
    const chunked = await sender.call('POST', `/filetransfer/${id}/upload`, {
      headers: { 'content-type': 'application/octet-stream' },
      body: new Blob(['more than ten']).stream(),
      duplex: 'half',
    })
    expect(chunked.status).toBe(200)
  })

  test('of nothing at all is published', async () => {
    const sender = await fjordby()
    const recipient = await nordlys()
    const id = await sender.send([recipient.number], '')
    expect(await statusOf(sender, id)).toBe('Published')
    expect(await (await recipient.download(id)).text()).toBe('')
    expect(await refusal(await recipient.download(id, 'bytes=0-0'))).toBe('416 BRO-00029')
  })

  test('belongs to its sender, and has its own content type', async () => {
    const sender = await fjordby()
    const recipient = await nordlys()
    const id = await sender.begin([recipient.number])
    expect(await refusal(await recipient.upload(id, 'x'))).toBe('401 BRO-00006')
    const typed = await sender.call('POST', `/filetransfer/${id}/upload`, {
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(typed.status).toBe(415)
  })

  test('that is cut off leaves UploadStarted, and may begin again', async () => {
    const sender = await fjordby()
    const id = await sender.begin(['310904473'])
    const { platform } = simulator().handover.environment.altinn
    await new Promise<void>((resolve) => {
      const request = http.request(`${platform}/broker/api/v1/filetransfer/${id}/upload`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sender.token}`, 'content-length': 1_000_000 },
      })
      request.on('error', () => resolve())
      request.on('close', () => resolve())
      request.write(Buffer.alloc(100_000), () => request.destroy())
    })
    // The server may not have seen the first byte yet: both states may be uploaded to.
    expect(['Initialized', 'UploadStarted']).toContain(await statusOf(sender, id))
    expect((await sender.upload(id, 'whole')).status).toBe(200)
  })

  test('that runs beside another of the same id loses both', async () => {
    const sender = await fjordby()
    const id = await sender.begin(['310904473'])
    let finish = (): void => undefined
    const slow = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        controller.enqueue(Buffer.from('slow'))
        finish = () => controller.close()
      },
    })
    const first = sender.call('POST', `/filetransfer/${id}/upload`, {
      headers: { 'content-type': 'application/octet-stream' },
      body: slow,
      duplex: 'half',
    })
    for (; (await statusOf(sender, id)) !== 'UploadStarted';);
    expect((await sender.upload(id, 'fast')).status).toBe(200)
    finish()
    expect(await refusal(await first)).toBe('500 BRO-00008')
    expect(await state(id)).toMatchObject({ onDisk: false, status: 'Failed' })
  })
})

describe('the virus scan', () => {
  test('holds a file back until it is done', async () => {
    const sender = await fjordby()
    const recipient = await nordlys()
    await simulator().control.scan('manual')
    const id = await sender.send([recipient.number], 'x')
    expect(await statusOf(sender, id)).toBe('UploadProcessing')
    expect(await refusal(await recipient.download(id))).toBe('403 BRO-00007')
    await simulator().control.release()
    expect(await statusOf(sender, id)).toBe('Published')
    const other = await sender.send([recipient.number], 'x')
    await simulator().control.release('not-scanned', other)
    expect((await sender.overview(other)).fileTransferStatusText).toMatch(/^Malware scan failed: Not Scanned/)
    await simulator().control.scan('auto')
  })

  test('is skipped on request', async () => {
    const sender = await fjordby()
    const id = await sender.send(['310904473'], 'x', { disableVirusScan: true })
    expect((await state(id))?.history).toEqual(['Initialized', 'UploadStarted', 'Published'])
  })

  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
  test.each([
    ['at the beginning', eicar],
    ['across two pieces that are hashed apart', `${'a'.repeat(1_048_576 - 30)}${eicar}`],
  ])('finds the test virus %s, removes the file and tells both sides', async (_where, content) => {
    const sender = await fjordby()
    const id = await sender.send(['310904473'], content)
    expect(await sender.overview(id)).toMatchObject({ fileTransferStatus: 'Failed' })
    expect((await sender.overview(id)).fileTransferStatusText).toMatch(/^Malware scan failed: .*EICAR/)
    expect(await state(id)).toMatchObject({ onDisk: false })
    const events = (await simulator().control.request('GET', '/events?after=0')) as {
      event: { type: string; resourceinstance: string; data: { Role: string } }
    }[]
    const told = events.filter(({ event }) => event.resourceinstance === id).map(({ event }) => event)
    expect(told.map(({ type, data }) => `${type.split('.').at(-1) ?? ''} ${data.Role}`)).toEqual([
      'filetransferinitialized Sender',
      'uploadprocessing Sender',
      'uploadfailed Sender',
      'fileneverconfirmeddownloaded Recipient',
      'fileneverconfirmeddownloaded Sender',
    ])
  })
})

test('a checksum that the sender did not give comes only after publishing', async () => {
  const sender = await fjordby()
  await simulator().control.lateChecksums('manual')
  const id = await sender.send(['310904473'], 'innhold')
  expect(await sender.overview(id)).toMatchObject({ fileTransferStatus: 'Published', checksum: '' })
  await simulator().control.releaseChecksums(id)
  expect((await sender.overview(id)).checksum).toBe(md5('innhold'))
  await simulator().control.lateChecksums('auto')
})

describe('confirming', () => {
  test('needs a download request, is idempotent while others are waiting, and is refused after the last', async () => {
    const sender = await fjordby()
    const recipient = await nordlys()
    const baker = await callerOf(simulator(), 'Åsgård Bakeri AS')
    const id = await sender.send([recipient.number, baker.number], 'x')
    expect(await refusal(await recipient.confirm(id))).toBe('400 BRO-00019')
    await recipient.download(id, 'bytes=0-0')
    expect((await recipient.confirm(id)).status).toBe(204)
    expect((await recipient.confirm(id)).status).toBe(204)
    expect(await statusOf(sender, id)).toBe('Published')
    await baker.download(id)
    expect((await baker.confirm(id)).status).toBe(204)
    expect(await statusOf(sender, id)).toBe('AllConfirmedDownloaded')
    expect(await refusal(await baker.confirm(id))).toBe('400 BRO-00010')
    expect((await recipient.download(id)).status).toBe(200)
  })
})

/** Broker's clock alone is moved, so that the tokens stay valid. */
describe('time', () => {
  test('removes a confirmed file two hours later, and keeps what is known of it', async () => {
    const sender = await fjordby()
    const recipient = await nordlys()
    const id = await sender.send([recipient.number], 'x')
    await recipient.download(id)
    await recipient.confirm(id)
    await simulator().control.advance(2 * 3_600_000 - 60_000, 'broker')
    expect(await statusOf(sender, id)).toBe('AllConfirmedDownloaded')
    await simulator().control.advance(61_000, 'broker')
    expect(await statusOf(recipient, id)).toBe('Purged')
    expect(await refusal(await recipient.download(id))).toBe('403 BRO-00007')
  })

  test('removes what nobody has fetched, thirty days after initialize, failed or never uploaded too', async () => {
    const sender = await fjordby()
    const ids = [await sender.send(['310904473'], 'x'), await sender.begin(['310904473'])]
    await simulator().control.advance(30 * 86_400_000, 'broker')
    for (const id of ids) expect(await statusOf(sender, id)).toBe('Purged')
  })

  test('fails an upload that has been under way for a day', async () => {
    const sender = await fjordby()
    const id = await sender.begin(['310904473'])
    await simulator().control.trouble({ match: { operation: 'upload' }, action: { cutRequestAfterBytes: 3 } })
    await expect(sender.upload(id, 'cut here')).rejects.toThrow()
    expect(await statusOf(sender, id)).toBe('UploadStarted')
    await simulator().control.advance(86_400_000, 'broker')
    expect(await statusOf(sender, id)).toBe('Failed')
  })
})

test('details are in no order, have no published, and times have microseconds and an offset', async () => {
  const sender = await fjordby()
  const id = await sender.send(['310904473'], 'x')
  const details = (await (await sender.call('GET', `/filetransfer/${id}/details`)).json()) as {
    created: string
    fileTransferStatusHistory: { fileTransferStatusChanged: string }[]
  }
  expect(details).not.toHaveProperty('published')
  expect(details.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/)
  const times = details.fileTransferStatusHistory.map(
    ({ fileTransferStatusChanged }) => fileTransferStatusChanged,
  )
  expect(times).toHaveLength(4)
  expect(times).not.toEqual(times.toSorted())
})

test('a call too many in a minute is refused with the seconds to wait, when limits are on', async () => {
  const sender = await fjordby()
  await simulator().control.limits({ enabled: true })
  for (let calls = 0; calls < 10; calls += 1) await sender.search({})
  const refused = await sender.call('GET', `/filetransfer?resourceId=${service}`)
  expect(refused.status).toBe(429)
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect((await sender.call('GET', `/filetransfer/${crypto.randomUUID()}`)).status).toBe(404)
  await simulator().control.advance(seconds * 1_000, 'broker')
  await sender.search({})
  await simulator().control.limits({ enabled: false })
})

test('reading needs a scope of Broker, downloading needs read', async () => {
  const client = simulator().client('Nordlys Regnskap AS')
  const writer = callerWith(
    simulator(),
    client.organisation.number,
    await maskinportenToken(simulator(), client, { scope: 'altinn:broker.write' }),
  )
  const id = await (await fjordby()).send([client.organisation.number], 'x')
  expect((await writer.overview(id)).fileTransferStatus).toBe('Published')
  expect((await writer.download(id)).status).toBe(403)
})
