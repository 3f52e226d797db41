import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import type { Disk } from '../../../main/ports.ts'
import { largeBytes } from '../../../main/transfers/lanes.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { settle } from '../../support/fake-clock.ts'
import { incomingRecord, receivingDesk, waitingFile } from '../../support/receiving.ts'
import { until } from '../../support/transfers.ts'

const content = Buffer.from('lønnsoppgave\n'.repeat(5_000))
const month = 31 * 86_400_000

test('with a clock that is ahead, a file that still waits is not called gone, and can be fetched', async () => {
  const desk = receivingDesk(content)
  desk.clock.setNow(desk.clock.now() + month)
  desk.incoming.start()
  await settle()
  await desk.clock.advance(60_000)
  expect(desk.get()).toMatchObject({ state: 'new', unread: true, fault: null })
  expect(await desk.incoming.download(desk.order.id, desk.downloads)).toMatchObject({ ok: true })
  await until(() => desk.get().state === 'saved')
})

test('a file that was called gone by mistake can be fetched after all', async () => {
  const desk = receivingDesk(content)
  desk.change({ state: 'gone', fault: fault('transfer-purged') })
  desk.incoming.start()
  await desk.incoming.download(desk.order.id, desk.downloads)
  await until(() => desk.get().state === 'saved')
})

test('what the service has deleted is gone without a question, and is asked for once', async () => {
  let looks = 0
  const desk = receivingDesk(content, {
    overview: { status: 'Purged' },
    around: (broker) => ({
      overview: (...input) => {
        looks += 1
        return broker.overview(...input)
      },
    }),
  })
  desk.clock.setNow(desk.clock.now() + month)
  desk.incoming.start()
  await until(() => desk.get().state === 'gone')
  await desk.clock.advance(3 * 3_600_000)
  expect(looks).toBe(1)
  expect(desk.failed).toEqual([])
  expect(desk.get()).toMatchObject({ unread: false, fault: { code: 'transfer-purged' } })
})

test('a service that cannot be asked says nothing about a file, and is not asked all the time', async () => {
  let looks = 0
  const desk = receivingDesk(content, {
    around: () => ({
      overview: () => {
        looks += 1
        return Promise.resolve(failure(fault('offline')))
      },
    }),
  })
  desk.clock.setNow(desk.clock.now() + month)
  desk.incoming.start()
  await desk.clock.advance(3_600_000)
  expect(desk.get()).toMatchObject({ state: 'new', fault: null })
  expect(looks).toBeGreaterThanOrEqual(1)
  expect(looks).toBeLessThanOrEqual(2)
})

test.each([
  ['404', failure(fault('transfer-not-found')), {}],
  ['410', failure(fault('request-refused', { technical: { status: 410 } })), {}],
  ['not ready, because it is deleted', failure(fault('transfer-not-ready')), { status: 'Purged' } as const],
])('the service says %s to a download: the file is gone', async (_what, answer, overview) => {
  const around = () => ({ download: () => Promise.resolve(answer) })
  const desk = receivingDesk(content, { around, overview })
  expect((await desk.run()).state).toBe('gone')
})

test('a file that is not ready yet is waited for', async () => {
  const around = () => ({ download: () => Promise.resolve(failure(fault('transfer-not-ready'))) })
  const desk = receivingDesk(content, { around })
  const after = await desk.run()
  expect(after).toMatchObject({ state: 'downloading', fault: { code: 'transfer-not-ready' } })
  expect(after.retryAt).not.toBeNull()
})

/** A download that waits at the service until it is let go; `calls` says how often it was asked for. */
function heldDownload(more: Parameters<typeof receivingDesk>[1] = {}) {
  const held = { calls: 0, release: (): void => undefined }
  const gate = new Promise<void>((resolve) => {
    held.release = resolve
  })
  const desk = receivingDesk(content, {
    ...more,
    around: (broker) => ({
      async download(access, id, from, signal) {
        held.calls += 1
        const cut = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
        await Promise.race([gate, cut])
        return signal?.aborted ? failure(fault('stopping')) : broker.download(access, id, from, signal)
      },
    }),
  })
  return { desk, held }
}

