/** One stretch of a download on its way to the disk: what is called written lies there, and nothing before it is missing. */
import { expect, test } from 'vitest'
import type { WriteHandle } from '../../../main/ports.ts'
import { heldBlocks, type HashAlong } from '../../../main/transfers/parts/hash-along.ts'
import { pourPart } from '../../../main/transfers/parts/pour-part.ts'

const block = (byte: number): Uint8Array => new Uint8Array(10).fill(byte)

/** Takes every block, or none, and never waits for room. */
const hash = (takes: boolean): HashAlong => ({
  take: (bytes) => Promise.resolve(takes ? Uint8Array.from(bytes) : null),
  isIdle: () => true,
  hashed: Promise.resolve({ ok: true, value: '' }),
})

/** Writes end when the test says so. */
function slowDisk() {
  const begun: (PromiseWithResolvers<void> & { readonly position: number; readonly use: string })[] = []
  const handle: WriteHandle = {
    write(_, position, use) {
      const ending = Promise.withResolvers<void>()
      begun.push({ ...ending, position, use: use ?? 'again' })
      return ending.promise
    },
    truncate: () => Promise.resolve(),
    sync: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
  return { begun, handle }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function* blocksOf(count: number, failure: Error | null = null): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) yield await Promise.resolve(block(index))
  if (failure !== null) throw failure
}

function pour(takes: boolean, count: number, failure: Error | null = null) {
  const { begun, handle } = slowDisk()
  const written: number[] = []
  const wanted: boolean[] = []
  const extent = { start: 100, length: 10 * count }
  const ended = pourPart(blocksOf(count, failure), handle, hash(takes), extent, {
    came: (isWanted) => wanted.push(isWanted),
    written: (position) => written.push(position),
  })
  // The tests look at it later than it may fail.
  ended.catch(() => undefined)
  return { begun, written, wanted, ended }
}

test('what is hashed already goes to the disk a few blocks at a time, and is told of in its order', async () => {
  const { begun, written, ended } = pour(true, heldBlocks + 2)
  await settle()
  expect(begun.map(({ use }) => use)).toEqual(Array.from({ length: heldBlocks }, () => 'once'))
  begun[1]?.resolve()
  await settle()
  expect(written).toEqual([])
  begun[0]?.resolve()
  await settle()
  expect(written).toEqual([110, 120])
  expect(begun).toHaveLength(heldBlocks + 2)
  for (const { resolve } of begun) resolve()
  expect(await ended).toBe(100 + 10 * (heldBlocks + 2))
  expect(written.at(-1)).toBe(await ended)
})

test('what is read back for the hash is written before the network may use its memory again', async () => {
  const { begun, ended } = pour(false, 3)
  for (let index = 0; index < 3; index += 1) {
    await settle()
    expect(begun).toHaveLength(index + 1)
    expect(begun[index]).toMatchObject({ position: 100 + 10 * index, use: 'again' })
    begun[index]?.resolve()
  }
  expect(await ended).toBe(130)
})

test('nothing behind a write that failed counts as written', async () => {
  const { begun, written, ended } = pour(true, 3)
  await settle()
  begun[2]?.resolve()
  begun[0]?.resolve()
  begun[1]?.reject(new Error('ENOSPC'))
  await expect(ended).rejects.toMatchObject({ call: 'write' })
  expect(written).toEqual([110])
})

test('a connection that is cut ends only when all that came is on the disk, and that counts', async () => {
  const { begun, written, ended } = pour(true, 2, new Error('cut'))
  await settle()
  let hasEnded = false
  void ended.catch(() => (hasEnded = true))
  begun[0]?.resolve()
  await settle()
  expect(hasEnded).toBe(false)
  begun[1]?.resolve()
  await expect(ended).rejects.toThrow('cut')
  expect(written).toEqual([110, 120])
})

test('a line is called slow only when disk and hash have nothing else to do', async () => {
  const { begun, wanted, ended } = pour(true, 2)
  await settle()
  expect(wanted).toEqual([true, false])
  for (const { resolve } of begun) resolve()
  await ended
})

test('a byte more than belongs there is not written', async () => {
  const { begun, handle } = slowDisk()
  const heard = { came: () => undefined, written: () => undefined }
  expect(await pourPart(blocksOf(1), handle, hash(true), { start: 0, length: 9 }, heard)).toBe(10)
  expect(begun).toEqual([])
})
