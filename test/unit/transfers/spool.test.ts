import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemDisk } from '../../../main/lib/disk.ts'
import type { Disk } from '../../../main/ports.ts'
import { createChosenFiles } from '../../../main/transfers/chosen-files.ts'
import { createSpool } from '../../../main/transfers/spool.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure } from '../../../preload/contract/result.ts'
import { countingRandom } from '../../support/altinn.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { openStore, outgoingRecord, profileId, sendingPorts } from '../../support/transfers.ts'

async function* letter(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('brev')
}

function setUp(bend: (folder: string) => Partial<Disk> = () => ({})) {
  const home = temporaryFolder()
  const folder = path.join(home, 'spool')
  const database = openStore(home)
  onTestFinished(() => database.close())
  const common = sendingPorts(database, createFakeClock(), countingRandom())
  const ports = { ...common, disk: { ...systemDisk, ...bend(folder) } }
  const files = createChosenFiles(database, ports.disk, ports.clock, ports.random)
  const spool = createSpool({ ...ports, files }, folder)
  return {
    ...{ folder, database, files, spool, rows: ports.rows },
    take: () => spool.take({ name: 'brev.txt', folder: '', size: 4 }, letter()),
  }
}

test('a file is taken over only when its name, too, would survive a power cut', async () => {
  const synced: string[] = []
  const { folder, take } = setUp(() => ({
    syncFolder(given) {
      synced.push(...readdirSync(given))
      return systemDisk.syncFolder(given)
    },
  }))
  expect((await take()).ok).toBe(true)
  expect(synced).toEqual(readdirSync(folder))
})

test('a file whose name cannot be made safe is refused, and leaves nothing behind', async () => {
  const { folder, files, take } = setUp((full) => ({
    syncFolder: () => Promise.resolve(failure(fault('disk-full', { values: { path: full } }))),
  }))
  expect(await take()).toMatchObject({ ok: false, fault: { code: 'disk-full' } })
  expect(readdirSync(folder)).toEqual([])
  expect(files.get('00000000-0000-4000-8000-000000000001')).toBeNull()
})

test('a published file whose checksum nobody has compared yet keeps its copy over a restart', async () => {
  const { folder, files, rows, spool, take } = setUp()
  const states = ['processing', 'published', 'failed', 'confirmed', 'cancelled'] as const
  const kept: string[] = []
  for (const state of states) {
    const taken = await take()
    if (!taken.ok) throw new Error(taken.fault.code)
    const file = path.join(folder, taken.value.id)
    const record = outgoingRecord(file, 0, { spooled: true, state })
    rows.insert(record, [], '')
    files.release(taken.value.id)
    if (!['confirmed', 'cancelled'].includes(state)) kept.push(taken.value.id)
  }
  await spool.clean()
  expect(readdirSync(folder).toSorted()).toEqual(kept.toSorted())
})

test('an attachment from a browser is still there after a restart while its message can be sent', async () => {
  const { folder, database, files, spool, take } = setUp()
  const kept: string[] = []
  for (const [state, acceptedAt] of [
    ['queued', null],
    ['preparing', null],
    ['sending', null],
    ['failed', null],
    ['failed', 1],
    ['published', 1],
    ['withdrawn', null],
  ] as const) {
    const taken = await take()
    if (!taken.ok) throw new Error(taken.fault.code)
    const { id } = taken.value
    database.run(
      `INSERT INTO sent_message (id, profile_id, service_id, order_json, state, accepted_at, created_at, updated_at, search)
       VALUES (?, ?, 'brev', '{}', ?, ?, 0, 0, '')`,
      ...[id, profileId, state, acceptedAt],
    )
    database.run(
      `INSERT INTO sent_file (message_id, position, path, spooled, name, size, modified, file_id, state)
       VALUES (?, 0, ?, 1, 'brev.txt', 4, 0, '', 'waiting')`,
      ...[id, path.join(folder, id)],
    )
    files.release(id)
    if (acceptedAt === null && state !== 'withdrawn') kept.push(id)
  }
  await spool.clean()
  expect(readdirSync(folder).toSorted()).toEqual(kept.toSorted())
})

test('an attachment of a draft is still there after a restart, and one that nobody kept is not', async () => {
  const { folder, database, files, spool, take } = setUp()
  const [kept, left] = [await take(), await take()]
  if (!kept.ok || !left.ok) throw new Error('Not taken')
  database.run(
    `INSERT INTO message_draft (id, profile_id, order_json, updated_at) VALUES ('draft', ?, ?, 0)`,
    ...[profileId, JSON.stringify({ fileIds: [kept.value.id] })],
  )
  await spool.clean()
  expect(readdirSync(folder)).toEqual([kept.value.id])
  expect([files.get(kept.value.id)?.id, files.get(left.value.id)]).toEqual([kept.value.id, null])
})

test('a copy that has been compared is deleted, once, and nothing outside the spool ever is', async () => {
  const { folder, rows, spool, take } = setUp()
  const taken = await take()
  if (!taken.ok) throw new Error(taken.fault.code)
  const file = path.join(folder, taken.value.id)
  const record = outgoingRecord(file, 0, { spooled: true, state: 'published' })
  rows.insert(record, [], '')
  await spool.release(record)
  expect(readdirSync(folder)).toEqual([])
  expect(rows.get(record.id)?.spooled).toBe(false)
  const own = { ...record, path: path.join(folder, '..', 'budstikke.db') }
  await spool.release(own)
  expect(readdirSync(path.dirname(folder))).toContain('budstikke.db')
})