test('two clicks at once fetch once: the second changes nothing under the feet of the first', async () => {
  let look = (): void => undefined
  const looking = new Promise<void>((resolve) => {
    look = resolve
  })
  const identity: Disk['identity'] = async (file) => {
    if (path.basename(path.dirname(file)) === 'elsewhere') await looking
    return systemDisk.identity(file)
  }
  const { desk, held } = heldDownload({ disk: { identity } })
  const { id } = desk.order
  desk.incoming.start()
  const slow = desk.incoming.download(id, path.join(desk.home, 'elsewhere'))
  expect(await desk.incoming.download(id, desk.downloads)).toEqual(success(null))
  await until(() => held.calls === 1)
  look()
  expect(await slow).toMatchObject({ fault: { code: 'wrong-state' } })
  expect(desk.get()).toMatchObject({ state: 'downloading', folderPath: desk.downloads })
  expect(path.dirname(desk.get().partialPath ?? '')).toBe(desk.downloads)
  held.release()
  await until(() => desk.get().state === 'saved')
  expect(held.calls).toBe(1)
})

test('asking again for what is under way, to the same folder, is no mistake', async () => {
  const { desk, held } = heldDownload()
  desk.incoming.start()
  await desk.incoming.download(desk.order.id, desk.downloads)
  await until(() => held.calls === 1)
  const before = desk.get()
  expect(await desk.incoming.download(desk.order.id, desk.downloads)).toEqual(success(null))
  expect(desk.get()).toEqual(before)
})

test('a download that is cancelled stays cancelled, and leaves nothing', async () => {
  let removing = (): void => undefined
  const slow = new Promise<void>((resolve) => {
    removing = resolve
  })
  const remove: Disk['remove'] = async (file) => {
    await slow
    return systemDisk.remove(file)
  }
  const { desk, held } = heldDownload({ disk: { remove } })
  desk.incoming.start()
  await desk.incoming.download(desk.order.id, desk.downloads)
  await until(() => held.calls === 1)
  const cancelled = desk.incoming.cancelDownload(desk.order.id)
  await settle()
  await desk.clock.advance(1_000)
  removing()
  expect(await cancelled).toEqual(success(null))
  await desk.clock.advance(60_000)
  expect(held.calls).toBe(1)
  expect(desk.get()).toMatchObject({ state: 'new', partialPath: null })
})

test('into another folder, the unfinished file of the first try does not stay behind', async () => {
  const desk = receivingDesk(content, { fates: ['cut'], cutAfter: 1_000 })
  desk.incoming.start()
  await desk.incoming.download(desk.order.id, desk.downloads)
  await until(() => desk.get().retryAt !== null)
  expect(readdirSync(desk.downloads)).toHaveLength(1)
  const elsewhere = path.join(desk.home, 'elsewhere')
  await desk.incoming.download(desk.order.id, elsewhere)
  await until(() => desk.get().state === 'saved')
  expect(readdirSync(desk.downloads)).toEqual([])
  expect(readFileSync(path.join(elsewhere, 'a.bin')).equals(content)).toBe(true)
})

test('a file that was saved stays when it is fetched once more to another folder', async () => {
  const desk = receivingDesk(content)
  desk.incoming.start()
  await desk.incoming.download(desk.order.id, desk.downloads)
  await until(() => desk.get().state === 'saved')
  await desk.incoming.download(desk.order.id, path.join(desk.home, 'elsewhere'))
  await until(() => desk.get().savedPath?.includes('elsewhere') === true && desk.get().state === 'saved')
  expect(existsSync(desk.target)).toBe(true)
})

