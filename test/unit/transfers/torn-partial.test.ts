import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { receivingDesk } from '../../support/receiving.ts'

const content = randomBytes(3_000)
/** What a power cut leaves of bytes that were written and never synced: their length, and zeros. */
const torn = Buffer.concat([content.subarray(0, 500), Buffer.alloc(1_000)])

function deskAfterPowerCut(left: Buffer, options: Parameters<typeof receivingDesk>[1] = {}) {
  const desk = receivingDesk(content, options)
  mkdirSync(desk.downloads)
  writeFileSync(desk.partialPath, left)
  return desk
}

describe('a download that was under way when the power went', () => {
  test.each([
    ['a part', torn],
    ['everything', Buffer.concat([torn, Buffer.alloc(1_500)])],
  ])('is fetched anew when %s of it turns out to be zeros, and nobody is bothered', async (_what, left) => {
    const desk = deskAfterPowerCut(left)
    const first = await desk.run()
    expect(first).toMatchObject({ state: 'downloading', retryAt: null, fault: null })
    expect(existsSync(desk.partialPath)).toBe(false)

    expect(await desk.run({})).toMatchObject({ state: 'saved', savedPath: desk.target })
    expect(readFileSync(desk.target).equals(content)).toBe(true)
    expect(readdirSync(desk.downloads)).toEqual(['a.bin'])
    expect(desk.failed).toEqual([])
  })

  test('is fetched anew when the program ended before the whole file was compared', async () => {
    const desk = deskAfterPowerCut(content)
    const savedChecksum = 'f'.repeat(32)
    const { downloads: folderPath, partialPath } = desk
    expect(await desk.run({ state: 'unchecked', folderPath, partialPath, savedChecksum })).toMatchObject({
      state: 'downloading',
    })
    expect(await desk.run({})).toMatchObject({ state: 'saved' })
  })

  test('is kept aside, and not fetched for ever, when the service’s own bytes are wrong', async () => {
    const desk = deskAfterPowerCut(torn, { overview: { checksum: 'f'.repeat(32) } })
    expect(await desk.run()).toMatchObject({ state: 'downloading' })
    expect(await desk.run({})).toMatchObject({
      state: 'aside',
      fault: { code: 'download-checksum-mismatch' },
    })
    expect(desk.failed).toEqual(['download-checksum-mismatch'])
  })

  test('is kept aside when the same wrong bytes came twice, though each time with a cut between', async () => {
    const megabyte = 1024 * 1024
    // A block is written when it is full: of two, the first is on disk when the line is cut in the second.
    const desk = receivingDesk(randomBytes(2 * megabyte), {
      overview: { checksum: 'f'.repeat(32) },
      ...{ fates: ['cut', 'ok', 'cut', 'ok'], cutAfter: 1.5 * megabyte },
    })
    const states: string[] = [(await desk.run()).state]
    for (let tries = 0; tries < 4 && states.at(-1) !== 'aside'; tries += 1)
      states.push((await desk.run({})).state)
    // Cut, whole and wrong, cut, whole and wrong again.
    expect(states).toEqual(['downloading', 'downloading', 'downloading', 'aside'])
  })
})
