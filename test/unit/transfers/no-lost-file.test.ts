import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../../main/altinn/broker/types.ts'
import { systemDisk } from '../../../main/lib/disk.ts'
import { systemRandom } from '../../../main/lib/random.ts'
import { createCourse } from '../../../main/store/course.ts'
import type { Database } from '../../../main/store/database.ts'
import { createHashers } from '../../../main/transfers/hasher.ts'
import { createIncomingRows, type IncomingRecord } from '../../../main/transfers/incoming-rows.ts'
import { createReceiving } from '../../../main/transfers/receiving.ts'
import { success } from '../../../preload/contract/result.ts'
import { access as sendersAccess, otherOrganisation } from '../../support/altinn.ts'
import { createModelBroker, Killed, type Fate, type ModelBroker } from '../../support/model-broker.ts'
import { downloadsOf } from '../../support/receiving.ts'
import { openStore } from '../../support/transfers.ts'

const access = { ...sendersAccess, organisation: otherOrganisation }
const content = Buffer.from('lønnsoppgave\n'.repeat(5_000))
const checksum = createHash('md5').update(content).digest('hex')

function published(now: number, known: string | null): Overview {
  return {
    ...{
      fileTransferId: randomUUID(),
      resourceId: 'service',
      fileName: '../lønn.csv',
      reference: 'r',
      checksum: known,
    },
    ...{
      useVirusScan: true,
      size: content.byteLength,
      status: 'Published',
      statusText: '',
      statusChangedAt: now,
    },
    ...{ createdAt: now, expiresAt: now + 1e10, publishedAt: now, sender: '310904473', properties: {} },
    recipients: [{ organisation: access.organisation, status: 'Initialized', changedAt: now }],
  }
}

function record(overview: Overview, folder: string): IncomingRecord {
  return {
    ...{
      id: randomUUID(),
      profileId: 'profile',
      fileTransferId: overview.fileTransferId,
      fileName: overview.fileName,
    },
    ...{
      size: overview.size,
      sender: overview.sender,
      serviceId: 'service',
      reference: null,
      properties: {},
    },
    ...{
      virusScanned: true,
      checksum: overview.checksum,
      state: 'new',
      paused: false,
      unread: true,
      folderPath: folder,
    },
    ...{ partialPath: path.join(folder, '.part'), savedPath: null, note: null, savedChecksum: null },
    ...{
      confirmAfter: true,
      attempts: 0,
      fault: null,
      retryAt: null,
      publishedAt: overview.publishedAt ?? 0,
    },
    ...{ expiresAt: null, confirmedAt: null, updatedAt: 0 },
  }
}

/** One life of the process; like a person, it presses «try again» when the file is back at the beginning. */
async function live(
  database: Database,
  id: string,
  broker: ModelBroker,
  time: { now: number },
): Promise<void> {
  const rows = createIncomingRows(database)
  const clock = { now: () => time.now, monotonic: () => time.now, sleep: () => Promise.resolve() }
  const hashers = createHashers()
  const receive = createReceiving({
    ...{
      rows,
      course: createCourse(database),
      broker,
      clock,
      random: systemRandom,
      disk: systemDisk,
      hashers,
    },
    accessOf: () => Promise.resolve(success(access)),
    downloads: downloadsOf({ broker, disk: systemDisk, hashers, clock, database }),
    changed: () => undefined,
    failed: () => undefined,
  })
  for (let round = 0; round < 50; round += 1) {
    const now = rows.get(id)
    if (now === null || now.state === 'confirmed' || now.state === 'aside') break
    await receive(now, new AbortController().signal)
    time.now += 20 * 60_000
  }
  await hashers.close()
}

const fate = fc.constantFrom<Fate>('ok', 'ok', 'cut', 'lost', 'killed-before', 'killed-after', 'busy')

describe('a file that is fetched through a bad day', () => {
  test('lies whole under its own name before it is confirmed, and only once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 10 }),
        fc.nat(content.byteLength),
        async (fates, cutAfter) => {
          const home = mkdtempSync(path.join(tmpdir(), 'budstikke-model-'))
          const downloads = path.join(home, 'downloads')
          const time = { now: Date.parse('2026-11-20T09:00:00Z') }
          const target = path.join(downloads, 'lønn.csv')
          const onConfirm = (): void => {
            expect(
              existsSync(target) && readFileSync(target).equals(content),
              'whole before it is confirmed',
            ).toBe(true)
          }
          const broker = createModelBroker([...fates], () => time.now, { onConfirm, cutAfter })
          const overview = published(time.now, checksum)
          broker.publish(overview, content)
          const order = record(overview, downloads)
          try {
            let database = openStore(home)
            const rows = createIncomingRows(database)
            rows.insert(order, 'lønn.csv')
            const { folderPath, partialPath, confirmAfter } = order
            rows.update(order.id, { state: 'downloading', folderPath, partialPath, confirmAfter }, time.now)
            for (let lives = 0; lives < 30; lives += 1) {
              try {
                await live(database, order.id, broker, time)
                break
              } catch (error) {
                if (!(error instanceof Killed)) throw error
                database.close()
                database = openStore(home)
              }
            }
            const after = createIncomingRows(database).get(order.id)
            database.close()
            expect(after).toMatchObject({ state: 'confirmed', savedPath: target })
            expect(readdirSync(downloads)).toEqual(['lønn.csv'])
            expect(readFileSync(target).equals(content)).toBe(true)
          } finally {
            rmSync(home, { recursive: true, force: true })
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is kept aside and never confirmed when its checksum is wrong', async () => {
    const home = mkdtempSync(path.join(tmpdir(), 'budstikke-model-'))
    const downloads = path.join(home, 'downloads')
    const time = { now: Date.parse('2026-11-20T09:00:00Z') }
    const confirmed: string[] = []
    const broker = createModelBroker([], () => time.now, { onConfirm: (id) => confirmed.push(id) })
    const overview = published(time.now, 'f'.repeat(32))
    broker.publish(overview, content)
    const database = openStore(home)
    const order = record(overview, downloads)
    const rows = createIncomingRows(database)
    rows.insert(order, 'a')
    rows.update(
      order.id,
      { state: 'downloading', folderPath: downloads, partialPath: order.partialPath },
      time.now,
    )
    await live(database, order.id, broker, time)
    const after = rows.get(order.id)
    database.close()
    expect(after).toMatchObject({ state: 'aside', fault: { code: 'download-checksum-mismatch' } })
    expect(confirmed).toEqual([])
    expect(readdirSync(downloads)).toEqual(['_satt-til-side'])
    expect(readFileSync(after?.savedPath ?? '').equals(content)).toBe(true)
    rmSync(home, { recursive: true, force: true })
  })
})
