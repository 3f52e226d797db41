/** Whole resumable uploads: broker.md §2.3, §5.3. */
import { describe, expect, test } from 'vitest'
import { callerOf, refusal, sharedSimulator } from './altinn.ts'
import { md5, numbers, offset, pathOf, relative, release, stateOf, switched, tusOf } from './tus.ts'

const simulator = sharedSimulator()
const fjordby = () => callerOf(simulator(), 'Fjordby kommune')
const nordlys = () => callerOf(simulator(), 'Nordlys Regnskap AS')
const state = (id: string) => stateOf(simulator(), id)

async function eventsOf(id: string): Promise<readonly string[]> {
  const events: string[] = []
  for (let after = 0; ;) {
    const page = (await simulator().control.request('GET', `/events?after=${after}`)) as {
      sequence: number
      event: { resourceinstance: string; type: string }
    }[]
    if (page.length === 0) return events
    after = page.at(-1)?.sequence ?? after
    events.push(...page.filter(({ event }) => event.resourceinstance === id).map(({ event }) => event.type))
  }
}

describe('a whole upload', () => {
  test('arrives as it was sent, in as many pieces as the sender likes', async () => {
    const [sender, recipient] = [await fjordby(), await nordlys()]
    const tus = tusOf(sender)
    const content = numbers(3_000_000)
    const id = await sender.begin([recipient.number])
    const created = await tus.create(id, content.length)
    expect(created.status).toBe(201)
    expect(created.headers.get('location')).toMatch(new RegExp(`^/.*/filetransfer/upload/tus/${id}$`))
    expect(Date.parse(created.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now())
    const path = relative(created.headers.get('location') ?? '')
    expect(offset(await tus.head(path))).toEqual([200, '0'])
    for (let from = 0; from < content.length; from += 1_100_000) {
      const piece = content.subarray(from, from + 1_100_000)
      const answer = await tus.patch(path, from, piece)
      expect(offset(answer)).toEqual([204, String(from + piece.length)])
    }
    expect(await state(id)).toMatchObject({
      status: 'Published',
      size: content.length,
      checksum: md5(content),
      history: ['Initialized', 'UploadStarted', 'UploadProcessing', 'Published'],
    })
    expect(md5(Buffer.from(await (await recipient.download(id)).arrayBuffer()))).toBe(md5(content))
  })

  test('without scan and promise is published with no status between', async () => {
    const sender = await fjordby()
    const id = await sender.begin(['310904473'], { disableVirusScan: true })
    await tusOf(sender).create(id, 3)
    await tusOf(sender).patch(pathOf(id), 0, numbers(3))
    expect((await state(id))?.history).toEqual(['Initialized', 'UploadStarted', 'Published'])
  })

  test('whose bytes are not the promised ones fails afterwards, with an event, and leaves no bytes', async () => {
    const sender = await fjordby()
    const { bytes } = await simulator().control.state()
    const id = await sender.begin(['310904473'], { checksum: md5('right') })
    await tusOf(sender).create(id, 5)
    expect((await tusOf(sender).patch(pathOf(id), 0, Buffer.from('wrong'))).status).toBe(204)
    expect(await state(id)).toMatchObject({
      status: 'Failed',
      statusText: 'Checksum mismatch',
      history: ['Initialized', 'UploadStarted', 'UploadProcessing', 'Failed'],
      onDisk: false,
    })
    expect((await simulator().control.state()).bytes).toBe(bytes)
    expect(await eventsOf(id)).toContain('no.altinn.broker.uploadfailed')
  })

  test('is scanned', async () => {
    const sender = await fjordby()
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
    const id = await sender.begin(['310904473'])
    await tusOf(sender).create(id, eicar.length)
    // In two pieces: the virus lies across them.
    await tusOf(sender).patch(pathOf(id), 0, Buffer.from(eicar.slice(0, 20)))
    await tusOf(sender).patch(pathOf(id), 20, Buffer.from(eicar.slice(20)))
    expect(await state(id)).toMatchObject({ status: 'Failed', onDisk: false })
  })

  test('is published by a job: until then it is UploadStarted, however complete it is', async () => {
    const sender = await fjordby()
    await switched(simulator(), { finish: null }, async () => {
      const id = await sender.begin(['310904473'])
      await tusOf(sender).create(id, 2)
      await tusOf(sender).patch(pathOf(id), 0, numbers(2))
      expect((await sender.overview(id)).fileTransferStatus).toBe('UploadStarted')
      expect(offset(await tusOf(sender).head(pathOf(id)))).toEqual([200, '2'])
      await release(simulator(), 'finish', id)
      expect((await sender.overview(id)).fileTransferStatus).toBe('Published')
    })
  })

  test('of nothing never publishes', async () => {
    const sender = await fjordby()
    const id = await sender.begin(['310904473'])
    expect((await tusOf(sender).create(id, 0)).status).toBe(201)
    expect(await refusal(await tusOf(sender).patch(pathOf(id), 0, numbers(0)))).toBe(
      '400 Upload is already complete.',
    )
    expect((await state(id))?.status).toBe('UploadStarted')
  })

  test('that is given up may begin again', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    const { bytes } = await simulator().control.state()
    await tus.create(id, 5)
    await tus.patch(pathOf(id), 0, Buffer.from('ab'))
    expect((await tus.delete(pathOf(id))).status).toBe(204)
    expect((await tus.head(pathOf(id))).status).toBe(404)
    expect((await sender.overview(id)).fileTransferStatus).toBe('UploadStarted')
    expect((await simulator().control.state()).bytes).toBe(bytes)
    await tus.create(id, 3)
    await tus.patch(pathOf(id), 0, Buffer.from('new'))
    expect(await (await sender.call('GET', `/filetransfer/${id}`)).json()).toBeTruthy()
    expect(await state(id)).toMatchObject({ status: 'Published', computed: md5('new') })
  })

  test('is taken with its creation too', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    const created = await tus.call(
      'POST',
      pathOf(id),
      { 'upload-length': '5', 'content-type': 'application/offset+octet-stream' },
      Buffer.from('hel'),
    )
    expect(offset(created)).toEqual([201, '3'])
    await tus.patch(pathOf(id), 3, Buffer.from('lo'))
    expect((await state(id))?.computed).toBe(md5('hello'))
  })
})

describe('a day', () => {
  test('without a call ends an upload, and its transfer with it', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    const { bytes } = await simulator().control.state()
    await tus.create(id, 4)
    await tus.patch(pathOf(id), 0, numbers(2))
    await simulator().control.advance(86_400_000, 'broker')
    expect((await tus.head(pathOf(id))).status).toBe(404)
    expect(await sender.overview(id)).toMatchObject({ fileTransferStatus: 'Failed' })
    expect((await simulator().control.state()).bytes).toBe(bytes)
    expect((await tus.create(id, 4)).status).toBe(409)
  })

  test('does not end one that is under way', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    await tus.create(id, 4)
    for (const [index, hours] of [12, 11.5].entries()) {
      await simulator().control.advance(hours * 3_600_000, 'broker')
      expect((await tus.patch(pathOf(id), index, numbers(1))).status).toBe(204)
    }
    await simulator().control.advance(3_600_000 / 2 + 1_000, 'broker')
    expect((await sender.overview(id)).fileTransferStatus).toBe('UploadStarted')
    await simulator().control.advance(2 * 3_600_000, 'broker')
    expect((await sender.overview(id)).fileTransferStatus).toBe('Failed')
  })
})
