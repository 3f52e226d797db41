/** Parallel parts that become one file. broker.md §5.3, §2.3. */
import { describe, expect, test } from 'vitest'
import { callerOf, refusal, sharedSimulator } from './altinn.ts'
import {
  dropPatch,
  md5,
  numbers,
  offset,
  pathOf,
  release,
  stateOf,
  switched,
  tusOf,
  uploadsOf,
  type Tus,
} from './tus.ts'

const simulator = sharedSimulator()
const fjordby = () => callerOf(simulator(), 'Fjordby kommune')
const nordlys = () => callerOf(simulator(), 'Nordlys Regnskap AS')
const state = (id: string) => stateOf(simulator(), id)

/** Makes parts of these sizes, sends all of them and answers their paths in the order of the content. */
async function sendParts(
  tus: Tus,
  id: string,
  content: Buffer<ArrayBuffer>,
  sizes: readonly number[],
): Promise<readonly string[]> {
  const paths: string[] = []
  for (const size of sizes) paths.push(await tus.part(id, size))
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((all, size) => all + size, 0))
  await Promise.all(
    paths.map(async (path, index) => {
      const [start = 0, size = 0] = [starts[index], sizes[index]]
      const half = Math.floor(size / 2)
      await tus.patch(path, 0, content.subarray(start, start + half))
      await tus.patch(path, half, content.subarray(start + half, start + size))
    }),
  )
  return paths
}

