import { expect, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import { createSpace, floorBytes } from '../../../main/transfers/space.ts'
import { success } from '../../../preload/contract/result.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const gibibyte = 1024 ** 3

/** A disk with so much room. */
const spaceOn = (free: number) =>
  createSpace({ ...systemDisk, freeSpace: () => Promise.resolve(success(free)) })

test('two files that each fit alone are not begun when they do not fit together', async () => {
  const folder = temporaryFolder()
  const space = spaceOn(3 * gibibyte)
  expect(await space.reserve(folder, 'a', 2 * gibibyte)).toMatchObject({ ok: true })
  expect(await space.reserve(folder, 'b', 2 * gibibyte)).toMatchObject({
    fault: { code: 'disk-full', values: { free: gibibyte, size: 2 * gibibyte } },
  })
  space.release('a')
  expect(await space.reserve(folder, 'b', 2 * gibibyte)).toMatchObject({ ok: true })
})

test('asked again for the same file, its own promise does not stand in its way', async () => {
  const folder = temporaryFolder()
  const space = spaceOn(3 * gibibyte)
  for (let turn = 0; turn < 3; turn += 1)
    expect(await space.reserve(folder, 'a', 2 * gibibyte)).toMatchObject({ ok: true })
})

test('a floor stays free for everybody else; what is there already needs no room', async () => {
  const folder = temporaryFolder()
  const space = spaceOn(floorBytes + 10)
  expect(await space.reserve(folder, 'a', 10)).toMatchObject({ ok: true })
  expect(await space.reserve(folder, 'a', 11)).toMatchObject({ fault: { code: 'disk-full' } })
  expect(await spaceOn(0).reserve(folder, 'a', 0)).toMatchObject({ ok: true })
})
