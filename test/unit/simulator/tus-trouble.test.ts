/** Resumable uploads over a line that breaks: offsets that differ, locks, lost answers. broker.md §2.7, §5.3. */
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
} from './tus.ts'

const simulator = sharedSimulator()
const fjordby = () => callerOf(simulator(), 'Fjordby kommune')
const state = (id: string) => stateOf(simulator(), id)

describe('the ends of a line', () => {
  test('what came before a cut counts, and the rest is taken from there', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const content = numbers(300_000)
    const id = await sender.begin(['310904473'])
    await tus.create(id, content.length)
    const cut = content.subarray(0, 100_000)
    await dropPatch(simulator(), sender.token, pathOf(id), { offset: 0, length: content.length, bytes: cut })
    await expect.poll(async () => offset(await tus.head(pathOf(id)))).toEqual([200, '100000'])
    await tus.patch(pathOf(id), 100_000, content.subarray(100_000))
    expect((await state(id))?.computed).toBe(md5(content))
  })

  test('HEAD tells less than PATCH wants until the storage has caught up', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    await switched(simulator(), { durable: null }, async () => {
      await tus.create(id, 10)
      expect(offset(await tus.patch(pathOf(id), 0, Buffer.from('abcd')))).toEqual([204, '4'])
      expect(offset(await tus.head(pathOf(id)))).toEqual([200, '0'])
      expect(await refusal(await tus.patch(pathOf(id), 0, Buffer.from('abcd')))).toBe(
        '409 Offset does not match file. File offset: 4. Request offset: 0',
      )
      await release(simulator(), 'durable', id)
      expect(offset(await tus.head(pathOf(id)))).toEqual([200, '4'])
    })
    await tus.patch(pathOf(id), 4, Buffer.from('efghij'))
    expect((await state(id))?.computed).toBe(md5('abcdefghij'))
  })

  test('accepted bytes that the storage loses are asked for again', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    await switched(simulator(), { durable: null }, async () => {
      await tus.create(id, 4)
      await tus.patch(pathOf(id), 0, Buffer.from('xx'))
      await release(simulator(), 'durable', id, true)
      expect(offset(await tus.head(pathOf(id)))).toEqual([200, '0'])
    })
    await tus.patch(pathOf(id), 0, Buffer.from('abcd'))
    expect((await state(id))?.computed).toBe(md5('abcd'))
  })

  test('a PATCH that was cut keeps its upload locked for a while: 423 for HEAD, PATCH and DELETE', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    await tus.create(id, 10)
    await switched(simulator(), { lock: null }, async () => {
      await dropPatch(simulator(), sender.token, pathOf(id), { offset: 0, length: 10, bytes: numbers(4) })
      await expect.poll(async () => (await uploadsOf(simulator(), id))[0]?.accepted).toBe(4)
      expect((await tus.head(pathOf(id))).status).toBe(423)
      expect(await refusal(await tus.patch(pathOf(id), 4, numbers(6)))).toBe(
        `423 File ${id} is currently being updated. Please try again later`,
      )
      expect((await tus.delete(pathOf(id))).status).toBe(423)
      await release(simulator(), 'lock', id)
    })
    expect(offset(await tus.head(pathOf(id)))).toEqual([200, '4'])
  })

  test('the last PATCH, repeated because its answer was lost, is answered as if it were new', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    await tus.create(id, 4)
    await simulator().control.trouble({ match: { operation: 'tus-patch' }, action: { lostAnswer: true } })
    await expect(tus.patch(pathOf(id), 0, Buffer.from('abcd'))).rejects.toThrow()
    expect(offset(await tus.patch(pathOf(id), 4, numbers(0)))).toEqual([204, '4'])
    expect((await state(id))?.status).toBe('Published')
  })

  test('the second creation takes the accepted bytes away, and HEAD does not know', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    await tus.create(id, 8)
    await tus.patch(pathOf(id), 0, Buffer.from('abcd'))
    expect((await tus.create(id, 6)).status).toBe(201)
    expect(offset(await tus.head(pathOf(id)))).toEqual([200, '4'])
    expect((await tus.patch(pathOf(id), 4, Buffer.from('ef'))).status).toBe(409)
    await tus.patch(pathOf(id), 0, Buffer.from('ABC'))
    await tus.patch(pathOf(id), 3, Buffer.from('DEF'))
    expect(await state(id)).toMatchObject({ status: 'Published', size: 6, computed: md5('ABCDEF') })
  })

  test('once it is over, HEAD in the session answers 409, and a PATCH 409 too', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    await tus.create(id, 2)
    await tus.patch(pathOf(id), 0, numbers(2))
    await simulator().control.state()
    expect((await tus.head(pathOf(id))).status).toBe(409)
    expect(await refusal(await tus.patch(pathOf(id), 0, numbers(2)))).toMatch(
      /^409 A file transfer has already been, or attempted to be, created/,
    )
    // A session is a client's: one of the same organisation that has none is answered as ever.
    await simulator().control.advance(86_400_000, 'broker')
    expect((await tus.head(pathOf(id))).status).toBe(404)
  })
})