test('the rest of a file needs only the room of the rest', async () => {
  const floor = 256 * 1024 * 1024
  const disk = { freeSpace: () => Promise.resolve(success(floor + 1_000)) }
  const desk = receivingDesk(content, { disk })
  expect((await desk.run()).fault?.code).toBe('disk-full')
  mkdirSync(desk.downloads, { recursive: true })
  writeFileSync(desk.partialPath, content.subarray(0, content.byteLength - 1_000))
  expect((await desk.run()).state).toBe('saved')
})

test('a file that is on disk already needs no room at all', async () => {
  const desk = receivingDesk(content, { disk: { freeSpace: () => Promise.resolve(success(0)) } })
  mkdirSync(desk.downloads)
  writeFileSync(desk.partialPath, content)
  expect((await desk.run()).state).toBe('saved')
})

test('while a file is under way the engine sleeps instead of looking twenty times a second', async () => {
  const { desk, held } = heldDownload()
  let looks = 0
  const due = desk.rows.due
  desk.rows.due = (...question) => {
    looks += 1
    return due(...question)
  }
  desk.incoming.start()
  await desk.incoming.download(desk.order.id, desk.downloads)
  await until(() => held.calls === 1)
  const before = looks
  await desk.clock.advance(30_000)
  expect(looks - before).toBeLessThanOrEqual(2)
})

test('hundreds of huge files keep neither a letter nor a confirmation waiting', () => {
  const desk = receivingDesk(content)
  const add = (size: number, state: 'downloading' | 'confirming', minutes: number): string => {
    const record = incomingRecord(waitingFile(desk.clock.now(), { size }))
    desk.rows.insert(record, '')
    desk.rows.update(record.id, { state }, desk.clock.now() + minutes * 60_000)
    return record.id
  }
  desk.database.transaction(() => {
    for (let index = 0; index < 300; index += 1) add(largeBytes, 'downloading', index)
  })
  const letter = add(100, 'downloading', 1_000)
  const confirmation = add(largeBytes, 'confirming', 1_000)
  const due = desk.rows.due(desk.clock.now(), 50).map(({ id }) => id)
  expect(due).toContain(letter)
  expect(due).toContain(confirmation)
})

test('a huge file is confirmed while other huge files come in', async () => {
  const { desk, held } = heldDownload()
  const ids = [1, 2].map(() => {
    const record = incomingRecord(waitingFile(desk.clock.now(), { size: largeBytes }))
    desk.rows.insert(record, '')
    return record.id
  })
  desk.incoming.start()
  for (const id of ids) await desk.incoming.download(id, desk.downloads)
  await until(() => held.calls === 2)
  const huge = waitingFile(desk.clock.now(), { size: largeBytes })
  desk.model.publish(huge, content)
  const record = incomingRecord(huge)
  desk.rows.insert(record, '')
  desk.rows.update(record.id, { state: 'saved' }, desk.clock.now())
  expect(await desk.incoming.confirm(record.id)).toEqual(success(null))
})

test('a defect of ours while confirming does not make a saved file one that is still to be fetched', async () => {
  const around = () => ({ confirm: () => Promise.reject(new Error('a defect of ours')) })
  const desk = receivingDesk(content, { around })
  desk.incoming.start()
  await desk.incoming.download(desk.order.id, desk.downloads)
  desk.change({ confirmAfter: true })
  await until(() => desk.get().fault !== null)
  expect(desk.get()).toMatchObject({ state: 'saved', fault: { code: 'internal' }, savedPath: desk.target })
})

test('what must be asked of the service for ever comes to rest: a fault only a person can mend', async () => {
  let looks = 0
  const desk = receivingDesk(content, {
    overview: { checksum: null },
    around: () => ({
      overview: () => {
        looks += 1
        return Promise.resolve(failure(fault('service-no-access')))
      },
    }),
  })
  desk.incoming.start()
  await desk.incoming.download(desk.order.id, desk.downloads)
  await until(() => desk.get().fault !== null)
  await desk.clock.advance(60_000)
  expect(looks).toBe(1)
  expect(desk.get()).toMatchObject({ state: 'new', fault: { code: 'service-no-access' } })
  expect(existsSync(desk.get().partialPath ?? '')).toBe(true)
})
