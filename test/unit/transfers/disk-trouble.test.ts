import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { describe, expect, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import type { Disk } from '../../../main/ports.ts'
import { NetworkFault } from '../../../main/lib/network-faults.ts'
import { createHashers } from '../../../main/transfers/hasher.ts'
import { flushEvery } from '../../../main/transfers/pour.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure } from '../../../preload/contract/result.ts'
import { receivingDesk, systemError, writingDisk, type DeskOptions } from '../../support/receiving.ts'
import { stillProgress } from '../../support/transfers.ts'

const small = Buffer.from('lønnsoppgave\n'.repeat(5_000))
/** Several blocks of the hash. */
const large = Buffer.alloc(5 * 1024 * 1024 + 77, 'lønnsoppgave\n')

test('a flush that fails is told as the disk it is, and bytes that may be lost are not gone on with', async () => {
  let broken = true
  const disk = writingDisk((handle) => ({
    sync: () => (broken ? Promise.reject(systemError('EIO')) : handle.sync()),
  }))
  const desk = receivingDesk(small, { disk })
  const after = await desk.run()
  expect(after).toMatchObject({ state: 'new', fault: { code: 'disk-unwritable' } })
  expect(existsSync(desk.partialPath)).toBe(false)
  broken = false
  expect((await desk.run()).state).toBe('saved')
  expect(readFileSync(desk.target).equals(small)).toBe(true)
})

test('a full disk that is noticed at the flush only is waited for', async () => {
  const disk = writingDisk(() => ({ sync: () => Promise.reject(systemError('ENOSPC')) }))
  const desk = receivingDesk(small, { disk })
  expect(await desk.run()).toMatchObject({ state: 'downloading', fault: { code: 'disk-full' } })
  expect(existsSync(desk.partialPath)).toBe(false)
})

test('a flush that fails after a cut connection leaves nothing to go on with either', async () => {
  const disk = writingDisk(() => ({ sync: () => Promise.reject(systemError('EIO')) }))
  const desk = receivingDesk(small, {
    disk,
    // The service closes early without a word.
    around: (broker) => ({
      async download(access, id, from) {
        const answer = await broker.download(access, id, from)
        if (!answer.ok) return answer
        async function* half(): AsyncGenerator<Uint8Array> {
          yield small.subarray(0, 1_000)
        }
        return { ...answer, value: { ...answer.value, body: half() } }
      },
    }),
  })
  expect((await desk.run()).fault?.code).toBe('disk-unwritable')
  expect(existsSync(desk.partialPath)).toBe(false)
})

test('a file that came whole before the machine stopped is fetched anew when it cannot be flushed now', async () => {
  const ended: string[] = []
  const disk = writingDisk(() => ({ sync: () => Promise.reject(systemError('EIO')) }))
  const desk = receivingDesk(small, { disk, progress: { ...stillProgress, end: (id) => ended.push(id) } })
  mkdirSync(desk.downloads)
  writeFileSync(desk.partialPath, small)
  expect(await desk.run()).toMatchObject({ state: 'new', fault: { code: 'disk-unwritable' } })
  expect(existsSync(desk.partialPath)).toBe(false)
  expect(ended).toEqual([desk.order.id])
})

test('a partial file that cannot be cut to length is the disk’s fault, not ours', async () => {
  const disk = writingDisk(() => ({ truncate: () => Promise.reject(systemError('EROFS')) }))
  const desk = receivingDesk(small, { disk })
  expect((await desk.run()).fault?.code).toBe('disk-unwritable')
})

test('a partial file that cannot be read is the disk’s fault, and the bar does not stand there for ever', async () => {
  const ended: string[] = []
  const openRead: Disk['openRead'] = async (file) => {
    const opened = await systemDisk.openRead(file)
    return opened.ok
      ? { ...opened, value: { ...opened.value, read: () => Promise.reject(systemError('EIO')) } }
      : opened
  }
  const progress = { ...stillProgress, end: (id: string) => ended.push(id) }
  const desk = receivingDesk(small, { disk: { openRead }, progress })
  mkdirSync(desk.downloads)
  writeFileSync(desk.partialPath, small)
  expect((await desk.run()).fault?.code).toBe('file-unreadable')
  expect(ended).toEqual([desk.order.id])
})

test('a call that throws ends the progress and gives the hash back', async () => {
  const ended: string[] = []
  let given = 0
  const hashers = createHashers()
  const counting = {
    ...hashers,
    create(size: number) {
      const hasher = hashers.create(size)
      return { ...hasher, abandon: () => ((given += 1), hasher.abandon()) }
    },
  }
  const progress = { ...stillProgress, end: (id: string) => ended.push(id) }
  const around = () => ({ download: () => Promise.reject(new Error('a defect of ours')) })
  const desk = receivingDesk(small, { progress, hashers: counting, around })
  await expect(desk.run()).rejects.toThrow('a defect of ours')
  expect({ ended, given }).toEqual({ ended: [desk.order.id], given: 1 })
})

test('a write that fails while the next block fills is told once, and nothing is written after it', async () => {
  let full = true
  let writes = 0
  const closedDuring: boolean[] = []
  const disk = writingDisk((handle) => {
    let writing = false
    return {
      async write(bytes, position, use) {
        writes += 1
        if (!full || writes < 2) return handle.write(bytes, position, use)
        writing = true
        // By now the next block is being filled.
        await new Promise((resolve) => setImmediate(resolve))
        writing = false
        throw systemError('ENOSPC')
      },
      close() {
        closedDuring.push(writing)
        return handle.close()
      },
    }
  })
  const desk = receivingDesk(large, {
    disk,
    around: (broker) => ({
      async download(...input) {
        const answer = await broker.download(...input)
        if (!answer.ok) return answer
        const { start } = answer.value
        async function* pieces(): AsyncGenerator<Uint8Array> {
          for (let at = start; at < large.byteLength; at += 65_536) yield large.subarray(at, at + 65_536)
        }
        return { ...answer, value: { ...answer.value, body: pieces() } }
      },
    }),
  })
  expect(await desk.run()).toMatchObject({ state: 'downloading', fault: { code: 'disk-full' } })
  expect(writes).toBe(2)
  expect(closedDuring).toEqual([false])
  full = false
  expect((await desk.run()).state).toBe('saved')
  expect(readFileSync(desk.target).equals(large)).toBe(true)
})

test('killed between the two halves of the move: the file keeps its one name', async () => {
  const desk = receivingDesk(small)
  mkdirSync(desk.downloads)
  writeFileSync(desk.partialPath, small)
  linkSync(desk.partialPath, desk.target)
  const { checksum: savedChecksum, downloads: folderPath, partialPath, target: savedPath } = desk
  const after = await desk.run({ state: 'unchecked', folderPath, partialPath, savedPath, savedChecksum })
  expect(after).toMatchObject({ state: 'saved', savedPath })
  expect(readdirSync(desk.downloads)).toEqual(['a.bin'])
  expect(statSync(desk.target).nlink).toBe(1)
})

test('another file of the same size under the name that was meant is never taken for the received one', async () => {
  const desk = receivingDesk(small)
  mkdirSync(desk.downloads)
  const stranger = Buffer.alloc(small.byteLength, 'x')
  writeFileSync(desk.target, stranger)
  const { checksum: savedChecksum, downloads: folderPath, partialPath, target: savedPath } = desk
  // The partial file has gone too: somebody has tidied up.
  const between = await desk.run({ state: 'unchecked', folderPath, partialPath, savedPath, savedChecksum })
  expect(between.state).not.toBe('saved')
  const after = between.state === 'unchecked' ? await desk.run({}) : await desk.run()
  expect(after).toMatchObject({ state: 'saved', note: 'taken' })
  expect(readFileSync(after.savedPath ?? '').equals(small)).toBe(true)
  expect(readFileSync(desk.target).equals(stranger)).toBe(true)
})

test('found again after a crash, a file is not called saved before its name would survive a power cut', async () => {
  let broken = true
  const flushed: string[] = []
  const syncFolder: Disk['syncFolder'] = (folder) => {
    flushed.push(folder)
    return broken ? Promise.resolve(failure(fault('disk-full'))) : systemDisk.syncFolder(folder)
  }
  const desk = receivingDesk(small, { disk: { syncFolder } })
  mkdirSync(desk.downloads)
  writeFileSync(desk.target, small)
  const { checksum: savedChecksum, downloads: folderPath, partialPath, target: savedPath } = desk
  const waiting = await desk.run({ state: 'unchecked', folderPath, partialPath, savedPath, savedChecksum })
  expect(waiting).toMatchObject({ state: 'unchecked', fault: { code: 'disk-full' } })
  broken = false
  expect((await desk.run({})).state).toBe('saved')
  expect(flushed).toEqual([desk.downloads, desk.downloads])
  expect(readdirSync(desk.downloads)).toEqual(['a.bin'])
})

test('a place that is broken for a moment gives no second copy when the person tries again', async () => {
  let broken = true
  const syncFolder: Disk['syncFolder'] = (folder) =>
    broken ? Promise.resolve(failure(fault('disk-unwritable'))) : systemDisk.syncFolder(folder)
  const desk = receivingDesk(small, { disk: { syncFolder } })
  expect(await desk.run()).toMatchObject({ state: 'new', fault: { code: 'disk-unwritable' } })
  broken = false
  await desk.incoming.download(desk.order.id, desk.downloads)
  expect((await desk.run({})).state).toBe('saved')
  expect(readdirSync(desk.downloads)).toEqual(['a.bin'])
})

describe('a file so large that it is flushed on the way', () => {
  const huge = Buffer.alloc(flushEvery + 3 * 1024 * 1024, 'lønnsoppgave\n')
  const inPieces: NonNullable<DeskOptions['around']> = (broker) => ({
    async download(...input) {
      const answer = await broker.download(...input)
      if (!answer.ok) return answer
      const { start, length } = answer.value
      async function* pieces(): AsyncGenerator<Uint8Array> {
        for (let at = start; at < start + length; at += 1024 * 1024)
          yield huge.subarray(at, Math.min(at + 1024 * 1024, start + length))
      }
      return { ...answer, value: { ...answer.value, body: pieces() } }
    },
  })

  /** The beginning of an earlier try: what came in one stream goes on in one. */
  const begun = (options: DeskOptions) => {
    const desk = receivingDesk(huge, { around: inPieces, ...options })
    mkdirSync(desk.downloads, { recursive: true })
    writeFileSync(desk.partialPath, huge.subarray(0, 1))
    return desk
  }

  test('is flushed while the rest comes, and is whole', async () => {
    const flushedAt: number[] = []
    let written = 0
    const disk = writingDisk((handle) => ({
      write(bytes, position, use) {
        written = position
        return handle.write(bytes, position, use)
      },
      sync() {
        flushedAt.push(written)
        return handle.sync()
      },
    }))
    const desk = begun({ disk })
    expect((await desk.run()).state).toBe('saved')
    expect(flushedAt).toHaveLength(2)
    expect(flushedAt[0]).toBeLessThan(huge.byteLength - 1024 * 1024)
    expect(readFileSync(desk.target).equals(huge)).toBe(true)
  })

  test('is not gone on with when such a flush failed, though all that came after it succeeded', async () => {
    let flushes = 0
    const disk = writingDisk((handle) => ({
      sync() {
        flushes += 1
        // The system tells of lost pages once.
        return flushes === 1 ? Promise.reject(systemError('EIO')) : handle.sync()
      },
    }))
    const desk = begun({ disk })
    expect(await desk.run()).toMatchObject({ state: 'new', fault: { code: 'disk-unwritable' } })
    expect(existsSync(desk.partialPath)).toBe(false)
    expect((await desk.run()).state).toBe('saved')
  })

  test('is closed only when such a flush has ended, also when the connection is cut meanwhile', async () => {
    const happened: string[] = []
    const disk = writingDisk((handle) => ({
      async sync() {
        await new Promise((resolve) => setImmediate(resolve))
        await handle.sync()
        happened.push('flushed')
      },
      close() {
        happened.push('closed')
        return handle.close()
      },
    }))
    const desk = begun({
      disk,
      around: (broker) => ({
        async download(...input) {
          const answer = await inPieces(broker).download?.(...input)
          if (answer?.ok !== true) throw new Error('The model broker has the file')
          async function* cut(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
            let left = flushEvery / (1024 * 1024) + 1
            for await (const piece of pieces) {
              yield piece
              left -= 1
              if (left === 0) throw new NetworkFault(fault('connection-cut'))
            }
          }
          return { ...answer, value: { ...answer.value, body: cut(answer.value.body) } }
        },
      }),
    })
    expect((await desk.run()).fault?.code).toBe('connection-cut')
    expect(happened).toEqual(['flushed', 'closed'])
  })
})

test('an error while closing is one of the disk too: what the system held back may be lost', async () => {
  const disk = writingDisk((handle) => ({
    close: () => handle.close().then(() => Promise.reject(systemError('EDQUOT'))),
  }))
  const desk = receivingDesk(small, { disk })
  expect(await desk.run()).toMatchObject({ state: 'downloading', fault: { code: 'disk-full' } })
  expect(existsSync(desk.partialPath)).toBe(false)
})

test('closing the program does not wait until a huge unfinished file has been read again', async () => {
  const stopping = new AbortController()
  let reads = 0
  const openRead: Disk['openRead'] = async (file) => {
    const opened = await systemDisk.openRead(file)
    if (!opened.ok) return opened
    const read: typeof opened.value.read = (into, position) => {
      reads += 1
      stopping.abort()
      return opened.value.read(into, position)
    }
    return { ...opened, value: { ...opened.value, read } }
  }
  const desk = receivingDesk(large, { disk: { openRead } })
  mkdirSync(desk.downloads)
  writeFileSync(desk.partialPath, large)
  await desk.run(undefined, stopping.signal)
  expect(reads).toBe(1)
  expect(desk.get()).toMatchObject({ state: 'downloading', fault: null })
})

test('a partial file that somebody has removed is fetched again', async () => {
  const desk = receivingDesk(small, { overview: { checksum: null } })
  expect(await desk.run()).toMatchObject({ state: 'unchecked', fault: { code: 'download-unchecked' } })
  unlinkSync(desk.partialPath)
  desk.model.publish({ ...desk.overview, checksum: desk.checksum }, small)
  let after = await desk.run({})
  if (after.state !== 'saved') after = await desk.run()
  expect(after.state).toBe('saved')
})
