/** Writes past the system's cache: the file must be the same as without them, whatever the file system thinks of it. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import { sharedPages } from '../../../main/lib/page-aligned.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const mebibyte = 1024 * 1024
const memory = Buffer.from(sharedPages(mebibyte))
memory.set(randomBytes(mebibyte))

/** `offset` in memory, `position` in the file: on a page, or beside one. */
const near = (most: number) =>
  fc
    .record({ page: fc.nat(most / 4096 - 1), beside: fc.constantFrom(0, 0, 0, 1, 512) })
    .map(({ page, beside }) => page * 4096 + beside)
const writes = fc.array(
  fc.record({
    offset: near(mebibyte / 2),
    position: near(mebibyte),
    length: near(mebibyte / 2),
    past: fc.boolean(),
  }),
  { maxLength: 12 },
)

test('every byte lies where it belongs, whichever way it went', async () => {
  await fc.assert(
    fc.asyncProperty(writes, async (all) => {
      const file = path.join(temporaryFolder(), 'a')
      const opened = await systemDisk.openWrite(file, 'create')
      if (!opened.ok) throw new Error(opened.fault.code)
      const model = Buffer.alloc(2 * mebibyte)
      await opened.value.truncate(model.byteLength)
      for (const { offset, position, length, past } of all) {
        const bytes = memory.subarray(offset, offset + length)
        await opened.value.write([bytes], position, past ? 'once' : undefined)
        model.set(bytes, position)
      }
      await opened.value.sync()
      await opened.value.close()
      expect(readFileSync(file).equals(model)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('a trouble of the disk is told, whichever way was tried first', async () => {
  const opened = await systemDisk.openWrite(path.join(temporaryFolder(), 'a'), 'create')
  if (!opened.ok) throw new Error(opened.fault.code)
  await opened.value.close()
  await expect(opened.value.write([memory.subarray(0, 4096)], 0, 'once')).rejects.toThrow()
})