describe('parts', () => {
  test('become one file in the order that is asked for, and can be fetched from anywhere in it', async () => {
    const [sender, recipient] = [await fjordby(), await nordlys()]
    const tus = tusOf(sender)
    const content = numbers(5_000_000)
    const sizes = [2_000_000, 1_500_001, 999_999, 500_000]
    const id = await sender.begin([recipient.number], { checksum: md5(content) })
    const paths = await sendParts(tus, id, content, sizes)
    expect((await sender.overview(id)).fileTransferStatus).toBe('UploadStarted')
    const joined = await tus.join(id, paths)
    expect(joined.status).toBe(201)
    expect(joined.headers.get('location')).toMatch(new RegExp(`/filetransfer/upload/tus/${id}$`))
    expect(await state(id)).toMatchObject({ status: 'Published', size: 5_000_000, computed: md5(content) })
    const whole = Buffer.from(await (await recipient.download(id)).arrayBuffer())
    expect(md5(whole)).toBe(md5(content))
    const seam = Buffer.from(await (await recipient.download(id, 'bytes=1999000-3600000')).arrayBuffer())
    expect(seam.equals(content.subarray(1_999_000, 3_600_001))).toBe(true)
    const end = Buffer.from(await (await recipient.download(id, 'bytes=4999999-')).arrayBuffer())
    expect(end.equals(content.subarray(4_999_999))).toBe(true)
  })

  test('that were made in another order than they are joined in are hashed in the order of the file', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const content = numbers(90_000)
    const id = await sender.begin(['310904473'])
    const paths = await sendParts(tus, id, content, [30_000, 30_000, 30_000])
    expect((await tus.join(id, [paths[2] ?? '', paths[0] ?? '', paths[1] ?? ''])).status).toBe(201)
    const turned = Buffer.concat([content.subarray(60_000), content.subarray(0, 60_000)])
    expect((await state(id))?.computed).toBe(md5(turned))
  })

  test('of a file that is no more leave nothing on disk', async () => {
    const sender = await fjordby()
    const { bytes } = await simulator().control.state()
    const id = await sender.begin(['310904473'])
    await tusOf(sender).join(id, await sendParts(tusOf(sender), id, numbers(90_000), [40_000, 50_000]))
    expect((await simulator().control.state()).bytes).toBe(bytes + 90_000)
    await simulator().control.advance(31 * 86_400_000, 'broker')
    expect(await state(id)).toMatchObject({ status: 'Purged', onDisk: false })
    expect((await simulator().control.state()).bytes).toBeLessThanOrEqual(bytes)
  })

  test('make the transfer UploadProcessing at once, without scan too, and without an event', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'], { disableVirusScan: true })
    await switched(simulator(), { finish: null }, async () => {
      const paths = await sendParts(tus, id, numbers(8), [4, 4])
      await tus.join(id, paths)
      expect((await sender.overview(id)).fileTransferStatus).toBe('UploadProcessing')
      // The joined file has no offset before it is joined; the parts are still known.
      const head = await tus.head(pathOf(id))
      expect(offset(head)).toEqual([200, null])
      expect(head.headers.get('upload-length')).toBe('8')
      expect(head.headers.get('upload-concat')?.split(' ')).toHaveLength(2)
      const patched = await tus.patch(pathOf(id), 0, numbers(1))
      expect(await refusal(patched)).toBe('403 File with "Upload-Concat: final" cannot be patched')
      expect((await tus.delete(pathOf(id))).status).toBe(409)
      expect((await tus.join(id, paths)).status).toBe(409)
      await release(simulator(), 'finish', id)
    })
    expect(await state(id)).toMatchObject({
      status: 'Published',
      history: ['Initialized', 'UploadStarted', 'UploadProcessing', 'Published'],
    })
  })

  test('tell what they are, at their old address too', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    const path = await tus.part(id, 10)
    expect(path).toMatch(new RegExp(`^/filetransfer/upload/tus/${id}/partial/[0-9a-f]{32}$`))
    const old = path.replace('/partial/', '/')
    expect((await tus.patch(old, 0, numbers(4))).status).toBe(204)
    const head = await tus.head(old)
    expect([...offset(head), head.headers.get('upload-length')]).toEqual([200, '4', '10'])
    expect(head.headers.get('upload-concat')).toBe('partial')
    expect((await tus.delete(path)).status).toBe(204)
    expect((await tus.head(path)).status).toBe(404)
  })

  test('are held to the limit one by one, never together', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    await simulator().control.service({ id: 'ovelse-smafiler', maxFileTransferSize: 10 })
    const id = await sender.begin(['310904473'], { resourceId: 'ovelse-smafiler' })
    await expect(tus.part(id, 11)).rejects.toThrow('File size exceeds maximum')
    const paths = await sendParts(tus, id, numbers(20), [10, 10])
    expect((await tus.join(id, paths)).status).toBe(201)
    expect(await state(id)).toMatchObject({ status: 'Published', size: 20 })
  })

  test('are joined only when they are there, belong to the transfer and are durable', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const [id, other] = [await sender.begin(['310904473']), await sender.begin(['310904473'])]
    const [path, foreign] = [await tus.part(id, 4), await tus.part(other, 4)]
    await tus.patch(foreign, 0, numbers(4))
    await tus.patch(path, 0, numbers(3))
    const unknown = `${pathOf(id)}/partial/${'0'.repeat(32)}`
    expect(await refusal(await tus.join(id, [unknown]))).toMatch(/^400 Could not find some of the files/)
    expect(await refusal(await tus.join(id, [path]))).toMatch(/^400 .* are not finished/)
    expect(await refusal(await tus.join(id, [foreign]))).toMatch(/^400 .* do not belong/)
    expect((await sender.overview(id)).fileTransferStatus).toBe('UploadStarted')
    await tus.patch(path, 3, numbers(1))
    expect((await tus.join(id, [path])).status).toBe(201)
  })

  test('answer their last PATCH when they are durable, and not before', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    const path = await tus.part(id, 4)
    await switched(simulator(), { durable: null }, async () => {
      let answered = false
      const last = tus.patch(path, 0, numbers(4)).then((answer) => {
        answered = true
        return answer
      })
      await expect.poll(async () => (await uploadsOf(simulator(), id))[0]?.accepted).toBe(4)
      // Another one asks meanwhile: the upload is locked.
      expect((await tus.head(path)).status).toBe(423)
      expect(answered).toBe(false)
      await release(simulator(), 'durable', path.slice(-32))
      expect(offset(await last)).toEqual([204, '4'])
    })
  })

  test('go on after a cut while the others run, and are still one file', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const content = numbers(400_000)
    const id = await sender.begin(['310904473'])
    const paths = [await tus.part(id, 200_000), await tus.part(id, 200_000)] as const
    const [first, second] = [content.subarray(0, 200_000), content.subarray(200_000)]
    await dropPatch(simulator(), sender.token, paths[0], {
      ...{ offset: 0, length: 200_000, bytes: first.subarray(0, 70_000) },
    })
    await tus.patch(paths[1], 0, second)
    await expect.poll(async () => offset(await tus.head(paths[0]))).toEqual([200, '70000'])
    await tus.patch(paths[0], 70_000, first.subarray(70_000))
    await tus.join(id, paths)
    expect((await state(id))?.computed).toBe(md5(content))
  })
})
