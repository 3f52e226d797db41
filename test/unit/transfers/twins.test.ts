/** The same file twice on one day: the person is asked, also when both were dropped at the same moment. */
import { unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import type { Disk } from '../../../main/ports.ts'
import { createTwins } from '../../../main/transfers/twins.ts'
import type { OutgoingRecord } from '../../../main/transfers/outgoing-rows.ts'
import { otherOrganisation, countingRandom } from '../../support/altinn.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { openStore, outgoingRecord, profileId, sendingPorts } from '../../support/transfers.ts'

const md5OfHei = 'd5e2a2c9141206704cdace7df654ca7e'

function setUp() {
  const home = temporaryFolder()
  const clock = createFakeClock()
  const database = openStore(home)
  const ports = sendingPorts(database, clock, countingRandom())
  const read: string[] = []
  const disk: Disk = {
    ...systemDisk,
    openRead(file) {
      read.push(path.basename(file))
      return systemDisk.openRead(file)
    },
  }
  const twins = createTwins({ database, disk, hashers: ports.hashers })
  const { signal } = new AbortController()
  return {
    read,
    put(name: string, content: string): string {
      const file = path.join(home, name)
      writeFileSync(file, content)
      return file
    },
    queue(file: string, more: Partial<OutgoingRecord> = {}): void {
      const position = ports.rows.nextPosition()
      const record = outgoingRecord(file, clock.now(), { position, originalName: path.basename(file) })
      ports.rows.insert(record, [otherOrganisation], '')
      ports.rows.update(record.id, more, clock.now())
    },
    twinOf: (file: string, size: number, recipients: readonly string[] = [otherOrganisation]) =>
      twins({ profileId, recipients, size, since: clock.now() - 1, path: file }, signal),
  }
}

test('a copy that was dropped at the same moment is found before either has been sent', async () => {
  const { put, queue, twinOf } = setUp()
  queue(put('rapport.pdf', 'det samme'))
  const copy = put('rapport (1).pdf', 'det samme')
  expect(await twinOf(copy, 9)).toBe('rapport.pdf')
  expect(await twinOf(copy, 9, ['974760673'])).toBeNull()
})

test('a file is no twin of itself, nor of another with the same length', async () => {
  const { put, queue, twinOf } = setUp()
  const own = put('rapport.pdf', 'det samme')
  queue(own)
  expect(await twinOf(own, 9)).toBeNull()
  queue(put('annen.pdf', 'noe annet'))
  expect(await twinOf(own, 9)).toBeNull()
})

test('one that was sent and filed away is known by its checksum', async () => {
  const { put, queue, twinOf, read } = setUp()
  const sent = put('sendt.pdf', 'hei')
  queue(sent, { state: 'published', checksum: md5OfHei })
  queue(put('mislykket.pdf', 'hei'), { state: 'failed', checksum: md5OfHei })
  unlinkSync(sent)
  expect(await twinOf(put('igjen.pdf', 'hei'), 3)).toBe('sendt.pdf')
  expect(read).toEqual(['igjen.pdf'])
})

test('of many files of one length each is read once, however many come after it', async () => {
  const { put, queue, twinOf, read } = setUp()
  const files = ['a', 'b', 'c', 'd'].map((content) => put(`${content}.txt`, content))
  for (const file of files) {
    expect(await twinOf(file, 1)).toBeNull()
    queue(file)
  }
  expect(read.toSorted()).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt'])
})
