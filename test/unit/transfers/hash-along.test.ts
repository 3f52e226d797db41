/** A checksum beside a download in several stretches: it must be the file's, whichever way its bytes came to it. */
import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import { createHashers, type Hashers } from '../../../main/transfers/hasher.ts'
import { createFrontier } from '../../../main/transfers/parts/frontier.ts'
import { hashAlong } from '../../../main/transfers/parts/hash-along.ts'
import type { WriteHandle } from '../../../main/ports.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const whole = randomBytes(5_000_000)
let hashers: Hashers
beforeAll(() => {
  hashers = createHashers()
  return () => hashers.close()
})

async function openTarget(): Promise<{ readonly file: string; readonly handle: WriteHandle }> {
  const file = path.join(temporaryFolder(), 'partial')
  const opened = await systemDisk.openWrite(file, 'create')
  if (!opened.ok) throw new Error(opened.fault.code)
  onTestFinished(() => opened.value.close())
  return { file, handle: opened.value }
}

/** `lengths` of the stretches in the order of the file, and whose block comes next, how long it is. */
interface Play {
  readonly lengths: readonly number[]
  readonly turns: readonly { readonly part: number; readonly length: number }[]
}

/** Every stretch comes to its end, in the order of `turns` and then in that of the file. Answers what was taken from memory. */
async function play({ lengths, turns }: Play) {
  const { file, handle } = await openTarget()
  const parts = lengths.map((length, index) => ({
    start: lengths.slice(0, index).reduce((all, one) => all + one, 0),
    length,
  }))
  const size = lengths.reduce((all, one) => all + one, 0)
  const frontier = createFrontier(parts)
  const along = await hashAlong({ disk: systemDisk, hashers }, { path: file, name: 'a', size }, frontier)
  const reached = parts.map(({ start }) => start)
  let taken = 0
  const come = async (index: number, most: number): Promise<void> => {
    const { start, length } = parts[index]!
    const at = reached[index]!
    const bytes = whole.subarray(at, Math.min(at + most, start + length))
    if (bytes.byteLength === 0) return
    const hashed = await along.take(bytes, at)
    if (hashed !== null) taken += bytes.byteLength
    await handle.write([hashed ?? bytes], at, hashed === null ? undefined : 'once')
    reached[index] = at + bytes.byteLength
    frontier.advance(index, at + bytes.byteLength)
  }
  for (const { part, length } of turns) await come(part % parts.length, length)
  for (const [index, { start, length }] of parts.entries())
    while (reached[index]! < start + length) await come(index, 1_048_576)
  return { hashed: await along.hashed, taken, size }
}

test('is that of the file, in whatever order its stretches come and however large their blocks are', async () => {
  const plays = fc.record({
    lengths: fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 5 }),
    turns: fc.array(fc.record({ part: fc.nat(4), length: fc.integer({ min: 1, max: 1_048_576 }) }), {
      maxLength: 20,
    }),
  })
  await fc.assert(
    fc.asyncProperty(plays, async (one) => {
      const { hashed, size } = await play(one)
      const checksum = createHash('md5').update(whole.subarray(0, size)).digest('hex')
      expect(hashed).toEqual({ ok: true, value: checksum })
    }),
    { numRuns: 60 },
  )
})

test('is made from memory alone when the file comes in its own order', async () => {
  const { taken, size } = await play({ lengths: [2_097_152, 2_097_152, 500_001], turns: [] })
  expect(taken).toBe(size)
})

test('ends with a fault when nothing more will come, and takes nothing after that', async () => {
  const { file } = await openTarget()
  const frontier = createFrontier([{ start: 0, length: 4_000_000 }])
  const along = await hashAlong(
    { disk: systemDisk, hashers },
    { path: file, name: 'a', size: 4_000_000 },
    frontier,
  )
  expect(await along.take(whole.subarray(0, 1_000), 0)).not.toBeNull()
  frontier.giveUp()
  expect(await along.hashed).toMatchObject({ ok: false, fault: { code: 'stopping' } })
  expect(await along.take(whole.subarray(1_000, 2_000), 1_000)).toBeNull()
})

test('says so when there is no file to read from', async () => {
  const frontier = createFrontier([{ start: 0, length: 4_000_000 }])
  const along = await hashAlong(
    { disk: systemDisk, hashers },
    { path: path.join(temporaryFolder(), 'gone'), name: 'a', size: 4_000_000 },
    frontier,
  )
  expect(await along.take(whole.subarray(0, 1_000), 0)).toBeNull()
  expect(await along.hashed).toMatchObject({ ok: false, fault: { code: 'file-missing' } })
})
