/** Resumable uploads through a restart of the service, and by a client that is not ours. */
import { createReadStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Upload, type UploadOptions } from 'tus-js-client'
import { expect, onTestFinished, test } from 'vitest'
import { startSimulator, type Simulator } from '../../support/simulator.ts'
import { callerOf, freshSimulator, sharedSimulator, type Caller } from './altinn.ts'
import { md5, numbers, offset, pathOf, stateOf, tusOf } from './tus.ts'

const simulator = sharedSimulator()

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'budstikke-tus-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** Sends a file with the reference client; resolves when it has done all it does. */
function sendWith(
  caller: Caller,
  at: Simulator,
  id: string,
  content: Uint8Array,
  options: UploadOptions,
): Promise<void> {
  const file = path.join(folder(), 'file')
  writeFileSync(file, content)
  return new Promise((resolve, reject) => {
    new Upload(createReadStream(file), {
      endpoint: `${at.handover.environment.altinn.platform}/broker/api/v1${pathOf(id)}`,
      headers: { Authorization: `Bearer ${caller.token}` },
      retryDelays: [0, 0, 0],
      onSuccess: () => resolve(),
      onError: reject,
      ...options,
    }).start()
  })
}

test('tus-js-client sends a file in four parts at once', async () => {
  const sender = await callerOf(simulator(), 'Fjordby kommune')
  const content = numbers(10_000_001)
  const id = await sender.begin(['310904473'], { checksum: md5(content) })
  await simulator().control.resetCounters()
  await sendWith(sender, simulator(), id, content, { parallelUploads: 4, chunkSize: 1_000_000 })
  expect(await stateOf(simulator(), id)).toMatchObject({ status: 'Published', computed: md5(content) })
  const { requests } = await simulator().control.state()
  expect(requests['tus-create']).toEqual({ total: 5, answers: { 201: 5 } })
  expect(requests['tus-patch']?.total).toBe(12)
})

test('tus-js-client goes on where it was cut, and asks again when the upload is locked', async () => {
  const sender = await callerOf(simulator(), 'Fjordby kommune')
  const content = numbers(3_000_000)
  const id = await sender.begin(['310904473'])
  await simulator().control.trouble(
    { match: { operation: 'tus-patch', after: 1 }, action: { cutRequestAfterBytes: 400_000 } },
    { match: { operation: 'tus-head' }, action: { status: 423 } },
  )
  await simulator().control.resetCounters()
  await sendWith(sender, simulator(), id, content, { chunkSize: 1_000_000 })
  expect((await stateOf(simulator(), id))?.computed).toBe(md5(content))
  const { requests } = await simulator().control.state()
  // The request that was cut may still hold the lock for a moment, which is one more 423.
  expect(requests['tus-head']?.answers).toEqual({
    200: 1,
    423: expect.toSatisfy((times) => times >= 1) as number,
  })
  expect(requests['tus-create']?.total).toBe(1)
})

test('a line that is slow and far is so for every PATCH of every part, and brings all', async () => {
  const { control } = simulator()
  const sender = await callerOf(simulator(), 'Fjordby kommune')
  const content = numbers(400_000)
  const id = await sender.begin(['310904473'])
  await control.trouble({
    match: { operation: 'tus-patch', times: null },
    action: { bytesPerSecond: 2_000_000, delayMs: 5 },
  })
  await sendWith(sender, simulator(), id, content, { parallelUploads: 2, chunkSize: 100_000 })
  expect((await stateOf(simulator(), id))?.computed).toBe(md5(content))
  const rules = (await control.request('GET', '/trouble')) as { acted: number }[]
  expect(rules.at(-1)?.acted).toBe(4)
  await control.noTrouble()
})

test('an upload goes on after the service was killed, at what it had accepted, with its session', async () => {
  const state = folder()
  const content = numbers(2_500_000)
  const first = await startSimulator({ state })
  const sender = await callerOf(first, 'Fjordby kommune')
  const id = await sender.begin(['310904473'])
  const paths = [await tusOf(sender).part(id, 1_500_000), await tusOf(sender).part(id, 1_000_000)] as const
  await tusOf(sender).patch(paths[0], 0, content.subarray(0, 900_000))
  await tusOf(sender).patch(paths[1], 0, content.subarray(1_500_000))
  const { bytes } = await first.control.state()
  process.kill(first.handover.pid, 'SIGKILL')
  await first.stop()

  const second = await freshSimulator({ state })
  expect((await second.control.state()).bytes).toBe(bytes)
  const again = await callerOf(second, 'Fjordby kommune')
  const tus = tusOf(again)
  expect(offset(await tus.head(paths[0]))).toEqual([200, '900000'])
  expect(offset(await tus.head(paths[1]))).toEqual([200, '1000000'])
  await tus.patch(paths[0], 900_000, content.subarray(900_000, 1_500_000))
  await tus.join(id, paths)
  expect(await stateOf(second, id)).toMatchObject({ status: 'Published', computed: md5(content) })
  expect(readdirSync(path.join(state, 'uploads'))).toEqual([])
})

test('a file that was complete when the service was killed is published by the next one, and stays whole', async () => {
  const state = folder()
  const content = numbers(200_000)
  const first = await startSimulator({ state })
  const sender = await callerOf(first, 'Fjordby kommune')
  await first.control.request('POST', '/tus', { finish: null })
  const id = await sender.begin([sender.number])
  const paths = [await tusOf(sender).part(id, 150_000), await tusOf(sender).part(id, 50_000)] as const
  await tusOf(sender).patch(paths[0], 0, content.subarray(0, 150_000))
  await tusOf(sender).patch(paths[1], 0, content.subarray(150_000))
  await tusOf(sender).join(id, paths)
  process.kill(first.handover.pid, 'SIGKILL')
  await first.stop()

  const second = await startSimulator({ state })
  expect(await stateOf(second, id)).toMatchObject({ status: 'Published', size: 200_000 })
  await second.stop()
  // Once more: the file is in pieces on disk, and is one again.
  const third = await freshSimulator({ state })
  const recipient = await callerOf(third, 'Fjordby kommune')
  expect(md5(Buffer.from(await (await recipient.download(id)).arrayBuffer()))).toBe(md5(content))
})

test('an upload that is more than there is room for is refused, and what it had stays in bounds', async () => {
  const own = await freshSimulator({ cap: 20_000_000 })
  const sender = await callerOf(own, 'Fjordby kommune')
  const tus = tusOf(sender)
  const id = await sender.begin(['310904473'])
  await tus.create(id, 30_000_000)
  await tus.patch(pathOf(id), 0, numbers(10_000_000))
  const more = await tus.patch(pathOf(id), 10_000_000, numbers(15_000_000))
  expect(more.status).toBe(400)
  expect(offset(await tus.head(pathOf(id)))).toEqual([200, '10000000'])
  expect((await own.control.state()).bytes).toBeLessThanOrEqual(20_000_000)
})
