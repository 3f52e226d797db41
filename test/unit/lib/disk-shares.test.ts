/** What shares do otherwise than a disk of one's own. */
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { freeBytesOf, systemDisk } from '../../../main/lib/disk.ts'
import { temporaryFolder } from '../../support/temporary.ts'

test('a share that knows nothing of its size is not taken for a full one', async () => {
  const folder = temporaryFolder()
  const { bsize } = await statfs(folder)
  expect(freeBytesOf({ bsize, blocks: 0, bavail: 0 })).toBe(Number.MAX_SAFE_INTEGER)
  const here = await systemDisk.freeSpace(folder)
  expect(here.ok && here.value).toBeGreaterThan(0)
  expect(here.ok && here.value).toBeLessThan(Number.MAX_SAFE_INTEGER)
})

test('a new file is made once, and can be cut to its length', async () => {
  const file = path.join(temporaryFolder(), 'ny')
  const opened = await systemDisk.openWrite(file, 'create')
  if (!opened.ok) throw new Error(opened.fault.code)
  await opened.value.write([Buffer.from('abc')], 0)
  await opened.value.truncate(2)
  await opened.value.close()
  expect(await systemDisk.identity(file)).toMatchObject({ value: { size: 2 } })
  expect((await systemDisk.openWrite(file, 'create')).ok).toBe(false)
})
